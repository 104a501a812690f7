import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestHelper,
} from 'n8n-workflow';
import { checkedBaseUrl } from '../highLevel/baseUrl';
import { faultError, withoutSecrets } from '../highLevel/errors';
import { HighLevelClient } from '../highLevel/HighLevelClient';
import { isHighLevelError, type HighLevelError } from '../highLevel/HighLevelError';
import type { Send, SendOnce } from '../highLevel/http';
import { sendWithToken } from './sendThroughN8n';

/**
 * Tries a private integration's token with the smallest call there is: one association of its
 * location, once, whatever the answer.
 * @throws UserError whose message says what is wrong with the credential and where to mend it
 */
export async function checkPrivateIntegration(
	context: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<void> {
	const token = textOf(credentials.accessToken);
	const locationId = textOf(credentials.locationId);
	if (!token) {
		throw new UserError(
			'Access Token is empty. Copy it from Settings > Private Integrations in HighLevel.',
		);
	}
	if (!locationId) {
		throw new UserError(
			'Location ID is empty. Copy it from Settings > Business Profile in HighLevel.',
		);
	}
	const endpoints =
		credentials.endpoints === 'objectsAssociation' ? 'objectsAssociation' : 'associations';
	await Promise.resolve()
		.then(() => sendWithToken(context, token, checkedBaseUrl(textOf(credentials.baseUrl))))
		.then(async (sendOnce) => {
			const send = answerOf(sendOnce);
			const client = new HighLevelClient({ send, locationId, endpoints, concurrency: 1 });
			await client.associations.page(0, 1);
		})
		.catch((error: unknown) => refuse(error, locationId));
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

function refuse(error: unknown, locationId: string): never {
	if (!isHighLevelError(error)) {
		throw new UserError(
			withoutSecrets(error instanceof Error ? error.message : 'The check could not be made'),
		);
	}
	throw new UserError(`${error.message}. ${remedy(error, locationId)}`.trim());
}

/** What to do about it, in the words of the credential's dialog. */
function remedy(error: HighLevelError, locationId: string): string {
	switch (error.kind) {
		case 'tokenRefused':
			return 'Copy the token again from Settings > Private Integrations in HighLevel. If it was rotated or deleted there, use the new one.';
		case 'scopeMissing':
			return 'Open the integration under Settings > Private Integrations in HighLevel, tick the scope and save. If HighLevel shows a new token, paste it here.';
		case 'wrongLocation':
			return `Compare the Location ID with Settings > Business Profile in the sub-account the token was made in; "${locationId}" is another one.`;
		case 'notFound':
			return 'Check Endpoints and Base URL: this address has no such endpoint.';
		case 'unreachable':
			return `Check the Base URL and the network of this n8n.`;
		case 'rateLimited':
		case 'serverFault':
			return 'Test the credential again later.';
		default:
			return error.description.split('\n').join(' ');
	}
}
