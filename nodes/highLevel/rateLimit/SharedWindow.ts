/** What one answer tells of the window. Times in ms. */
export interface Reading {
	now: number;
	/** Requests the window holds, and for how long. */
	limit: number;
	intervalMs: number;
	/** Requests counted when this one was, itself among them. */
	used: number;
	/** How many of them are own ones, by the best guess. */
	own: number;
	/** How many of them could be own ones at most: what is beyond is certainly others'. */
	ownAtMost: number;
	/** Whether the count has just begun anew, which only a fixed window's does. */
	hasBegunAnew: boolean;
}

/** Requests per interval. */
interface Rate {
	/** What all workers may send together. */
	total: number;
	/** Places that nobody fills. */
	free: number;
}

/** The part of the limit that workers who share it aim to leave, for what they hear too late. */
const SPARED = 0.04;

/** How far the share looks back, in intervals: far enough to be steady, near enough to change. */
const MEMORY = 0.1;

/** For how many intervals others are remembered: a fixed window shows all of them only at its end. */
const REMEMBERED = 1.5;

/** At most so many times the even rate is sent where there is room, so that bursts do not add up. */
const FASTEST = 1.5;

/** At least so much of the even rate is sent, however little a fixed window seems to have left. */
const SLOWEST = 0.25;

/** How much of what it has beyond half a worker gives up at most, so that others find room to grow. */
const YIELDED = 0.25;

/** The part of the free places that each worker takes in an interval, whatever its share is. */
const TAKEN = 0.33;

/** Requests per interval on top of the share: the same for all, so that small shares grow. */
const EXTRA = 0.5;

/**
 * A window that others fill too. Bursts of several workers would add up before any of them hears of
 * it, so each sends evenly, at the rate all of them may send together times its own share of what is
 * counted. All hear the same counts, so the shares make up one whole whoever takes part; when a
 * worker ends, its requests leave the count and the others' shares grow by themselves. Free places are
 * taken in equal parts and not by share, so that a newcomer's small share grows soonest.
 */
export class SharedWindow {
	private last?: Reading;
	/** Own and all requests counted, of the latest readings together, the older ones fading. */
	private own = 0;
	private used = 0;
	private sharedSince = -Infinity;
	private sharedUntil = -Infinity;
	/** When the present fixed window ends; in the past where none is known. */
	private endsAt = -Infinity;

	/** Learns from an answer. */
	heard(reading: Reading): void {
		const { now, limit, intervalMs, used, own, ownAtMost, hasBegunAnew } = reading;
		const fading = this.last ? Math.exp((this.last.now - now) / (MEMORY * intervalMs)) : 0;
		this.own = this.own * fading + Math.min(own, used);
		this.used = this.used * fading + used;
		this.last = reading;
		if (used > ownAtMost) {
			if (!this.isShared(now)) this.sharedSince = now;
			this.sharedUntil = now + REMEMBERED * intervalMs;
		}
		// What is counted already took its part of the window's time.
		if (hasBegunAnew) this.endsAt = now + intervalMs * (1 - used / limit);
	}

	/** Whether others were heard of lately. */
	isShared(now: number): boolean {
		return now < this.sharedUntil;
	}

	/** Milliseconds between two own requests. */
	gap(now: number): number {
		if (!this.last || this.used === 0) return 0;
		const share = this.own / this.used;
		// One that has more than half makes room for the others to grow, until they have half.
		const yielded = YIELDED * Math.max(0, Math.min(1 - share, share - 0.5));
		const { total, free } = this.perInterval(now, this.last);
		return this.last.intervalMs / (total * (share - yielded) + free * TAKEN + EXTRA);
	}

	/** Requests per interval that all workers may send together, and how many places are free besides. */
	private perInterval(now: number, { limit, used, intervalMs }: Reading): Rate {
		const even = limit * (1 - SPARED);
		const room = even - used;
		if (now < this.endsAt) {
			// What is left of a fixed window is spread over what is left of its time.
			const needed = (room * intervalMs) / (this.endsAt - now);
			return { total: Math.min(Math.max(needed, even * SLOWEST), even * FASTEST), free: 0 };
		}
		// In a sliding window as many leave as have come, so the even rate keeps the count as it is, and
		// what is free is filled in the course of an interval. Until one has passed, nothing has left yet.
		if (now - this.sharedSince <= intervalMs) return { total: even, free: 0 };
		return { total: even, free: Math.max(0, room - limit * SPARED) };
	}
}
