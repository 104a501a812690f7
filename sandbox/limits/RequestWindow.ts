/** Counts requests against a limit per interval. Times are ms since 1970 and never fall. */
export interface RequestWindow {
	/** Counts one request if there is room for it. */
	take(now: number): boolean;
	/** Room that is left. */
	remaining(now: number): number;
}

/** A window begins with the first request after the last one ended. */
export class FixedWindow implements RequestWindow {
	private startedAt = -Infinity;
	private taken = 0;

	constructor(
		private readonly limit: number,
		private readonly intervalMs: number,
	) {}

	take(now: number): boolean {
		if (now - this.startedAt >= this.intervalMs) {
			this.startedAt = now;
			this.taken = 0;
		}
		if (this.taken >= this.limit) return false;
		this.taken += 1;
		return true;
	}

	remaining(now: number): number {
		return now - this.startedAt >= this.intervalMs ? this.limit : this.limit - this.taken;
	}
}

/** No interval, wherever it begins, holds more than the limit. */
export class SlidingWindow implements RequestWindow {
	/** A ring of the last times; the oldest is overwritten when it has left the window. */
	private readonly times: Float64Array;
	private oldest = 0;
	private held = 0;

	constructor(
		private readonly limit: number,
		private readonly intervalMs: number,
	) {
		this.times = new Float64Array(limit);
	}

	take(now: number): boolean {
		this.forget(now);
		if (this.held >= this.limit) return false;
		this.times[(this.oldest + this.held) % this.limit] = now;
		this.held += 1;
		return true;
	}

	remaining(now: number): number {
		this.forget(now);
		return this.limit - this.held;
	}

	private forget(now: number): void {
		while (this.held > 0 && now - this.times[this.oldest] >= this.intervalMs) {
			this.oldest = (this.oldest + 1) % this.limit;
			this.held -= 1;
		}
	}
}
