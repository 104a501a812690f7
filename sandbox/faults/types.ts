/** Which requests a fault strikes. */
export interface FaultMatch {
	/** `GET`, `POST`, …; any when not given. */
	method?: string;
	/** The whole path without its query, or a pattern for it; any when not given. */
	path?: string | RegExp;
}

/** What is done to the request instead of, or after, answering it. */
export type FaultAction =
	/** Answers this; a header given as `null` is left out. The body is sent as JSON unless a string. */
	| { status: number; body?: unknown; headers?: Record<string, string | null> }
	/** Holds the answer back, which is then the usual one. */
	| { delayMs: number }
	/** Cuts the connection without an answer. */
	| { drop: true }
	/** Never answers; the connection stays open. */
	| { stall: true }
	/** Answers 200 with this text. `contentType` default `application/json`. */
	| { garbage: string; contentType?: string }
	/** Sends half of the usual answer and cuts the connection. */
	| { truncate: true };

/** What is done to which requests. */
export interface Fault {
	match?: FaultMatch;
	/** How many matching requests it strikes; default 1, `Infinity` for all. */
	times?: number;
	/** How many matching requests it lets pass first; default 0. */
	skip?: number;
	/** Before or after the work is done; default `before`. `truncate` is always `after`. */
	when?: 'before' | 'after';
	do: FaultAction;
}

/** A fault that was set. */
export interface FaultHandle {
	/** How many requests it has struck. */
	readonly hits: number;
	/** From now on it strikes nothing; removing it again changes nothing. */
	remove(): void;
}

/** The faults on demand. */
export interface FaultControl {
	/** Only requests that passed sign-in, scope and rate limit are struck. The oldest matching fault wins. */
	add(fault: Fault): FaultHandle;
	/** Removes all of them. */
	clear(): void;
}
