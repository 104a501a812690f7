import { cancelledError, dailyLimitError } from '../api/errors';
import type { Attempt, Clock, HighLevelResponse } from '../api/http';
import type { Ticket } from './OwnRequests';
import { RateQueue, type Waiter } from './RateQueue';
import type { Limits, Room } from './RateWindow';

/** How a paced sender behaves. */
export interface Pace {
	clock: Clock;
	/** Requests in flight at once. */
	concurrency: number;
	/** The queue shared with other executions of this process; without it, the sender has its own. */
	queue?: RateQueue;
	/**
	 * Whether requests go one by one until the sign-in has worked. n8n refreshes an OAuth token for every
	 * request that meets a 401, and HighLevel's refresh tokens rotate: one must find out for all.
	 */
	firstAlone?: boolean;
	/** A number from 0 to 1, for the jitter of the pauses. */
	random: () => number;
	/** Whether the execution was stopped. */
	cancelled?: () => boolean;
	/** For how many of the window's intervals a request that meets 429 is tried again; 30 by default. */
	patience?: number;
}

/**
 * The one door all requests of an execution to a location go through, in the order they come: so
 * many at once, no more than the rate window holds, and none once the day's allowance is used up.
 */
export class RateGate implements Waiter {
	private readonly queue: RateQueue;
	private readonly waiting: Array<{ start: (ticket: Ticket) => void; refuse: () => void }> = [];
	private alone: boolean;
	private alarmAt = Infinity;
	private watching?: AbortController;
	/** The answer that said that the day's allowance is used up. */
	private lastOfDay?: HighLevelResponse;

	constructor(private readonly pace: Pace) {
		this.queue = pace.queue ?? new RateQueue(pace.clock, pace.random);
		this.alone = pace.firstAlone ?? false;
	}

	/** How long HighLevel's rate window is, in ms. */
	get interval(): number {
		return this.queue.window.interval;
	}

	/**
	 * Sends when there is room.
	 * @throws HighLevelError `dailyLimit` or `cancelled`, nothing done
	 */
	async send(sendOnce: () => Promise<Attempt>): Promise<Attempt> {
		const ticket = await new Promise<Ticket>((start, refuse) => {
			this.waiting.push({ start, refuse: () => refuse(this.reasonToRefuse()) });
			this.queue.join(this);
		});
		let attempt: Attempt | undefined;
		try {
			attempt = await sendOnce();
		} finally {
			// Also where the sender throws, which it should not: the queue is the whole process's.
			this.alone &&= isSignInRefused(attempt);
			this.end(ticket, attempt);
			this.queue.join(this);
			if (this.underWay === 0) this.stopWatching();
		}
		if (this.lastOfDay && 'response' in attempt && attempt.response.status === 429) {
			throw dailyLimitError(attempt.response);
		}
		return attempt;
	}

	/** Waits so many ms; other requests go on. */
	async pause(ms: number): Promise<void> {
		await this.pace.clock.sleep(ms);
	}

	isReady(): boolean {
		if (this.lastOfDay || this.pace.cancelled?.()) {
			for (const { refuse } of this.waiting.splice(0)) refuse();
		}
		return this.waiting.length > 0 && this.underWay < (this.alone ? 1 : this.pace.concurrency);
	}

	start(ticket: Ticket): void {
		this.waiting.shift()?.start(ticket);
	}

	waitFor(room: Exclude<Room, 'now'>): void {
		if (room === 'afterAnswer' && this.underWay > 0) return this.watch();
		const { clock } = this.pace;
		const inMs = room === 'afterAnswer' ? this.interval : Math.min(room.inMs, this.interval);
		const at = clock.now() + inMs;
		if (at >= this.alarmAt) return;
		this.alarmAt = at;
		void clock.sleep(inMs).then(() => {
			if (this.alarmAt === at) this.alarmAt = Infinity;
			this.queue.advance();
		});
	}

	private get underWay(): number {
		return this.queue.window.underWayOf(this);
	}

	/** While answers are waited for: looks again from time to time, because one may never come. */
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

	/** Gives the window what is learned from an attempt. */
	private end(ticket: Ticket, attempt: Attempt | undefined): void {
		if (!attempt || 'fault' in attempt) return this.queue.window.unanswered(ticket);
		const { response } = attempt;
		const limits = limitsIn(response.headers);
		this.queue.window.answered(ticket, limits, response.status === 429);
		if (limits.leftToday !== undefined && limits.leftToday <= 0) this.lastOfDay = response;
	}

	private reasonToRefuse(): Error {
		return this.lastOfDay ? dailyLimitError(this.lastOfDay) : cancelledError();
	}
}

/** Whether the sign-in has not worked yet. */
function isSignInRefused(attempt: Attempt | undefined): boolean {
	if (!attempt) return false;
	return 'fault' in attempt ? attempt.fault === 'refused' : attempt.response.status === 401;
}

/** What an answer's headers say of the limits (doc); a value that is not a number says nothing. */
export function limitsIn(headers: Record<string, string>): Limits {
	return {
		limit: positive(headers['x-ratelimit-max']),
		remaining: count(headers['x-ratelimit-remaining']),
		intervalMs: positive(headers['x-ratelimit-interval-milliseconds']),
		leftToday: count(headers['x-ratelimit-daily-remaining']),
	};
}

function count(header: string | undefined): number | undefined {
	const value = Number(header);
	return header === undefined || header === '' || !Number.isFinite(value) ? undefined : value;
}

function positive(header: string | undefined): number | undefined {
	const value = count(header);
	return value !== undefined && value > 0 ? value : undefined;
}
