import { apiWords, withoutSecrets } from './apiWords';
import { HighLevelError, type HighLevelErrorKind } from './HighLevelError';
import type { Attempt, HighLevelRequest, HighLevelResponse } from './http';

type Fault = Exclude<Attempt, { response: HighLevelResponse }>;

/** What an error text may need to name. */
export interface ErrorContext {
	locationId?: string;
}

/** The error for an answer that is no success. */
export function responseError(
	request: HighLevelRequest,
	response: HighLevelResponse,
	context: ErrorContext = {},
): HighLevelError {
	const words = apiWords(response.body);
	const told = words.message ?? '';
	const facts = {
		status: response.status,
		apiMessage: words.message,
		traceId: words.traceId,
		uncertain: response.uncertain,
	};
	const saidKind = kindOf(request, response.status, told);
	// A token exchange that finds nothing has found no such location: nothing asked for is missing.
	const kind = request.form && saidKind === 'notFound' ? 'wrongLocation' : saidKind;
	const [message, hint] = sentences(kind, request, response, context);
	return new HighLevelError({ ...facts, kind, message, hint });
}

function kindOf(request: HighLevelRequest, status: number, told: string): HighLevelErrorKind {
	if (status === 401) return /scope/i.test(told) ? 'scopeMissing' : 'tokenRefused';
	if (status === 403) return /location/i.test(told) ? 'wrongLocation' : 'forbidden';
	// Only what is created can be there already.
	const isConflict = status === 409 || (status === 400 && /duplicate|already exist/i.test(told));
	if (isConflict && creates(request)) return 'duplicate';
	// "Association not found" comes as a 404 and as a 400 (seen).
	if (status === 404 || (status === 400 && /not found|does not exist/i.test(told)))
		return 'notFound';
	if (status === 429) return 'rateLimited';
	if (status >= 500) return 'serverFault';
	if (status >= 400) return 'invalid';
	return 'unreadable';
}

/** Searches and token exchanges are POSTs too. */
function creates({ method, path, form }: HighLevelRequest): boolean {
	return method === 'POST' && !form && !path.endsWith('/search');
}

function sentences(
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
				'Check the credential: a private integration token may have been rotated or deleted, an OAuth connection may have to be made again (Connect my account).',
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
				'Check the Location ID: it is the sub-account the token belongs to (Settings > Business Profile in HighLevel).',
			];
		case 'forbidden':
			return [
				`HighLevel does not allow this call for ${location}`,
				'Check that the user behind the token may see this data and that the feature is switched on for the sub-account.',
			];
		case 'duplicate':
			return ['It exists already in HighLevel', 'Nothing was changed.'];
		case 'notFound':
			return [
				'HighLevel has no such association, relation, record or object',
				`Check the IDs and keys, and that they belong to ${location}.`,
			];
		case 'rateLimited':
			return [
				"HighLevel's rate limit was reached",
				'Lower Concurrency in the options, or start again later.',
			];
		case 'serverFault':
			return [
				`HighLevel could not answer (status ${response.status})`,
				'The request was tried several times. Start again later; links that were made already are recognised.',
			];
		case 'invalid':
			return ['HighLevel refused the request', 'Check the values of the parameters.'];
		default:
			return [
				`HighLevel gave an unexpected answer (status ${response.status})`,
				'Check the Base URL of the credential: it should be the address of the HighLevel API.',
			];
	}
}

/** The error for a success whose body is not what this endpoint gives. */
export function unreadableError(response: HighLevelResponse, expected: string): HighLevelError {
	return new HighLevelError({
		kind: 'unreadable',
		status: response.status,
		message: `HighLevel's answer holds no ${expected}`,
		hint: 'Check the Base URL and the Endpoints of the credential. If they are right, start again later: what was changed is recognised then.',
		apiMessage: apiWords(response.body).message,
		uncertain: true,
	});
}

/** The error for a list whose end cannot be read: its pages repeat. */
export function incompleteList(): HighLevelError {
	return new HighLevelError({
		kind: 'unreadable',
		message: "HighLevel's list came incomplete: it gave the same page twice",
		hint: 'Start again later. If it stays, ask for less, such as for one association.',
	});
}

/** The error for a request that got no answer. */
export function faultError(fault: Fault, uncertain: boolean): HighLevelError {
	if (fault.fault === 'cancelled') return cancelledError();
	if (fault.fault === 'refused') {
		return new HighLevelError({
			kind: 'tokenRefused',
			message: 'The request could not be signed in to HighLevel',
			hint: `Check the credential and connect it again. ${withoutSecrets(fault.reason)}`.trim(),
		});
	}
	return new HighLevelError({
		kind: 'unreachable',
		message:
			fault.fault === 'timeout'
				? 'HighLevel did not answer in time'
				: 'HighLevel could not be reached',
		hint: `The request was tried several times (${withoutSecrets(fault.reason)}). Check the network and the Base URL of the credential, then start again: links that were made already are recognised.`,
		uncertain,
	});
}

/** The error for a window that stayed full however long was waited. */
export function rateLimitedError(response: HighLevelResponse): HighLevelError {
	return responseError({ method: 'GET', path: '' }, response);
}

/** The error for a used-up daily allowance: trying again is pointless until it is renewed. */
export function dailyLimitError(response: HighLevelResponse): HighLevelError {
	const words = apiWords(response.body);
	const resetMs = Number(response.headers['x-ratelimit-daily-reset']);
	const renewed =
		Number.isFinite(resetMs) && resetMs > 0 && resetMs <= 86_400_000
			? `It is renewed in ${hoursAndMinutes(resetMs)}.`
			: 'It is renewed within 24 hours.';
	const isRefusal = response.status === 429;
	return new HighLevelError({
		kind: 'dailyLimit',
		// Also where it was the last answer before it that told: what waited was refused.
		status: 429,
		message: "HighLevel's daily allowance of requests for this location is used up",
		hint: `${renewed} Start again then: links that were made already are recognised.`,
		apiMessage: isRefusal ? words.message : undefined,
		traceId: isRefusal ? words.traceId : undefined,
	});
}

/** The error for what was still waiting when the execution was stopped. */
export function cancelledError(): HighLevelError {
	// The word n8n tells a stopped execution from a failed one by.
	return new HighLevelError({ kind: 'cancelled', message: 'The execution was canceled' });
}

function hoursAndMinutes(ms: number): string {
	const minutes = Math.max(1, Math.ceil(ms / 60_000));
	return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
