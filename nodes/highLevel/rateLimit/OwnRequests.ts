/** A request on its way or counted by HighLevel's window. Times in ms. */
export interface Ticket {
	readonly sentAt: number;
	/** When the answer came that told the count; Infinity until then. */
	toldAt: number;
	/** From when the server surely no longer counts it; Infinity until it is answered. */
	leavesAt: number;
}

/** Milliseconds added to a request's stay in the window: timers and clocks count in whole ones. */
export const ROUNDING_MS = 1;

/** How many own requests an answer's count held. */
export interface OwnCounts {
	/** At the very least: those of before that are younger than an interval. */
	atLeast: number;
	/** At the very most, whenever each was counted. */
	atMost: number;
}

/** The requests of this process that HighLevel's window may still count. */
export class OwnRequests {
	private readonly tickets = new Set<Ticket>();

	/** Notes one that goes out now. */
	add(now: number): Ticket {
		const ticket = { sentAt: now, toldAt: Infinity, leavesAt: Infinity };
		this.tickets.add(ticket);
		return ticket;
	}

	/** Takes out one that was not counted. */
	delete(ticket: Ticket): void {
		this.tickets.delete(ticket);
	}

	/** How many fill a place now, and when the next place gets free (Infinity while all are under way). */
	counted(now: number, intervalMs: number): { counted: number; nextLeaves: number } {
		let counted = 0;
		let nextLeaves = Infinity;
		for (const ticket of this.tickets) {
			if (ticket.leavesAt <= now - intervalMs) this.tickets.delete(ticket);
			if (ticket.leavesAt <= now) continue;
			counted += 1;
			nextLeaves = Math.min(nextLeaves, ticket.leavesAt);
		}
		return { counted, nextLeaves };
	}

	/** How many were sent after a moment and have no answer yet. */
	underWaySince(moment: number): number {
		let underWay = 0;
		for (const { sentAt, leavesAt } of this.tickets) {
			if (leavesAt === Infinity && sentAt > moment) underWay += 1;
		}
		return underWay;
	}

	/** How many were sent between two moments, both included. */
	sentBetween(from: number, to: number): number {
		let sent = 0;
		for (const { sentAt } of this.tickets) if (sentAt >= from && sentAt <= to) sent += 1;
		return sent;
	}

	/**
	 * How many can have been counted together with a request sent then, that one not among the least.
	 * @param begunAt in a fixed window, when the present one began
	 */
	countedWith(sentAt: number, begunAt: number, now: number, intervalMs: number): OwnCounts {
		let atLeast = 0;
		let atMost = 0;
		for (const own of this.tickets) {
			// It may have been counted as late as its answer came, whatever is trusted otherwise.
			const leavesAt = own.toldAt < Infinity ? own.toldAt + intervalMs : own.leavesAt;
			if (leavesAt + ROUNDING_MS > sentAt) atMost += 1;
			const isYoung = own.sentAt > now - intervalMs && own.sentAt >= begunAt;
			if (isYoung && own.toldAt <= sentAt) atLeast += 1;
		}
		return { atLeast, atMost };
	}
}
