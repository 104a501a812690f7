import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { apiWords } from '../highLevel/api/apiWords';
import type { Attempt, HighLevelResponse } from '../highLevel/api/http';
import { withoutPrototypes } from '../highLevel/model/json';

/** What came of a request that went out through n8n's helper. */
export async function attempt(answer: Promise<unknown>): Promise<Attempt> {
	return await answer
		.then((full): Attempt => ({ response: responseOf(full as IN8nHttpFullResponse) }))
		.catch((error: unknown) => attemptOf(error));
}

function responseOf({ statusCode, headers, body }: IN8nHttpFullResponse): HighLevelResponse {
	return { status: statusCode, headers: lowerCased(headers), body: withoutPrototypes(body) };
}

function lowerCased(headers: object | undefined): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

/** What n8n's request helper throws is an axios error, or n8n's NodeApiError around one. */
interface HelperFailure {
	message?: string;
	code?: string;
	status?: number;
	response?: { status?: number; headers?: object; data?: unknown };
	config?: { url?: string };
	cause?: HelperFailure;
	httpCode?: string | null;
	context?: { data?: unknown };
	/** Of n8n's OAuth client: what HighLevel answered to a refresh, as text or parsed. */
	body?: unknown;
}

/** Where n8n renews an OAuth token (`accessTokenUrl` of the credential). */
const TOKEN_PATH = '/oauth/token';

const UNREACHABLE = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EAI_FAIL',
	'EHOSTUNREACH',
	'EHOSTDOWN',
	'ENETUNREACH',
	'ENETDOWN',
	'EADDRNOTAVAIL',
	'EPROTO',
]);
/** Codes of a certificate that is not accepted (OpenSSL's and Node's): no request has gone out. */
const UNTRUSTED =
	/^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH$)/;
/** A connection that broke, or an answer that is not HTTP (`HPE_`, of Node's parser). */
const LOST = /^(ECONNRESET|EPIPE|ERR_BAD_RESPONSE|ERR_NETWORK|ERR_STREAM_.*|Z_.*|HPE_.*)$/;
const TIMED_OUT = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ERR_SOCKET_CONNECTION_TIMEOUT']);
/** What n8n's OAuth client calls an answer without a token. Its text may hold the client secret. */
const NOT_RENEWED = new Set(['ESTATUS', 'EAUTH']);

function attemptOf(error: unknown): Attempt {
	const failure = (typeof error === 'object' && error !== null ? error : {}) as HelperFailure;
	const source = failure.cause ?? failure;
	const response = source.response ?? failure.response;
	// An answer without a body, not even an empty one, broke off half-way; so did a success that came
	// as a failure.
	if (response?.status && response.status >= 300 && response.data !== undefined) {
		const { status, headers, data } = response;
		// A refresh that fails may repeat the secrets it was sent, and counts in no location's window.
		if (source.config?.url?.endsWith(TOKEN_PATH)) {
			return { response: { status, headers: {}, body: '' } };
		}
		return { response: { status, headers: lowerCased(headers), body: data } };
	}
	const code = source.code ?? failure.code ?? '';
	const reason = code || (source.message ?? failure.message ?? 'no reason given').slice(0, 300);
	if (code === 'ERR_CANCELED') return { fault: 'cancelled', reason };
	if (UNREACHABLE.has(code) || UNTRUSTED.test(code)) return { fault: 'unreachable', reason };
	if (TIMED_OUT.has(code)) return { fault: 'timeout', reason };
	if (LOST.test(code) || /socket hang up|aborted|stream/i.test(reason))
		return { fault: 'lost', reason };
	const status = Number(failure.httpCode ?? source.status);
	if (NOT_RENEWED.has(code) && status !== 429) {
		const answered = status ? ` (status ${status})` : '';
		const reason = `HighLevel did not renew the OAuth token${answered}.`;
		return { fault: 'refused', reason, said: refreshWords(source.body) };
	}
	if (status >= 400) {
		return { response: { status, headers: {}, body: failure.context?.data ?? '' } };
	}
	return { fault: 'refused', reason };
}

/**
 * What may be a client secret or a refresh token: the request for a new token holds both, its answer may
 * repeat them, and nothing in their form tells them apart from other text.
 */
const OPAQUE = /[\w.~+/-]{20,}|(?=[A-Za-z_-]*\d)[\w-]{10,}/g;

/** HighLevel's words for not renewing a token. */
function refreshWords(body: unknown): string | undefined {
	const { message, unknown } = apiWords(typeof body === 'string' ? parsed(body) : body);
	const words = message ?? unknown;
	// A web page says nothing to quote.
	return words?.startsWith('<') ? undefined : words?.replace(OPAQUE, '[hidden]');
}

/** JSON where it is JSON, else the text. */
function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
