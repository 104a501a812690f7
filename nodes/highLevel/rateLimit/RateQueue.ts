import type { Clock } from '../api/http';
import type { Ticket } from './OwnRequests';
import { RateWindow, type Room } from './RateWindow';

/** One that waits in the queue: an execution's requests to a location. */
export interface Waiter {
	/** Whether a request waits and may go as far as the execution itself is concerned. */
	isReady(): boolean;
	/** Lets one request go. */
	start(ticket: Ticket): void;
	/** Asks for {@link RateQueue.advance} when there may be room. */
	waitFor(room: Exclude<Room, 'now'>): void;
}

/** The executions of this process that wait at one window, served in turn. */
export class RateQueue {
	readonly window: RateWindow;
	private readonly queue = new Set<Waiter>();

	constructor(clock: Pick<Clock, 'now'>, random: () => number) {
		this.window = new RateWindow(clock, random);
	}

	/** Whether nobody waits and nothing is known any more. */
	get isIdle(): boolean {
		return this.queue.size === 0 && this.window.isIdle;
	}

	/** Joins the queue; one that has nothing more to send leaves it by itself. */
	join(one: Waiter): void {
		this.queue.add(one);
		this.advance();
	}

	/** Lets go as many requests as there is room for. */
	advance(): void {
		for (;;) {
			for (const one of this.queue) if (!one.isReady()) this.queue.delete(one);
			const [first] = this.queue;
			if (!first) return;
			const room = this.window.room();
			if (room !== 'now') {
				// Everybody's alarm, not only the first one's: it also rings when an execution is stopped.
				for (const one of this.queue) one.waitFor(room);
				return;
			}
			this.queue.delete(first);
			this.queue.add(first);
			first.start(this.window.take(first));
		}
	}
}
