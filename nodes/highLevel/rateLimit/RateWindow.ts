import type { Clock } from '../api/http';
import { count, positive } from './headerNumbers';
import { OwnRequests, ROUNDING_MS, type Ticket } from './OwnRequests';
import { SharedWindow } from './SharedWindow';

/** The documented interval, taken where an answer names a limit only (HighLevel, "Rate Limits"). */
const DOCUMENTED_INTERVAL_MS = 10_000;

/** The longest interval that is believed: waiting for more would look like a hang, or be one. */
const LONGEST_INTERVAL_MS = 60_000;

/**
 * So many requests go ahead, and the others wait for all their answers: these tell how much room
 * there is and whether others take it. Few, for they are refused where others have taken it all.
 */
const FIRST_ROUND = 3;

/**
 * The part of the fastest answer's time that is trusted to lie after the count. Less than all: the
 * first answers of a burst may all have been slowed down by the burst itself.
 */
const TRUSTED = 0.9;

/** The pause at a window others have filled, in intervals; it doubles with each further refusal. */
const PAUSE = 1 / 8;

/**
 * A newcomer's pause. A worker alone fills the window in a burst, and a newcomer comes in only while
 * that burst lasts: it has to try often enough to meet it, for a while.
 */
const NEWCOMERS_PAUSE = 1 / 16;
const NEWCOMERS_TRIES = 64;

/** How long answers are waited for before anything else is sent, ms: one may never come. */
const PATIENCE_MS = 5_000;

/**
 * What is known of HighLevel's rate window, and when one more request fits.
 *
 * Own requests are kept in a log, and each is taken to fill a place for one interval from the latest
 * moment the server can have counted it. That is exact for a sliding window and safe for fixed ones,
 * wherever they begin; nobody has published which of them HighLevel uses. A worker alone fills the
 * window as fast as it can. When the answers' headers count more than the log can explain, others
 * take part, and the {@link SharedWindow} says how fast to go.
 */
export class RateWindow {
	/** Infinity until an answer names one: a server without a limit is not held back. */
	private limit = Infinity;
	private intervalMs = DOCUMENTED_INTERVAL_MS;
	private readonly own = new OwnRequests();
	private readonly shared = new SharedWindow();
	private inFlight = 0;
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
	/** Refusals in a row, and until when nothing goes after the last. */
	private refusals = 0;
	private pausedUntil = -Infinity;
	/** When the first refusal of the latest burst came, and how many it had. */
	private refusedAt = -Infinity;
	private refusedTogether = 0;

	constructor(
		private readonly clock: Pick<Clock, 'now'>,
		private readonly random: () => number,
	) {
		this.usedAt = clock.now();
	}

	/** Whether nothing is under way, and nothing is known any more that still holds. */
	get isIdle(): boolean {
		return this.inFlight === 0 && this.clock.now() - this.usedAt > 2 * this.intervalMs;
	}

	/** How long the window is, in ms. */
	get interval(): number {
		return this.intervalMs;
	}

	/** Notes that a request goes out now. */
	take(): Ticket {
		const ticket = this.own.add(this.clock.now());
		this.inFlight += 1;
		this.lastSentAt = ticket.sentAt;
		this.usedAt = ticket.sentAt;
		return ticket;
	}

	/** Notes a request's answer and what its headers say of the window. */
	answered(ticket: Ticket, headers: Record<string, string>, refused: boolean): void {
		const now = this.clock.now();
		this.inFlight -= 1;
		this.heard = this.isFresh(now) ? this.heard + 1 : 1;
		this.heardAt = now;
		this.usedAt = now;
		if (!refused) this.refusals = 0;
		else this.countRefusal(ticket, now);
		if (!refused) this.fastestMs = Math.min(this.fastestMs, now - ticket.sentAt);
		this.limit = positive(headers['x-ratelimit-max']) ?? this.limit;
		const interval = positive(headers['x-ratelimit-interval-milliseconds']) ?? this.intervalMs;
		this.intervalMs = Math.min(interval, LONGEST_INTERVAL_MS);
		const remaining = refused ? 0 : count(headers['x-ratelimit-remaining']);
		const isTold = remaining !== undefined && this.limit < Infinity;
		// A refused request is not counted. An answered one was counted at the latest when the fastest
		// answer's time before now began; both ways of the network cancel out against the next request.
		if (refused || this.limit === Infinity) this.own.delete(ticket);
		else ticket.leavesAt = now - this.fastestMs * TRUSTED + this.intervalMs + ROUNDING_MS;
		if (isTold) {
			this.learn(ticket, this.limit - remaining);
			ticket.toldAt = now;
		}
		if (refused) this.pausedUntil = now + this.pauseMs(now);
	}

	/** Notes a request that got no answer: the server may have counted it until now. */
	unanswered(ticket: Ticket): void {
		this.inFlight -= 1;
		if (this.limit === Infinity) this.own.delete(ticket);
		else ticket.leavesAt = this.clock.now() + this.intervalMs;
	}

	/**
	 * How long to wait before one more request may go, in ms: 0 now, Infinity until an answer that is
	 * under way has come in.
	 */
	wait(): number {
		const now = this.clock.now();
		if (this.waitsForAnswers(now)) return Infinity;
		const { counted, nextLeaves } = this.own.counted(now, this.intervalMs);
		if (this.refusals > 0 && now < this.pausedUntil) {
			return Math.min(this.pausedUntil, nextLeaves) - now;
		}
		if (!this.shared.isShared(now)) return counted < this.limit ? 0 : nextLeaves - now;
		// A newcomer has no share yet and tries one by one.
		if (counted === this.inFlight) return this.inFlight > 0 ? Infinity : 0;
		return Math.max(0, this.lastSentAt + this.shared.gap(now) - now);
	}

	/** In the first round, and after a refusal, when the next request goes alone. */
	private waitsForAnswers(now: number): boolean {
		const underWay = this.inFlight === 0 ? 0 : this.own.underWaySince(now - PATIENCE_MS);
		if (underWay === 0) return false;
		const heard = this.isFresh(now) ? this.heard : 0;
		return this.refusals > 0 || (heard < FIRST_ROUND && heard + underWay >= FIRST_ROUND);
	}

	/**
	 * A burst that is refused is one collision and not fifty: it counts as two at most, or the pause
	 * after it would waste a whole interval.
	 */
	private countRefusal({ sentAt }: Ticket, now: number): void {
		if (sentAt >= this.refusedAt) {
			this.refusedAt = now;
			this.refusedTogether = 0;
		}
		this.refusedTogether += 1;
		if (this.refusedTogether === 1 || this.refusedTogether === 3) this.refusals += 1;
	}

	/** Half of the pause is certain, half is chance. */
	private pauseMs(now: number): number {
		const { counted } = this.own.counted(now, this.intervalMs);
		// None of its own requests is counted that would make room as it leaves.
		const isNewcomer = this.limit < Infinity && counted === this.inFlight;
		const often = this.refusals <= NEWCOMERS_TRIES ? NEWCOMERS_PAUSE : PAUSE;
		const intervals = isNewcomer ? often : Math.min(1, PAUSE * 2 ** (this.refusals - 1));
		return intervals * this.intervalMs * (0.5 + this.random() / 2);
	}

	/** Tells own requests from others' among those the server had counted with this one. */
	private learn({ sentAt }: Ticket, used: number): void {
		const { limit, intervalMs } = this;
		const now = this.clock.now();
		const { atLeast, atMost } = this.own.countedWith(sentAt, this.begunAt, now, intervalMs);
		// Fewer than the own ones younger than an interval, this one besides: a fixed window has begun.
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
