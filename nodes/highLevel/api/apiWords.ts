/** HighLevel's own words in an error body, whichever of its shapes it has. */
export interface ApiWords {
	message?: string;
	traceId?: string;
}

/**
 * How much of a text is kept, in characters: nobody reads more, and to search megabytes for secrets
 * would exhaust the stack of the regular expressions.
 */
const LONGEST_KEPT = 10_000;

/**
 * Reads an error body: `{statusCode | status, message, error?, traceId?}` with a text or a list as
 * message, or `error` as an object `{code, message, details, resolution}` (both seen in use).
 */
export function apiWords(body: unknown): ApiWords {
	if (!isObject(body)) return {};
	const inner = isObject(body.error) ? body.error : undefined;
	const message = [
		body.message ?? inner?.message ?? body.error,
		inner?.details,
		inner?.resolution,
		body.error_description,
	]
		.flat()
		.filter((part): part is string => typeof part === 'string' && part !== '')
		.join('; ');
	const traceId = body.traceId ?? inner?.traceId;
	return {
		message: message ? withoutSecrets(message).slice(0, 1_000) : undefined,
		traceId: typeof traceId === 'string' ? withoutSecrets(traceId).slice(0, 100) : undefined,
	};
}

/**
 * The text's first 10,000 characters without anything that looks like a token: bearer values, private
 * tokens, JWTs. They are found within words too: what stands before one may be `%20` or `token_`.
 */
export function withoutSecrets(text: string): string {
	return text
		.slice(0, LONGEST_KEPT)
		.replace(/bearer(?:\s|%20|\+)[\s+]*[^\s"',;]+/gi, 'Bearer [hidden]')
		.replace(/pit-[\w-]{8,}/gi, '[hidden]')
		.replace(/eyJ[\w-]{8,}[\w.-]*/g, '[hidden]');
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
