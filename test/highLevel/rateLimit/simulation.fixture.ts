import type {
	Attempt,
	Clock,
	HighLevelResponse,
	SendOnce,
} from '../../../nodes/highLevel/api/http';

/** More pauses than any simulation here takes: the longest has some 10,000. */
const MOST_STEPS = 100_000;

/** A clock whose time passes only when everybody waits. */
export class SimulatedClock implements Clock {
	private time = 1_000_000;
	private timers: Array<{ at: number; wake: () => void }> = [];

	now(): number {
		return this.time;
	}

	async sleep(ms: number): Promise<void> {
		await new Promise<void>((wake) => this.timers.push({ at: this.time + Math.max(0, ms), wake }));
	}

	/**
	 * Lets time pass until the work is done. Throws when nobody waits for anything any more, or somebody
	 * does so over and over.
	 */
	async until<T>(work: Promise<T>): Promise<T> {
		let done = false;
		let steps = 0;
		const finish = (): void => void (done = true);
		work.then(finish, finish);
		for (;;) {
			await new Promise((resolve) => setImmediate(resolve));
			if (done) return await work;
			this.timers.sort((one, other) => one.at - other.at);
			const next = this.timers.shift();
			if (++steps > MOST_STEPS) throw new Error('It comes to no end');
			if (!next) throw new Error('Everybody waits for ever');
			this.time = Math.max(this.time, next.at);
			next.wake();
		}
	}
}

export interface SimulatedLimit {
	limit: number;
	intervalMs: number;
	window: 'fixed' | 'sliding';
	/** From request to answer, in ms; half of it before the request is counted. */
	latencyMs: number;
	/** Up to so many ms more each way; none by default. */
	jitterMs?: number;
	/** Numbers from 0 to 1, for the jitter. */
	random?: () => number;
}

/** Numbers from 0 to 1, the same ones each time (a linear congruential generator). */
export function seededRandom(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

/** A server with HighLevel's rate limit, on a simulated clock. */
export class SimulatedServer {
	refused = 0;
	served = 0;
	mostInFlight = 0;
	private inFlight = 0;
	private times: number[] = [];
	private startedAt = -Infinity;

	constructor(
		private readonly clock: SimulatedClock,
		private readonly options: SimulatedLimit,
	) {}

	readonly sendOnce: SendOnce = async () => {
		this.mostInFlight = Math.max(this.mostInFlight, (this.inFlight += 1));
		await this.clock.sleep(this.oneWayMs());
		const attempt = this.answer();
		await this.clock.sleep(this.oneWayMs());
		this.inFlight -= 1;
		return attempt;
	};

	private oneWayMs(): number {
		const { latencyMs, jitterMs = 0, random = () => 0 } = this.options;
		return Math.round(latencyMs / 2 + random() * jitterMs);
	}

	private answer(): Attempt {
		const { limit, intervalMs, window } = this.options;
		const now = this.clock.now();
		if (window === 'sliding') this.times = this.times.filter((at) => now - at < intervalMs);
		else if (now - this.startedAt >= intervalMs) {
			this.startedAt = now;
			this.times = [];
		}
		const mayPass = this.times.length < limit;
		if (mayPass) this.times.push(now);
		this[mayPass ? 'served' : 'refused'] += 1;
		return {
			response: answerOf(mayPass ? 200 : 429, {
				'x-ratelimit-max': String(limit),
				'x-ratelimit-remaining': String(limit - this.times.length),
				'x-ratelimit-interval-milliseconds': String(intervalMs),
			}),
		};
	}
}

/** An answer with nothing in it. */
export function answerOf(
	status: number,
	headers: Record<string, string> = {},
	body: unknown = {},
): HighLevelResponse {
	return { status, headers, body };
}
