/** Requests per interval. */
export interface Limit {
	limit: number;
	intervalMs: number;
}

/** HighLevel's limit of 100 requests in 10 s, ten times as fast. */
export const SCALED: Limit = { limit: 100, intervalMs: 1_000 };

/** A usual answer's time. */
export const LATENCY_MS = 50;

/** HighLevel's own limit (doc), and the time of an answer from far away. */
export const REAL: Limit = { limit: 100, intervalMs: 10_000 };
export const REAL_LATENCY_MS = 200;

/** The least time so many requests can take, in ms: the first window's worth goes at once. */
export function floorMs(requests: number, { limit, intervalMs }: Limit = SCALED): number {
	return (Math.ceil(requests / limit) - 1) * intervalMs;
}
