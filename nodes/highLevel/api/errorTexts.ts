import { HIGHLEVEL_BASE_URL } from './baseUrl';
import type { HighLevelErrorKind } from './HighLevelError';
import type { HighLevelRequest, HighLevelResponse } from './http';

/** What an error text may need to name. */
export interface ErrorContext {
	locationId?: string;
}

/** How much of HighLevel's words a message quotes, in characters; the description has all of them. */
const LONGEST_QUOTE = 200;

/**
 * The kinds whose message HighLevel's own words complete. n8n's notifications, its list of executions
 * and an AI agent show the message alone; the other kinds' messages say all there is.
 */
export const QUOTED = new Set<HighLevelErrorKind>([
	'tokenRefused',
	'forbidden',
	'wrongAddress',
	'duplicate',
	'notFound',
	'serverFault',
	'invalid',
]);

/** The message, followed by HighLevel's own words where it has any. */
export function withWords(message: string, words: string | undefined): string {
	if (!words) return message;
	const quote = words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words;
	return `${message}: ${quote.replace(/[.\s]+$/, '')}`;
}

/** What happened and what to do, for an answer of this kind. */
export function sentences(
	kind: HighLevelErrorKind,
	request: HighLevelRequest,
	response: HighLevelResponse,
	{ locationId }: ErrorContext,
): [message: string, hint: string] {
	const location = locationId ? `location ${locationId}` : 'this location';
	switch (kind) {
		case 'tokenRefused':
			return [
				'HighLevel does not accept the access token',
				'Check the credential: a private integration token may have been rotated or deleted, an OAuth2 credential may have to be connected again.',
			];
		case 'scopeMissing': {
			const scope = request.scope ? `the scope "${request.scope}"` : 'a scope this call needs';
			return [
				`The access token lacks ${scope}`,
				// n8n's lists take a hyphen in the message apart, not in this.
				`Add the scope${request.scope ? ` "${request.scope}"` : ''} to the private integration or to the Marketplace app and its OAuth credential, then save the new token or connect again.`,
			];
		}
		case 'wrongLocation':
			return [
				`The access token has no access to ${location}`,
				request.form
					? 'Check the Location ID, and that the app is installed in that sub-account of the agency.'
					: 'Check the Location ID: it is the sub-account the token belongs to (Settings > Business Profile in HighLevel).',
			];
		case 'wrongAddress':
			return [
				'HighLevel has no such address',
				`Check the credential: its Base URL should be ${HIGHLEVEL_BASE_URL} (without a path such as /v1), and Endpoints the ones your account is served by.`,
			];
		case 'forbidden':
			return [
				`HighLevel does not allow this call for ${location}`,
				'Check that the user behind the token may see this data and that the feature is switched on for the sub-account.',
			];
		case 'duplicate':
			return ['It already exists in HighLevel', 'Nothing was changed.'];
		case 'notFound':
			return [
				'HighLevel has no such association, relation, record or object',
				`Check the IDs and keys, and that they belong to ${location}.`,
			];
		case 'rateLimited':
			return [
				"HighLevel's rate limit was reached",
				'Lower Concurrency in the options, or run it again later.',
			];
		case 'serverFault':
			return [
				`HighLevel could not answer (status ${response.status})`,
				'The request was tried several times. Run it again later; links already made are detected.',
			];
		case 'invalid':
			return request.form
				? [
						`HighLevel gave no access to ${location}`,
						'Check that the sub-account is active and that the app is installed in it.',
					]
				: ['HighLevel refused the request', 'Check the values of the parameters.'];
		default:
			return [
				`HighLevel gave an unexpected answer (status ${response.status})`,
				'Check the Base URL of the credential: it should be the address of the HighLevel API.',
			];
	}
}
