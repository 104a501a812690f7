import type { Clock, Send, SendOnce } from '../../nodes/highLevel/api/http';
import { pacedSend } from '../../nodes/highLevel/rateLimit/pacedSend';
import { RateQueue } from '../../nodes/highLevel/rateLimit/RateQueue';
import type { SimulatedClock } from '../../test/highLevel/rateLimit/simulation.fixture';

/** Requests an execution keeps in flight at once: the node's default. */
export const CONCURRENCY = 50;

/**
 * A process of n8n with a core of its own: what one request costs it, the others wait for, and its
 * alarms ring late while it works. All its executions stand in one queue, as they do in the node.
 */
export class SimulatedProcess {
	private readonly queue: RateQueue;
	/** When the core has done all that was asked of it so far. */
	private idleAt = -Infinity;

	/**
	 * @param cpuMs what a request costs, half of it before it is sent and half when its answer comes
	 * @param random gives numbers from 0 to 1
	 */
	constructor(
		private readonly clock: SimulatedClock,
		private readonly cpuMs: number,
		private readonly random: () => number,
	) {
		this.queue = new RateQueue(this.ownClock, random);
	}

	/** An execution's sender, paced as the node's is. */
	execution(sendOnce: SendOnce): Send {
		const send: SendOnce = async (request) => {
			await this.work(this.cpuMs / 2);
			const attempt = await sendOnce(request);
			await this.work(this.cpuMs / 2);
			return attempt;
		};
		const { ownClock, random, queue } = this;
		return pacedSend(send, { clock: ownClock, concurrency: CONCURRENCY, random, queue });
	}

	/** Whole milliseconds, as `Date.now` gives them. */
	private get ownClock(): Clock {
		return {
			now: () => Math.floor(this.clock.now()),
			sleep: async (ms) => {
				await this.clock.sleep(ms);
				await this.work(0);
			},
		};
	}

	private async work(ms: number): Promise<void> {
		const now = this.clock.now();
		this.idleAt = Math.max(this.idleAt, now) + ms;
		if (this.idleAt > now) await this.clock.sleep(this.idleAt - now);
	}
}
