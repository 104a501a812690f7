/** The limit of one app in one location. */
export interface RateLimitOptions {
	/** Requests per interval. */
	limit: number;
	/** In ms. */
	intervalMs: number;
	/** Requests per UTC day; default 200,000. */
	perDay?: number;
	/**
	 * `fixed`: a window begins with the first request after the last one ended. `sliding` (default): no
	 * interval, wherever it begins, holds more than `limit`. Nobody has said which HighLevel counts by.
	 */
	window?: 'fixed' | 'sliding';
}

/** The rate limit, which may be changed while the sandbox runs. */
export interface LimitControl {
	/** Sets another limit, or none, and forgets what was counted. */
	set(limit: RateLimitOptions | false): void;
	/** Sets what is left of today's allowance, for every app and location. Throws when there is no limit. */
	setDailyRemaining(requests: number): void;
	/** Forgets what was counted. */
	reset(): void;
	/** Requests answered 429 so far. */
	readonly refused: number;
}
