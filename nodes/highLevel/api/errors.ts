import { apiWords, withoutSecrets, type ApiWords } from './apiWords';
import { HighLevelError, type HighLevelErrorKind } from './HighLevelError';
import { QUOTED, sentences, withWords, type ErrorContext } from './errorTexts';
import type { Attempt, HighLevelRequest, HighLevelResponse } from './http';

type Fault = Exclude<Attempt, { response: HighLevelResponse }>;

/** The error for an answer that is not a success. */
export function responseError(
	request: HighLevelRequest,
	response: HighLevelResponse,
	context: ErrorContext = {},
): HighLevelError {
	const words = apiWords(response.body);
	const kind = kindOf(request, response.status, words);
	const [message, hint] = sentences(kind, request, response, context);
	return new HighLevelError({
		kind,
		message: QUOTED.has(kind) ? withWords(message, words.message) : message,
		hint,
		status: response.status,
		apiMessage: words.message,
		answer: response.status >= 300 ? words.unknown : undefined,
		traceId: words.traceId,
		uncertain: response.uncertain,
		locationId: context.locationId,
	});
}

/** "The token is not authorized for this scope." (doc): a new token does not help. */
const SCOPE = /scope/i;

/** Whether an answer says that the token lacks a scope. */
export function lacksScope({ status, body }: HighLevelResponse): boolean {
	return status === 401 && SCOPE.test(apiWords(body).message ?? '');
}

/** A router that does not know the path: "Cannot GET /v1/…" (seen); it has looked for nothing. */
const UNKNOWN_PATH = /\bcannot (?:get|post|put|patch|delete) \//i;

function kindOf(request: HighLevelRequest, status: number, words: ApiWords): HighLevelErrorKind {
	const said = words.message ?? '';
	if (status === 401) return SCOPE.test(said) ? 'scopeMissing' : 'tokenRefused';
	if (status === 403) return /location/i.test(said) ? 'wrongLocation' : 'forbidden';
	if (status === 404 && UNKNOWN_PATH.test(words.message ?? words.unknown ?? '')) {
		return 'wrongAddress';
	}
	// Only what is created can be there already.
	const isRefusal = status >= 400 && status < 500 && status !== 429;
	// A duplicate comes with 400, 409 or 422 (seen): the words decide.
	const isConflict = status === 409 || (isRefusal && /duplicate|already exist/i.test(said));
	if (isConflict && creates(request)) return 'duplicate';
	// "Association not found" comes as a 404 and as a 400 (seen).
	if (status === 404 || (status === 400 && /not found|does not exist/i.test(said))) {
		// A token exchange that finds nothing has found no such location: nothing asked for is missing.
		return request.form ? 'wrongLocation' : 'notFound';
	}
	if (status === 429) return 'rateLimited';
	if (status >= 500) return 'serverFault';
	if (status >= 400) return 'invalid';
	return 'unreadable';
}

/** Searches and token exchanges are POSTs too. */
function creates({ method, path, form }: HighLevelRequest): boolean {
	return method === 'POST' && !form && !path.endsWith('/search');
}

/** The error for a success whose body is not what this endpoint gives. */
export function unreadableError(response: HighLevelResponse, expected: string): HighLevelError {
	return new HighLevelError({
		kind: 'unreadable',
		status: response.status,
		message: `HighLevel's answer holds no ${expected}`,
		hint: 'Check the Base URL and the Endpoints of the credential. If they are right, run it again later: what was changed is detected then.',
		apiMessage: apiWords(response.body).message,
		uncertain: true,
	});
}

/** The error for a list whose end cannot be read: its pages repeat. */
export function incompleteList(of = ''): HighLevelError {
	return new HighLevelError({
		kind: 'unreadable',
		message: `HighLevel's list${of && ` of ${of}`} is incomplete: the same page came twice`,
		hint: 'Nothing was changed or forgotten. Run it again later. If it happens again, ask for fewer associations, so that the list fits on one page of 100.',
	});
}

/** The error for a request that got no answer. */
export function faultError(fault: Fault, uncertain: boolean): HighLevelError {
	if (fault.fault === 'cancelled') return cancelledError();
	if (fault.fault === 'refused') return notSignedIn(fault);
	return new HighLevelError({
		kind: 'unreachable',
		message:
			fault.fault === 'timeout'
				? 'HighLevel did not answer in time'
				: 'HighLevel could not be reached',
		hint: `The request was tried several times (${withoutSecrets(fault.reason)}). Check the network and the Base URL of the credential, then run it again: links already made are detected.`,
		uncertain,
	});
}

/** The error for a request n8n did not send; HighLevel's reason for not renewing a sign-in, if it is that. */
function notSignedIn({ reason, said }: Fault): HighLevelError {
	const why = withoutSecrets(reason);
	return new HighLevelError({
		kind: 'tokenRefused',
		message: withWords(
			said
				? 'HighLevel did not renew the sign-in'
				: 'The request could not be signed in to HighLevel',
			said,
		),
		hint: said
			? `Fix what HighLevel says first, such as a location that is not active; then connect the credential again. ${why}`.trim()
			: `Check the credential and connect it again. ${why}`.trim(),
		apiMessage: said,
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
		// Also where the last answer before it said so: what waited was refused.
		status: 429,
		message: "HighLevel's daily allowance of requests for this location is used up",
		hint: `${renewed} Run it again then: links already made are detected.`,
		apiMessage: isRefusal ? words.message : undefined,
		traceId: isRefusal ? words.traceId : undefined,
	});
}

/** The error for what was still waiting when the execution was stopped. */
export function cancelledError(): HighLevelError {
	// n8n distinguishes a stopped execution from a failed one by this word.
	return new HighLevelError({ kind: 'cancelled', message: 'The execution was canceled' });
}

function hoursAndMinutes(ms: number): string {
	const minutes = Math.max(1, Math.ceil(ms / 60_000));
	return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
