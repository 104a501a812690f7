import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestHelper,
} from 'n8n-workflow';
import { checkedBaseUrl } from '../highLevel/api/baseUrl';
import { faultError } from '../highLevel/api/errors';
import { familyNamed } from '../highLevel/endpoints/EndpointFamily';
import { HighLevelClient } from '../highLevel/HighLevelClient';
import { isHighLevelError, type HighLevelError } from '../highLevel/api/HighLevelError';
import type { Send, SendOnce } from '../highLevel/api/http';
import { executionClock } from './executionClock';
import { sendWithToken } from './sendThroughN8n';

/**
 * Tries a private integration's token, after a 401, with the smallest call there is: one association
 * of its location, once, whatever the answer.
 * @throws UserError whose message says what is wrong with the credential and where to fix it
 */
export async function checkPrivateIntegration(
	context: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<void> {
	const token = textOf(credentials.accessToken);
	const locationId = textOf(credentials.locationId);
	const endpoints = familyNamed(credentials.endpoints);
	if (!token) {
		throw new UserError(
			'Access Token is empty. Copy it from Settings > Private Integrations in HighLevel.',
		);
	}
	await Promise.resolve()
		.then(async () => {
			const baseUrl = checkedBaseUrl(textOf(credentials.baseUrl));
			const send = answerOf(sendWithToken(context, token, baseUrl));
			const clock = executionClock();
			const client = new HighLevelClient({ send, locationId, endpoints, concurrency: 1, clock });
			await client.associations.page(0, 1);
		})
		.catch((error: unknown) => {
			throw isHighLevelError(error) ? new UserError(`${error.message}. ${remedy(error)}`) : error;
		});
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

function answerOf(sendOnce: SendOnce): Send {
	return async (request) => {
		const attempt = await sendOnce(request);
		if ('response' in attempt) return attempt.response;
		throw faultError(attempt, false);
	};
}

/** What to do about it, in the words of the credential's dialog. */
function remedy({ kind, description }: HighLevelError): string {
	switch (kind) {
		case 'tokenRefused':
			return 'Copy the token again from Settings > Private Integrations in HighLevel. If it was rotated or deleted there, use the new one.';
		case 'scopeMissing':
			return 'Open the integration under Settings > Private Integrations in HighLevel, tick the scope and save. If HighLevel shows a new token, paste it here.';
		default:
			return description.split('\n').join(' ');
	}
}
