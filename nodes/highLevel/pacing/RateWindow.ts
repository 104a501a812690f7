import type { Clock } from '../http';

/** The documented interval, taken where an answer names a limit only (HighLevel, "Rate Limits"). */
const DOCUMENTED_INTERVAL_MS = 10_000;

/** How many requests may be under way before the first answer has told how much room there is. */
const SLOW_START = 25;

/** At most so many requests of others are expected for each own one under way. */
const MOST_OTHERS = 4;

/** Milliseconds added to a request's stay in the window: timers and clocks count in whole ones. */
const ROUNDING_MS = 2;

/**
 * The part of the fastest answer's time that is trusted to lie after the count. Less than all: the
 * first answers of a burst may all have been slowed down by the burst itself.
 */
const TRUSTED = 0.75;

/** A request on its way or counted by HighLevel's window. Times in ms. */
export interface Ticket {
	readonly sentAt: number;
	/** From when the server surely no longer counts it; unknown until it is answered. */
	leavesAt: number;
}

/**
 * What is known of HighLevel's rate window, and whether one more request fits.
 *
 * Own requests are kept in a log and each is taken to fill a place for one interval from the latest
 * moment the server can have counted it. That is exact for a sliding window and safe for fixed ones,
 * wherever they begin; nobody has published which of them HighLevel uses. What the answers' headers
 * say to be used beyond the own requests belongs to other workers, and for each of our requests
 * under way room is kept for theirs, in the proportion seen.
 */
export class RateWindow {
	/** Infinity until an answer names one: a server without a limit is not held back. */
	private limit = Infinity;
	private intervalMs = DOCUMENTED_INTERVAL_MS;
	private readonly log = new Set<Ticket>();
	private inFlight = 0;
	/** Fastest answer so far, ms: an answer's age beyond it was spent before or after the count. */
	private fastestMs = Infinity;
	private others = { used: 0, perOwn: 0, at: -Infinity };
	private heardAt = -Infinity;

	constructor(private readonly clock: Clock) {}

	/** Notes that a request goes out now. */
	take(): Ticket {
		const ticket = { sentAt: this.clock.now(), leavesAt: Infinity };
		this.log.add(ticket);
		this.inFlight += 1;
		return ticket;
	}

	/** Notes a request's answer and what its headers say of the window. */
	answered(ticket: Ticket, headers: Record<string, string>, refused: boolean): void {
		const now = this.clock.now();
		this.inFlight -= 1;
		if (!refused) this.fastestMs = Math.min(this.fastestMs, now - ticket.sentAt);
		const limit = positive(headers['x-ratelimit-max']);
		const interval = positive(headers['x-ratelimit-interval-milliseconds']);
		if (limit) this.limit = limit;
		if (interval) this.intervalMs = interval;
		// A refused request is not counted. An answered one was counted at the latest when the fastest
		// answer's time before now began; both ways of the network cancel out against the next request.
		if (refused || this.limit === Infinity) this.log.delete(ticket);
		else ticket.leavesAt = now - this.fastestMs * TRUSTED + this.intervalMs + ROUNDING_MS;
		this.heardAt = now;
		const remaining = refused ? 0 : count(headers['x-ratelimit-remaining']);
		if (remaining !== undefined && Number.isFinite(this.limit)) {
			this.learnOthers(now, this.limit - remaining);
		}
	}

	/** Notes a request that got no answer: the server may have counted it until now. */
	unanswered(ticket: Ticket): void {
		this.inFlight -= 1;
		if (this.limit === Infinity) this.log.delete(ticket);
		else ticket.leavesAt = this.clock.now() + this.intervalMs;
	}

	/**
	 * How long to wait before one more request may go, in ms: 0 now, Infinity until an answer that is
	 * under way has come in.
	 */
	wait(): number {
		const now = this.clock.now();
		const fresh = now - this.heardAt < this.intervalMs;
		if (!fresh && this.inFlight >= SLOW_START) return Infinity;
		if (this.limit === Infinity) return 0;
		let counted = 0;
		let nextLeaves = Infinity;
		for (const ticket of this.log) {
			if (ticket.leavesAt <= now - this.intervalMs) this.log.delete(ticket);
			if (ticket.leavesAt <= now) continue;
			counted += 1;
			nextLeaves = Math.min(nextLeaves, ticket.leavesAt);
		}
		const others = now - this.others.at < this.intervalMs ? this.others.used : 0;
		const room = this.limit - (counted - this.inFlight) - others;
		if ((this.inFlight + 1) * (1 + this.others.perOwn) <= room) return 0;
		const othersGone = others > 0 ? this.others.at + this.intervalMs : Infinity;
		return Math.min(nextLeaves, othersGone) - now;
	}

	/** How long a refused request waits, in ms, when the window itself does not say. */
	get interval(): number {
		return this.intervalMs;
	}

	private learnOthers(now: number, used: number): void {
		const countedBefore = now - this.fastestMs;
		let own = 0;
		for (const ticket of this.log) {
			if (ticket.sentAt <= countedBefore && ticket.leavesAt > countedBefore) own += 1;
		}
		const foreign = Math.max(0, used - own);
		const perOwn = own > 0 ? foreign / own : foreign;
		// Just after a fixed window begins anew the others seem gone; what was seen of them within the
		// last two intervals still counts for the room left to them.
		const remembered = now - this.others.at < 2 * this.intervalMs ? this.others.perOwn : 0;
		const proportion = used * 4 >= this.limit ? perOwn : Math.max(perOwn, remembered);
		this.others = {
			used: foreign,
			perOwn: Math.min(proportion, MOST_OTHERS, this.limit - 1),
			at: now,
		};
	}
}

function count(header: string | undefined): number | undefined {
	const value = Number(header);
	return header === undefined || header === '' || !Number.isFinite(value) ? undefined : value;
}

function positive(header: string | undefined): number | undefined {
	const value = count(header);
	return value !== undefined && value > 0 ? value : undefined;
}
