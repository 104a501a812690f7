import type { IAllExecuteFunctions, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import type { Attempt, HighLevelRequest, SendOnce } from '../highLevel/api/http';
import { attempt } from './attempts';
import { REQUEST_TIMEOUT_MS } from './requestTimeout';

/** The API version every call names; HighLevel refuses calls without (API reference). */
export const API_VERSION = '2021-07-28';

/**
 * How many times the longest silence one attempt may take in all. n8n may renew an OAuth token and send
 * again within an attempt, so two answers have to fit in.
 */
const WHOLE_TIME = 2;

/** The contexts of n8n that have its request helpers. */
export type RequestContext = IAllExecuteFunctions;

/**
 * Sends through n8n's request helper with a credential. For OAuth, n8n itself refreshes the token
 * when it meets a 401, which it must therefore see as a failure. To except that one status alone from
 * being ignored is not enough: releases before 2.11 take the exception for "ignore all".
 */
export function sendWithCredential(
	context: RequestContext,
	credentialType: string,
	baseUrl: string,
	isOAuth: boolean,
): SendOnce {
	return async (request) =>
		await beforeDeadline(async (abortSignal) =>
			context.helpers.httpRequestWithAuthentication.call(context, credentialType, {
				...optionsOf(request, baseUrl),
				// In an execution n8n puts its own signal in the place of this one.
				abortSignal,
				ignoreHttpStatusErrors: !isOAuth,
			}),
		);
}

/** Sends through n8n's request helper with a token that no credential holds: a location's. */
export function sendWithToken(
	context: IHttpRequestHelper,
	token: string,
	baseUrl: string,
	stopped?: AbortSignal,
): SendOnce {
	return async (request) => {
		const options = optionsOf(request, baseUrl);
		options.headers = { ...options.headers, Authorization: `Bearer ${token}` };
		return await beforeDeadline(async (late) =>
			context.helpers.httpRequest({
				...options,
				// With a credential n8n listens to `stopped` by itself.
				abortSignal: stopped ? AbortSignal.any([stopped, late]) : late,
				ignoreHttpStatusErrors: true,
			}),
		);
	};
}

function optionsOf(request: HighLevelRequest, baseUrl: string): IHttpRequestOptions {
	const { method, path, query, body, form } = request;
	return {
		method,
		url: baseUrl + path + queryText(query),
		headers: {
			Accept: 'application/json',
			Version: API_VERSION,
			...(body && { 'Content-Type': 'application/json' }),
			...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }),
		},
		...(body && { body }),
		...(form && { body: new URLSearchParams(form).toString() }),
		returnFullResponse: true,
		// A redirect could carry the token to another host.
		disableFollowRedirect: true,
		timeout: REQUEST_TIMEOUT_MS,
	};
}

function queryText(query: HighLevelRequest['query']): string {
	const parameters = new URLSearchParams();
	for (const [name, value] of Object.entries(query ?? {})) {
		if (Array.isArray(value)) for (const entry of value) parameters.append(`${name}[]`, entry);
		else parameters.append(name, String(value));
	}
	const text = parameters.toString();
	return text && `?${text}`;
}

/**
 * What came of a request, or a timeout once its whole time is over. The helper's own timeout ends only a
 * silence, and an answer that comes byte by byte is never silent. What arrives later is ignored.
 */
async function beforeDeadline(send: (late: AbortSignal) => Promise<unknown>): Promise<Attempt> {
	const late = AbortSignal.timeout(WHOLE_TIME * REQUEST_TIMEOUT_MS);
	let end = (): void => {};
	const deadline = new Promise<Attempt>((resolve) => {
		end = () => resolve({ fault: 'timeout', reason: 'the answer took too long' });
		late.addEventListener('abort', end, { once: true });
	});
	const answer = await Promise.race([attempt(send(late)), deadline]);
	late.removeEventListener('abort', end);
	return answer;
}
