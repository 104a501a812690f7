import { isObject } from '../model/json';

/** HighLevel's own words in an error body, whichever of its shapes it has. */
export interface ApiWords {
	/** What it says, in one line. */
	message?: string;
	/** The start of a body whose words are in no known place. */
	unknown?: string;
	traceId?: string;
}

/**
 * How much of a text is kept, in characters: nobody reads more, and to search megabytes for secrets
 * would exhaust the stack of the regular expressions.
 */
const LONGEST_KEPT = 10_000;

/** How much of a body of an unknown shape is shown, in characters. */
const LONGEST_UNKNOWN = 500;

/**
 * Reads an error body: `{statusCode | status, message, error?, traceId?}` with a text or a list as
 * message, or `error` as an object `{code, message, details, resolution}`; besides these `msg`,
 * `error_description`, `errors: [{message, path}]` and `message: [{property, constraints}]` (all seen
 * in use).
 */
export function apiWords(body: unknown): ApiWords {
	if (!isObject(body)) return { unknown: startOf(body) };
	const inner = isObject(body.error) ? body.error : undefined;
	const said = firstOf(body.message, body.msg, inner?.message, inner?.msg, body.error);
	const more = [inner?.details, inner?.resolution, body.errors, body.error_description];
	const message = [...new Set([...said, ...more.flatMap((part) => textsIn(part))])].join('; ');
	const traceId = body.traceId ?? inner?.traceId;
	return {
		message: message ? withoutSecrets(message).slice(0, 1_000) : undefined,
		unknown: message ? undefined : startOf(body),
		traceId: typeof traceId === 'string' ? withoutSecrets(traceId).slice(0, 100) : undefined,
	};
}

/** The texts of the first of these values that holds any. */
function firstOf(...values: unknown[]): string[] {
	return values.map((value) => textsIn(value)).find((texts) => texts.length > 0) ?? [];
}

/** How deep texts are looked for; validators nest the parts of a list and of an object. */
const DEEPEST = 4;

/** The texts in a value: itself, those of a list, or what an object says about a field. */
function textsIn(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
	if (depth >= DEEPEST || typeof value !== 'object' || value === null) return [];
	const texts = (part: unknown): string[] => textsIn(part, depth + 1);
	if (Array.isArray(value)) return value.flatMap(texts);
	const { message, msg, constraints, children, property, path, field } = value as Record<
		string,
		unknown
	>;
	const said = [
		...texts(message ?? msg),
		...(isObject(constraints) ? Object.values(constraints).flatMap(texts) : []),
	];
	const about = [property ?? path ?? field].flat().join('.');
	return [
		...said.map((text) => (about === '' || text.includes(about) ? text : `${about}: ${text}`)),
		...texts(children),
	];
}

function startOf(body: unknown): string | undefined {
	const text = typeof body === 'string' ? body : asJson(body);
	const start = withoutSecrets(text).replace(/\s+/g, ' ').trim().slice(0, LONGEST_UNKNOWN);
	return start === '' ? undefined : start;
}

/** Nothing for a body that holds nothing, or is nested deeper than the stack. */
function asJson(body: unknown): string {
	if (typeof body !== 'object' || body === null || Object.keys(body).length === 0) return '';
	try {
		return JSON.stringify(body);
	} catch {
		return '';
	}
}

/** A value's name and the sign before the value, as forms and JSON write them. */
const NAMED_SECRET =
	/((?:client|app)[_-]?secret|(?:access|refresh|id)[_-]?token|client_assertion|password|api[_-]?key)((?:["'\\]|%22)*\s*(?:[=:]|%3D|%3A)\s*(?:["'\\]|%22)*)[^\s"'&,;}\\]+/gi;

/** "Basic" before a word is English; before an encoded name and password it is a secret. */
const BASIC = /basic(?:\s|%20|%22|[+:="'`\\])+([\w+/-]{6,}={0,2})/gi;
const WORD = /^[A-Z]?[a-z]+$/;

/**
 * The text's first 10,000 characters without anything that looks like a secret: bearer and basic
 * values, private tokens, JWTs, and the values of fields such as `client_secret`. They are found within
 * words too: what stands before one may be `%20` or `token_`.
 */
export function withoutSecrets(text: string): string {
	return text
		.slice(0, LONGEST_KEPT)
		.replace(/bearer(?:\s|%20|%22|[+:="'`\\])+[^\s"'`,;\\]+/gi, 'Bearer [hidden]')
		.replace(BASIC, (all: string, value: string) => (WORD.test(value) ? all : 'Basic [hidden]'))
		.replace(NAMED_SECRET, '$1$2[hidden]')
		.replace(/pit-[\w-]{8,}/gi, '[hidden]')
		.replace(/eyJ[\w-]{8,}[\w.-]*/g, '[hidden]');
}
