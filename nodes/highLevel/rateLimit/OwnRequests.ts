/** A request on its way or counted by HighLevel's window. Times in ms. */
export interface Ticket {
	/** The execution it belongs to. */
	readonly owner: object;
	readonly sentAt: number;
	/** When the answer came that named the count; Infinity until then. */
	countKnownAt: number;
	/** From when the server certainly no longer counts it; Infinity while it is under way. */
	leavesAt: number;
}

/** Milliseconds added to a request's stay in the window: timers and clocks count in whole ones. */
export const ROUNDING_MS = 1;

/** How many of our own requests an answer's count held. */
export interface OwnCounts {
	/** At least: those sent before it that are younger than an interval. */
	atLeast: number;
	/** At most, whenever each was counted. */
	atMost: number;
}

/** How the window is filled by our own requests. */
export interface Occupancy {
	/** Requests that fill a place, those under way included. */
	counted: number;
	/** Requests without an answer yet. */
	underWay: number;
	/** When the next place becomes free; Infinity while all of them are under way. */
	nextLeaves: number;
}

/** The requests of this process that HighLevel's window may still count. */
export class OwnRequests {
	private readonly underWay = new Set<Ticket>();
	private readonly answered = new Set<Ticket>();

	/** Notes one that is sent now. */
	add(owner: object, now: number): Ticket {
		const ticket = { owner, sentAt: now, countKnownAt: Infinity, leavesAt: Infinity };
		this.underWay.add(ticket);
		return ticket;
	}

	/** Notes that one is no longer under way, and when it leaves the window; without, it was not counted. */
	end(ticket: Ticket, leavesAt?: number): void {
		this.underWay.delete(ticket);
		if (leavesAt === undefined) return;
		ticket.leavesAt = leavesAt;
		this.answered.add(ticket);
	}

	occupancy(now: number, intervalMs: number): Occupancy {
		const underWay = this.underWay.size;
		let counted = underWay;
		let nextLeaves = Infinity;
		for (const ticket of this.answered) {
			if (ticket.leavesAt <= now - intervalMs) this.answered.delete(ticket);
			if (ticket.leavesAt <= now) continue;
			counted += 1;
			nextLeaves = Math.min(nextLeaves, ticket.leavesAt);
		}
		return { counted, underWay, nextLeaves };
	}

	/** How many of one execution have no answer yet. */
	underWayOf(owner: object): number {
		return countIn(this.underWay, (ticket) => ticket.owner === owner);
	}

	/** How many were sent after a moment and have no answer yet. */
	underWaySince(moment: number): number {
		return countIn(this.underWay, ({ sentAt }) => sentAt > moment);
	}

	/** How many were sent between two moments, both included. */
	sentBetween(from: number, to: number): number {
		const isBetween = ({ sentAt }: Ticket) => sentAt >= from && sentAt <= to;
		return countIn(this.underWay, isBetween) + countIn(this.answered, isBetween);
	}

	/**
	 * How many can have been counted together with a request sent then, that one not in `atLeast`.
	 * @param begunAt in a fixed window, when the present one began
	 */
	countedWith(sentAt: number, begunAt: number, now: number, intervalMs: number): OwnCounts {
		let atLeast = 0;
		let atMost = this.underWay.size;
		for (const own of this.answered) {
			// It may have been counted as late as its answer came, whatever is trusted otherwise.
			const isKnown = own.countKnownAt < Infinity;
			const leavesAt = isKnown ? own.countKnownAt + intervalMs : own.leavesAt;
			if (leavesAt + ROUNDING_MS > sentAt) atMost += 1;
			const isYoung = own.sentAt > now - intervalMs && own.sentAt >= begunAt;
			if (isYoung && own.countKnownAt <= sentAt) atLeast += 1;
		}
		return { atLeast, atMost };
	}
}

function countIn(tickets: Set<Ticket>, isOne: (ticket: Ticket) => boolean): number {
	let found = 0;
	for (const ticket of tickets) if (isOne(ticket)) found += 1;
	return found;
}
