import { cancelledError, dailyLimitError } from '../errors';
import type { Attempt, HighLevelResponse } from '../http';
import type { Pace } from './Pace';
import { RateWindow, type Ticket } from './RateWindow';

/** First pause after a refusal that says nothing of the window, ms. */
const UNTOLD_PAUSE_MS = 1_000;

/**
 * The one door all requests of an execution to a location go through, in the order they come: so
 * many at once, no more than the rate window holds, and none once the day's allowance is used up.
 */
export class RateGate {
	private readonly window: RateWindow;
	private readonly waiting: Array<{ start: (ticket: Ticket) => void; refuse: () => void }> = [];
	private inFlight = 0;
	private alone: boolean;
	private closedUntil = -Infinity;
	private alarmAt = Infinity;
	private lastOfDay?: HighLevelResponse;

	constructor(private readonly pace: Pace) {
		this.window = new RateWindow(pace.clock);
		this.alone = pace.firstAlone ?? false;
	}

	/** Whether HighLevel said that the day's allowance is used up. */
	get dayIsOver(): boolean {
		return this.lastOfDay !== undefined;
	}

	/**
	 * Sends when there is room.
	 * @throws HighLevelError `dailyLimit` or `cancelled`, nothing sent
	 */
	async pass(send: () => Promise<Attempt>): Promise<Attempt> {
		const ticket = await new Promise<Ticket>((start, refuse) => {
			this.waiting.push({ start, refuse: () => refuse(this.reasonToRefuse()) });
			this.admit();
		});
		const attempt = await send();
		this.inFlight -= 1;
		this.alone = false;
		if ('response' in attempt) this.heed(ticket, attempt.response);
		else this.window.unanswered(ticket);
		this.admit();
		return attempt;
	}

	/** Waits so many ms; the others go on. */
	async pause(ms: number): Promise<void> {
		await this.pace.clock.sleep(ms);
	}

	/** Waits until the window may have room again after a refusal; nobody goes meanwhile. */
	async waitOut(refusals: number): Promise<void> {
		const now = this.pace.clock.now();
		const room = this.window.wait();
		// Where the window does not tell, the pause grows with each refusal, up to its whole interval.
		const untold = Math.min(UNTOLD_PAUSE_MS * 2 ** (refusals - 1), this.window.interval);
		const ms = Number.isFinite(room) && room > 0 ? room : untold * (0.5 + this.pace.random() / 2);
		this.closedUntil = Math.max(this.closedUntil, now + ms);
		await this.pace.clock.sleep(ms);
	}

	private heed(ticket: Ticket, response: HighLevelResponse): void {
		this.window.answered(ticket, response.headers, response.status === 429);
		if (response.headers['x-ratelimit-daily-remaining'] === '0') this.lastOfDay = response;
	}

	private reasonToRefuse(): Error {
		return this.lastOfDay ? dailyLimitError(this.lastOfDay) : cancelledError();
	}

	private admit(): void {
		while (this.waiting.length > 0) {
			if (this.lastOfDay || this.pace.cancelled?.()) {
				for (const { refuse } of this.waiting.splice(0)) refuse();
				return;
			}
			if (this.inFlight >= (this.alone ? 1 : this.pace.concurrency)) return;
			const ms = Math.max(this.window.wait(), this.closedUntil - this.pace.clock.now());
			if (ms > 0) return this.wakeIn(ms);
			this.inFlight += 1;
			this.waiting.shift()?.start(this.window.take());
		}
	}

	private wakeIn(ms: number): void {
		if (!Number.isFinite(ms)) return;
		const at = this.pace.clock.now() + ms;
		if (at >= this.alarmAt) return;
		this.alarmAt = at;
		void this.pace.clock.sleep(ms).then(() => {
			if (this.alarmAt === at) this.alarmAt = Infinity;
			this.admit();
		});
	}
}
