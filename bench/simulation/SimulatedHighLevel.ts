import type { HighLevelRequest, SendOnce } from '../../nodes/highLevel/api/http';
import { RateLimiter } from '../../sandbox/limits/RateLimiter';
import type { RateLimitOptions } from '../../sandbox/limits/types';
import type { SimulatedClock } from '../../test/highLevel/rateLimit/simulation.fixture';

/** The way to HighLevel and back. */
export interface SimulatedNetwork {
	/** From request to answer, in ms; the request is counted after half of it. */
	latencyMs: number;
	/** Up to so many ms more each way. */
	jitterMs: number;
	/** A number from 0 to 1. */
	random: () => number;
}

/** HighLevel as far as pacing sees it: the sandbox's own rate windows, on simulated time. */
export class SimulatedHighLevel {
	private readonly limiter: RateLimiter;

	constructor(
		limit: RateLimitOptions,
		private readonly network: SimulatedNetwork,
		private readonly clock: SimulatedClock,
		/** What is in an answer that is not refused. */
		private readonly bodyOf: (request: HighLevelRequest) => unknown = () => ({}),
	) {
		this.limiter = new RateLimiter(limit, () => Math.floor(clock.now()));
	}

	/** Requests answered 429 so far. */
	get refused(): number {
		return this.limiter.refused;
	}

	/** Answers 200 or 429 with the rate limit's headers. */
	readonly sendOnce: SendOnce = async (request) => {
		await this.clock.sleep(this.oneWayMs());
		const { refused, headers = {} } = this.limiter.count('app and location') ?? {};
		await this.clock.sleep(this.oneWayMs());
		const inLowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
		return {
			response: {
				status: refused ? 429 : 200,
				headers: Object.fromEntries(inLowerCase),
				body: refused ? {} : this.bodyOf(request),
			},
		};
	};

	private oneWayMs(): number {
		const { latencyMs, jitterMs, random } = this.network;
		return latencyMs / 2 + random() * jitterMs;
	}
}
