import type { Clock } from '../http';

/** The documented interval, taken where an answer names a limit only (HighLevel, "Rate Limits"). */
const DOCUMENTED_INTERVAL_MS = 10_000;

/** How many requests may be under way before the first answer has told how much room there is. */
const SLOW_START = 5;

/** How many more may be under way with each answer since. */
const GROWTH = 2;

/** At most so many requests of others are expected for each own one under way. */
const MOST_OTHERS = 4;

/** From so many requests of others to each own one on, the window counts as shared. */
const SHARED = 0.2;

/** What workers that share a window aim to leave of it, as a part of its limit. */
const SPARED = 0.04;

/** How long the others' proportion is remembered, in intervals: a fixed window shows it at its end. */
const REMEMBERED = 1.5;

/** Milliseconds added to a request's stay in the window: timers and clocks count in whole ones. */
const ROUNDING_MS = 2;

/**
 * The part of the fastest answer's time that is trusted to lie after the count. Less than all: the
 * first answers of a burst may all have been slowed down by the burst itself.
 */
const TRUSTED = 0.75;

/** A request on its way or counted by HighLevel's window. Times in ms. */
export interface Ticket {
	/** Its place among the requests sent. */
	readonly place: number;
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
	/** Requests of others the server counted, and when it was heard. */
	private others = { used: 0, at: -Infinity };
	/** The highest proportion of others' requests to own ones of late. */
	private perOwn = { most: 0, at: -Infinity };
	/** Where the server's count began to rise, and the last that was heard of it. */
	private rise = { place: 0, used: Infinity, underWay: 0 };
	private last = { place: 0, used: Infinity };
	/** In a shared window: the pace as a part of the own share, and the least room left of late. */
	private pace = { fill: 1, least: Infinity, since: 0 };
	private sent = 0;
	private lastSentAt = -Infinity;
	private heardAt = -Infinity;
	/** Answers since the last quiet interval; see {@link SLOW_START}. */
	private heard = 0;

	constructor(private readonly clock: Clock) {}

	/** Notes that a request goes out now. */
	take(): Ticket {
		const ticket = { place: ++this.sent, sentAt: this.clock.now(), leavesAt: Infinity };
		this.log.add(ticket);
		this.inFlight += 1;
		this.rise.underWay = Math.max(this.rise.underWay, this.inFlight);
		this.lastSentAt = ticket.sentAt;
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
		this.heard = this.isFresh(now) ? this.heard + 1 : 1;
		this.heardAt = now;
		const remaining = refused ? 0 : count(headers['x-ratelimit-remaining']);
		if (remaining !== undefined && Number.isFinite(this.limit)) {
			this.learnOthers(ticket, this.limit - remaining);
			this.adjustPace(refused ? -this.limit * SPARED : remaining);
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
		const told = this.isFresh(now) ? this.heard : 0;
		if (this.inFlight >= SLOW_START + told * GROWTH) return Infinity;
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
		if ((this.inFlight + 1) * (1 + this.perOwn.most) <= room) return this.untilTurn(now);
		const othersGone = others > 0 ? this.others.at + this.intervalMs : Infinity;
		return Math.min(nextLeaves, othersGone) - now;
	}

	/** How long a refused request waits, in ms, when the window itself does not say. */
	get interval(): number {
		return this.intervalMs;
	}

	/**
	 * In a shared window bursts of several workers would add up before any of them hears of it, so
	 * each sends evenly, at the rate its share allows.
	 */
	private untilTurn(now: number): number {
		if (this.perOwn.most < SHARED) return 0;
		const gap = (this.intervalMs * (1 + this.perOwn.most)) / (this.limit * this.pace.fill);
		return Math.max(0, this.lastSentAt + gap - now);
	}

	/** In a shared window, once an interval: faster when room was left, slower when there was none. */
	private adjustPace(remaining: number): void {
		const now = this.clock.now();
		if (this.perOwn.most < SHARED) this.pace = { fill: 1, least: this.limit, since: now };
		this.pace.least = Math.min(this.pace.least, remaining);
		if (now - this.pace.since < this.intervalMs) return;
		const spare = this.pace.least / this.limit - SPARED;
		const fill = Math.min(Math.max(this.pace.fill * (1 + spare), 0.5), 1.5);
		this.pace = { fill, least: this.limit, since: now };
	}

	private learnOthers(ticket: Ticket, used: number): void {
		const now = this.clock.now();
		const countedBefore = now - this.fastestMs;
		let own = 0;
		for (const { sentAt, leavesAt } of this.log) {
			if (sentAt <= countedBefore && leavesAt > countedBefore) own += 1;
		}
		const foreign = Math.max(0, used - own);
		this.others = { used: foreign, at: now };
		const perOwn = Math.max(foreign / Math.max(own, 1), this.othersInRise(ticket, used));
		const capped = Math.min(perOwn, MOST_OTHERS, this.limit - 1);
		const isOld = now - this.perOwn.at >= REMEMBERED * this.intervalMs;
		if (capped >= this.perOwn.most || isOld) this.perOwn = { most: capped, at: now };
	}

	/**
	 * Others' requests to each own one while the server's count rises. Requests overtake each other on
	 * their way, but no more than are under way. In a fixed window that has just
	 * begun, own requests still in the log are not in the count any more, so that only the rise tells.
	 */
	private othersInRise({ place }: Ticket, used: number): number {
		if (place < this.last.place) return 0;
		if (used < this.last.used) this.rise = { place, used, underWay: this.inFlight + 1 };
		this.last = { place, used };
		const own = place - this.rise.place;
		return own > 0 ? Math.max(0, used - this.rise.used - own - this.rise.underWay) / own : 0;
	}

	private isFresh(now: number): boolean {
		return now - this.heardAt < this.intervalMs;
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
