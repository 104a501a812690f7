import { cancelledError, dailyLimitError } from '../api/errors';
import type { Attempt, HighLevelResponse } from '../api/http';
import { count } from './headerNumbers';
import type { Pace } from './Pace';
import { RateQueue, type Waiter } from './RateQueue';
import type { Ticket } from './OwnRequests';

/**
 * The one door all requests of an execution to a location go through, in the order they come: so
 * many at once, no more than the rate window holds, and none once the day's allowance is used up.
 */
export class RateGate implements Waiter {
	private readonly queue: RateQueue;
	private readonly waiting: Array<{ start: (ticket: Ticket) => void; refuse: () => void }> = [];
	private inFlight = 0;
	private alone: boolean;
	private alarmAt = Infinity;
	private watching?: AbortController;
	private lastOfDay?: HighLevelResponse;

	constructor(private readonly pace: Pace) {
		this.queue = pace.queue ?? new RateQueue(pace.clock, pace.random);
		this.alone = pace.firstAlone ?? false;
	}

	/** Whether HighLevel said that the day's allowance is used up. */
	get dayIsOver(): boolean {
		return this.lastOfDay !== undefined;
	}

	/** How long HighLevel's rate window is, in ms. */
	get interval(): number {
		return this.queue.window.interval;
	}

	/**
	 * Sends when there is room.
	 * @throws HighLevelError `dailyLimit` or `cancelled`, nothing sent
	 */
	async pass(send: () => Promise<Attempt>): Promise<Attempt> {
		const ticket = await new Promise<Ticket>((start, refuse) => {
			this.waiting.push({ start, refuse: () => refuse(this.reasonToRefuse()) });
			this.queue.join(this);
		});
		let attempt: Attempt | undefined;
		try {
			attempt = await send();
			return attempt;
		} finally {
			// Also where the sender throws, which it should not: the line is the whole process's.
			this.inFlight -= 1;
			this.alone = false;
			if (attempt && 'response' in attempt) this.recordLimits(ticket, attempt.response);
			else this.queue.window.unanswered(ticket);
			this.queue.join(this);
			if (this.inFlight === 0) this.stopWatching();
		}
	}

	/** Waits so many ms; the others go on. */
	async pause(ms: number): Promise<void> {
		await this.pace.clock.sleep(ms);
	}

	isReady(): boolean {
		if (this.lastOfDay || this.pace.cancelled?.()) {
			for (const { refuse } of this.waiting.splice(0)) refuse();
		}
		return this.waiting.length > 0 && this.inFlight < (this.alone ? 1 : this.pace.concurrency);
	}

	start(ticket: Ticket): void {
		this.inFlight += 1;
		this.waiting.shift()?.start(ticket);
	}

	wakeIn(ms: number): void {
		if (ms === Infinity && this.inFlight > 0) return this.watch();
		const { clock } = this.pace;
		const at = clock.now() + Math.min(ms, this.interval);
		if (at >= this.alarmAt) return;
		this.alarmAt = at;
		void clock.sleep(at - clock.now()).then(() => {
			if (this.alarmAt === at) this.alarmAt = Infinity;
			this.queue.advance();
		});
	}

	/** While answers are waited for: looks again from time to time, for one may never come. */
	private watch(): void {
		if (this.watching) return;
		const watching = (this.watching = new AbortController());
		void this.pace.clock.sleep(this.interval, watching.signal).then(() => {
			if (this.watching === watching) this.watching = undefined;
			if (!watching.signal.aborted) this.queue.advance();
		});
	}

	private stopWatching(): void {
		this.watching?.abort();
		this.watching = undefined;
	}

	private recordLimits(ticket: Ticket, response: HighLevelResponse): void {
		this.queue.window.answered(ticket, response.headers, response.status === 429);
		const left = count(response.headers['x-ratelimit-daily-remaining']);
		if (left !== undefined && left <= 0) this.lastOfDay = response;
	}

	private reasonToRefuse(): Error {
		return this.lastOfDay ? dailyLimitError(this.lastOfDay) : cancelledError();
	}
}
