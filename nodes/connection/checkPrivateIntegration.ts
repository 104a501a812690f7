import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestHelper,
} from 'n8n-workflow';
import { checkedBaseUrl, HIGHLEVEL_BASE_URL } from '../highLevel/api/baseUrl';
import { faultError } from '../highLevel/api/errors';
import { familyNamed } from '../highLevel/endpoints/EndpointFamily';
import { HighLevelClient } from '../highLevel/HighLevelClient';
import { HighLevelError, isHighLevelError } from '../highLevel/api/HighLevelError';
import type { Send, SendOnce } from '../highLevel/api/http';
import { executionClock } from './executionClock';
import { pastedToken } from './pastedToken';
import { sendWithToken } from './sendThroughN8n';

/**
 * Tries a private integration's token with the smallest call there is: one association of its location,
 * once, whatever the answer.
 * @throws UserError whose message says what is wrong with the credential and where to fix it
 */
export async function checkPrivateIntegration(
	context: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<void> {
	const token = pastedToken(credentials.accessToken);
	const locationId = textOf(credentials.locationId);
	const endpoints = familyNamed(credentials.endpoints);
	if (!token) throw new UserError(`Access Token is empty. ${COPY_TOKEN}.`);
	if (!locationId) {
		throw new UserError(
			'Location ID is empty. Copy it from Settings > Business Profile in HighLevel.',
		);
	}
	await Promise.resolve()
		.then(async () => {
			const baseUrl = checkedBaseUrl(textOf(credentials.baseUrl));
			const send = answerOf(sendWithToken(context, token, baseUrl), baseUrl);
			const clock = executionClock();
			const client = new HighLevelClient({ send, locationId, endpoints, concurrency: 1, clock });
			await client.associations.page(0, 1);
		})
		.catch((error: unknown) => {
			throw isHighLevelError(error) ? new UserError(inWords(error, token)) : error;
		});
}

const COPY_TOKEN = 'Copy it from Settings > Private Integrations in HighLevel';

/** How private integration tokens begin (doc). */
const TOKEN_START = 'pit-';

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

function answerOf(sendOnce: SendOnce, baseUrl: string): Send {
	return async (request) => {
		const attempt = await sendOnce(request);
		if ('response' in attempt) return attempt.response;
		throw attempt.fault === 'refused'
			? faultError(attempt, false)
			: noAnswer(attempt.fault, baseUrl);
	};
}

/** In words only: n8n replaces a text that contains a code such as ECONNREFUSED. */
function noAnswer(fault: 'unreachable' | 'lost' | 'timeout' | 'cancelled', baseUrl: string) {
	return new HighLevelError({
		kind: 'unreachable',
		message:
			fault === 'timeout'
				? `Nothing answered in time at the Base URL ${baseUrl}`
				: `Nothing answers as HighLevel does at the Base URL ${baseUrl}`,
		hint: `Set it to ${HIGHLEVEL_BASE_URL}, or to the address of your sandbox. If it is right, check the network and test again later.`,
	});
}

const LOCATION =
	'Compare the Location ID with Settings > Business Profile in the sub-account the token was made in.';

/** What is wrong and what to do about it, in the words of the credential's dialog. */
function inWords({ kind, message, hint }: HighLevelError, token: string): string {
	switch (kind) {
		case 'tokenRefused':
			// Only a suspicion: what counts is that HighLevel refused it.
			return token.startsWith(TOKEN_START)
				? `${message}. Copy the token again from Settings > Private Integrations in HighLevel. If it was rotated or deleted there, use the new one.`
				: `Access Token does not look like the token of a private integration, which begins with "${TOKEN_START}", and HighLevel does not accept it. ${COPY_TOKEN}.`;
		case 'scopeMissing':
			return `${message}. Open the integration under Settings > Private Integrations in HighLevel, tick the scope and save. If HighLevel shows a new token, paste it here.`;
		case 'wrongLocation':
		case 'invalid':
		case 'notFound':
			return `${message}. ${LOCATION}`;
		case 'rateLimited':
		case 'dailyLimit':
		case 'serverFault':
			return `${message}. Test the credential again later.`;
		case 'unreadable':
			return `This address is not the HighLevel API: ${message}. Set Base URL back to ${HIGHLEVEL_BASE_URL}, or to the address of your sandbox.`;
		default:
			return hint ? `${message}. ${hint}` : message;
	}
}
