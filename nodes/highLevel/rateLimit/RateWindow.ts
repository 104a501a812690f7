import type { Clock } from '../api/http';
import { OwnRequests, ROUNDING_MS, type Ticket } from './OwnRequests';
import { Refusals } from './Refusals';
import { SharedWindow } from './SharedWindow';

/** When one more request fits: now, once an answer that is under way has come in, or in so many ms. */
export type Room = 'now' | 'afterAnswer' | { inMs: number };

/** What an answer's headers say of the limits; undefined where they say nothing of use. */
export interface Limits {
	/** Requests an interval holds. */
	limit?: number;
	/** Requests that were left of it, and how long it is in ms. */
	remaining?: number;
	intervalMs?: number;
	/** Requests left today. */
	leftToday?: number;
}

/** The documented interval, taken where an answer names a limit only (doc, "Rate Limits"). */
const DOCUMENTED_INTERVAL_MS = 10_000;

/** The longest interval that is believed: waiting for more would look like a hang, or be one. */
const LONGEST_INTERVAL_MS = 60_000;

/**
 * So many requests go ahead, and the others wait for all their answers: these tell how much room
 * there is and whether others take it. Few, because they are refused where others have taken it all.
 */
const FIRST_ROUND = 3;

/**
 * The part of the fastest answer's time that is trusted to lie after the count. Less than all: the
 * first answers of a burst may all have been slowed down by the burst itself.
 */
const TRUSTED = 0.9;

/** How long answers are waited for before anything else is sent, ms: one may never come. */
const PATIENCE_MS = 5_000;

/**
 * What is known of HighLevel's rate window, what is under way, and when one more request fits.
 *
 * Own requests are kept in a log, and each is taken to fill a place for one interval from the latest
 * moment the server can have counted it. That is exact for a sliding window and safe for fixed ones,
 * wherever they begin; nobody has published which of them HighLevel uses. A worker alone fills the
 * window as fast as it can. When the answers' headers count more than the log can explain, others
 * take part, and the {@link SharedWindow} says how fast to go. More in docs/pacing.md.
 */
export class RateWindow {
	/** Infinity until an answer names one: a server without a limit is not held back. */
	private limit = Infinity;
	private intervalMs = DOCUMENTED_INTERVAL_MS;
	private readonly own = new OwnRequests();
	private readonly shared = new SharedWindow();
	private readonly refusals: Refusals;
	/** Fastest answer so far, ms: an answer's age beyond it was spent before or after the count. */
	private fastestMs = Infinity;
	/** In a fixed window: own requests sent before are no longer counted. */
	private begunAt = -Infinity;
	private lastSentAt = -Infinity;
	/** When it was made, last sent through or last heard of. */
	private usedAt: number;
	private heardAt = -Infinity;
	/** Answers since the last quiet interval; see {@link FIRST_ROUND}. */
	private heard = 0;

	/** @param random a number from 0 to 1, for the jitter of the pauses */
	constructor(
		private readonly clock: Pick<Clock, 'now'>,
		random: () => number,
	) {
		this.usedAt = clock.now();
		this.refusals = new Refusals(random);
	}

	/** Whether nothing is under way, and nothing is known any more that still holds. */
	get isIdle(): boolean {
		const now = this.clock.now();
		const { underWay } = this.own.occupancy(now, this.intervalMs);
		return underWay === 0 && now - this.usedAt > 2 * this.intervalMs;
	}

	/** How long the window is, in ms. */
	get interval(): number {
		return this.intervalMs;
	}

	/** How many requests of one execution are under way. */
	underWayOf(owner: object): number {
		return this.own.underWayOf(owner);
	}

	/** Notes that a request of this execution is sent now. */
	take(owner: object): Ticket {
		const ticket = this.own.add(owner, this.clock.now());
		this.lastSentAt = ticket.sentAt;
		this.usedAt = ticket.sentAt;
		return ticket;
	}

	/** Notes a request's answer and what it says of the window. */
	answered(ticket: Ticket, limits: Limits, refused: boolean): void {
		const now = this.clock.now();
		this.heard = this.isFresh(now) ? this.heard + 1 : 1;
		this.heardAt = now;
		this.usedAt = now;
		if (!refused) this.fastestMs = Math.min(this.fastestMs, now - ticket.sentAt);
		this.limit = limits.limit ?? this.limit;
		this.intervalMs = Math.min(limits.intervalMs ?? this.intervalMs, LONGEST_INTERVAL_MS);
		const isCounted = !refused && this.limit < Infinity;
		this.own.end(ticket, isCounted ? this.leavesAtLatest(now) : undefined);
		const remaining = refused ? 0 : limits.remaining;
		if (remaining !== undefined && this.limit < Infinity) {
			this.learn(ticket, this.limit - remaining);
			ticket.countKnownAt = now;
		}
		if (!refused) this.refusals.end();
		else this.refusals.add(ticket.sentAt, now, this.intervalMs, this.isNewcomer(now));
	}

	/** Notes a request that got no answer: the server may have counted it until now. */
	unanswered(ticket: Ticket): void {
		const isCounted = this.limit < Infinity;
		this.own.end(ticket, isCounted ? this.clock.now() + this.intervalMs : undefined);
	}

	/** When one more request may go. */
	room(): Room {
		const now = this.clock.now();
		if (this.waitsForAnswers(now)) return 'afterAnswer';
		const { counted, underWay, nextLeaves } = this.own.occupancy(now, this.intervalMs);
		const { pauseEnd } = this.refusals;
		if (now < pauseEnd) return roomAt(Math.min(pauseEnd, nextLeaves), now);
		if (!this.shared.isShared(now)) return counted < this.limit ? 'now' : roomAt(nextLeaves, now);
		// A newcomer has no share yet and tries one by one.
		if (counted === underWay) return underWay > 0 ? 'afterAnswer' : 'now';
		return roomAt(this.lastSentAt + this.shared.gap(now), now);
	}

	/** In the first round, and after a refusal, when the next request goes alone. */
	private waitsForAnswers(now: number): boolean {
		const underWay = this.own.underWaySince(now - PATIENCE_MS);
		if (underWay === 0) return false;
		const heard = this.isFresh(now) ? this.heard : 0;
		return this.refusals.areRecent || (heard < FIRST_ROUND && heard + underWay >= FIRST_ROUND);
	}

	/**
	 * When a request answered now has certainly left the window. It was counted at the latest when the
	 * fastest answer's time before now began; both ways of the network cancel out against the next one.
	 */
	private leavesAtLatest(now: number): number {
		return now - this.fastestMs * TRUSTED + this.intervalMs + ROUNDING_MS;
	}

	/** Whether none of our own requests is counted that would make room as it leaves. */
	private isNewcomer(now: number): boolean {
		const { counted, underWay } = this.own.occupancy(now, this.intervalMs);
		return this.limit < Infinity && counted === underWay;
	}

	/** Separates our own requests from others' among those the server had counted with this one. */
	private learn({ sentAt }: Ticket, used: number): void {
		const { limit, intervalMs } = this;
		const now = this.clock.now();
		const { atLeast, atMost } = this.own.countedWith(sentAt, this.begunAt, now, intervalMs);
		// Fewer than our own ones younger than an interval and this one: a fixed window has begun.
		const hasBegunAnew = used <= atLeast;
		if (hasBegunAnew) this.begunAt = sentAt;
		const since = Math.max(this.begunAt, sentAt - intervalMs + 1);
		const own = this.own.sentBetween(since, sentAt);
		this.shared.heard({ now, limit, intervalMs, used, own, ownAtMost: atMost, hasBegunAnew });
	}

	private isFresh(now: number): boolean {
		return now - this.heardAt < this.intervalMs;
	}
}

/** Room from a moment on; no timer rings sooner than in a millisecond. */
function roomAt(moment: number, now: number): Room {
	if (moment <= now) return 'now';
	return moment === Infinity ? 'afterAnswer' : { inMs: Math.max(1, moment - now) };
}
