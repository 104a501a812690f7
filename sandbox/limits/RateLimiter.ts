import { FixedWindow, SlidingWindow, type RequestWindow } from './RequestWindow';
import type { LimitControl, RateLimitOptions } from './types';

const DAY_MS = 24 * 60 * 60 * 1000;

/** HighLevel's own limit: 100 requests per 10 s and 200,000 per day (API reference). */
export const USUAL_LIMIT: Required<RateLimitOptions> = {
	limit: 100,
	intervalMs: 10_000,
	perDay: 200_000,
	window: 'sliding',
};

interface Bucket {
	window: RequestWindow;
	/** Number of the UTC day `usedToday` counts. */
	day: number;
	usedToday: number;
}

/** What a request met. */
export interface Verdict {
	/** Why it is refused; not there when it may pass. */
	refused?: 'interval' | 'day';
	headers: Record<string, string>;
}

/** Counts requests per app and location. */
export class RateLimiter implements LimitControl {
	refused = 0;
	private options?: Required<RateLimitOptions>;
	private buckets = new Map<string, Bucket>();
	/** Allowance set by hand, for the day it was set on. */
	private setByHand?: { day: number; used: number };

	constructor(
		options: RateLimitOptions | false,
		private readonly now: () => number,
	) {
		this.set(options);
	}

	set(options: RateLimitOptions | false): void {
		this.options = options === false ? undefined : { ...USUAL_LIMIT, ...options };
		this.reset();
	}

	reset(): void {
		this.buckets = new Map();
		this.setByHand = undefined;
	}

	setDailyRemaining(requests: number): void {
		if (!this.options) throw new Error('There is no limit; set one first.');
		const used = this.options.perDay - requests;
		this.setByHand = { day: this.today(), used };
		for (const bucket of this.buckets.values()) {
			bucket.day = this.setByHand.day;
			bucket.usedToday = used;
		}
	}

	/** Counts a request of this app and location; undefined when there is no limit. */
	count(bucketName: string): Verdict | undefined {
		const { options } = this;
		if (!options) return undefined;
		const now = this.now();
		const bucket = this.bucket(bucketName, options);
		const spent = bucket.usedToday >= options.perDay;
		const refused = spent ? 'day' : bucket.window.take(now) ? undefined : 'interval';
		if (refused) this.refused += 1;
		else bucket.usedToday += 1;
		return {
			refused,
			headers: {
				'X-RateLimit-Max': String(options.limit),
				'X-RateLimit-Remaining': String(bucket.window.remaining(now)),
				'X-RateLimit-Interval-Milliseconds': String(options.intervalMs),
				'X-RateLimit-Limit-Daily': String(options.perDay),
				'X-RateLimit-Daily-Remaining': String(Math.max(0, options.perDay - bucket.usedToday)),
				// Seen: ms, taken here as the time until the allowance is full again.
				'X-RateLimit-Daily-Reset': String(Math.ceil(DAY_MS - (now % DAY_MS))),
			},
		};
	}

	private bucket(name: string, { limit, intervalMs, window }: Required<RateLimitOptions>): Bucket {
		const day = this.today();
		let bucket = this.buckets.get(name);
		if (!bucket) {
			const Window = window === 'fixed' ? FixedWindow : SlidingWindow;
			const usedToday = this.setByHand?.day === day ? this.setByHand.used : 0;
			bucket = { window: new Window(limit, intervalMs), day, usedToday };
			this.buckets.set(name, bucket);
		}
		if (bucket.day !== day) {
			bucket.day = day;
			bucket.usedToday = 0;
		}
		return bucket;
	}

	private today(): number {
		return Math.floor(this.now() / DAY_MS);
	}
}
