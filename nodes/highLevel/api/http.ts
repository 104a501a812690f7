import type { IDataObject } from 'n8n-workflow';
import { HighLevelError } from './HighLevelError';

/** One request to HighLevel's API, as an endpoint family describes it: no host, no token. */
export interface HighLevelRequest {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Path from the root, every id in it already percent-encoded (see {@link pathOf}). */
	path: string;
	/** Query parameters; an array goes out in bracket form, `name[]=a&name[]=b`. */
	query?: Record<string, string | number | string[]>;
	/** JSON body. */
	body?: IDataObject;
	/** Form body; HighLevel's sign-in endpoints take nothing else. */
	form?: Record<string, string>;
	/** The OAuth scope this endpoint asks for, named when HighLevel says that one is missing. */
	scope?: string;
	/**
	 * Whether it may be sent again only while nothing can have been done yet: a second time it would do
	 * its work twice, and HighLevel would not notice.
	 */
	once?: boolean;
}

/** An answer of HighLevel's API, whatever its status. */
export interface HighLevelResponse {
	/** HTTP status. */
	status: number;
	/** Header names in lower case. */
	headers: Record<string, string>;
	/** Parsed JSON, or the text when it was not JSON. */
	body: unknown;
	/**
	 * Whether an earlier attempt at the same request may already have done its work: its answer was
	 * lost or was a server fault. A create that then meets its own duplicate was created once.
	 */
	uncertain?: boolean;
	/** The request this answers, if it is not the one asked for (a token exchange). */
	request?: HighLevelRequest;
}

/** What came of one attempt: an answer, or the reason why there was none. */
export type Attempt =
	| { response: HighLevelResponse }
	| {
			/**
			 * `unreachable`: no connection was made, so nothing was done. `lost`: the connection broke,
			 * so the work may have been done. `timeout`: no answer in time. `refused`: n8n did not send it
			 * (sign-in missing or not renewed, domain not allowed). `cancelled`: the execution was stopped.
			 */
			fault: 'unreachable' | 'lost' | 'timeout' | 'refused' | 'cancelled';
			/** The fault in the words of the layer below, free of secrets. */
			reason: string;
			/** HighLevel's own words for not renewing the sign-in, free of secrets. */
			said?: string;
	  };

/** Sends one request once and never throws. The edge supplies it: n8n's request helper with the credential. */
export type SendOnce = (request: HighLevelRequest) => Promise<Attempt>;

/** Sends one request until it has an answer. Throws a HighLevelError if there is none. */
export type Send = (request: HighLevelRequest) => Promise<HighLevelResponse>;

/** Time, passed in because a verified node may not use timers itself. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Waits so many milliseconds; ends early when the execution is stopped, or the pause is over. */
	sleep(ms: number, over?: AbortSignal): Promise<void>;
}

/**
 * A path whose ids can address nothing else: every value is percent-encoded. A value that cannot be
 * made safe is refused: empty, or `.` and `..`, which URL parsers resolve away even when encoded
 * (WHATWG URL, "double-dot path segment").
 * @throws HighLevelError of kind `invalid`
 */
export function pathOf(parts: TemplateStringsArray, ...values: string[]): string {
	return parts.reduce((path, part, at) => path + pathSegment(values[at - 1]) + part);
}

function pathSegment(value: string): string {
	if (typeof value !== 'string' || /^\s*$|^\.{1,2}$/.test(value)) {
		throw new HighLevelError({
			kind: 'invalid',
			message: `"${value}" cannot be an ID or key`,
			hint: 'Give the ID or key as HighLevel shows it.',
		});
	}
	return encodeURIComponent(wellFormed(value));
}

/** The text with lone surrogates replaced, which `encodeURIComponent` would throw on. */
function wellFormed(text: string): string {
	return text.replace(
		/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
		'\ufffd',
	);
}
