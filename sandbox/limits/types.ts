/** The limit of one app in one location. */
export interface RateLimitOptions {
	/** Requests per interval. */
	limit: number;
	intervalMs: number;
	/** Requests per UTC day; default 200,000. */
	perDay?: number;
	/**
	 * `fixed`: a window begins with the first request after the last one ended. `sliding` (default): no
	 * interval, wherever it begins, holds more than `limit`. Nobody has said which HighLevel counts by.
	 */
	window?: 'fixed' | 'sliding';
}

export interface LimitControl {
	/** Sets another limit, or none, and forgets what was counted. */
	set(limit: RateLimitOptions | false): void;
	/** Sets what is left of today's allowance, for every app and location. */
	setDailyRemaining(requests: number): void;
	/** Forgets what was counted. */
	reset(): void;
	/** Requests answered 429 so far. */
	readonly refused: number;
}
