import type { Clock } from '../api/http';
import type { Ticket } from './OwnRequests';
import { RateWindow } from './RateWindow';

/** Who stands in line: an execution's requests to a location. */
export interface InLine {
	/** Whether a request waits and may go as far as the execution itself is concerned. */
	isReady(): boolean;
	/** Lets one request go. */
	start(ticket: Ticket): void;
	/** Asks for {@link RateLine.advance} in so many ms, Infinity where answers are waited for. */
	wakeIn(ms: number): void;
}

/** The executions of this process that wait at one window, served in turn. */
export class RateLine {
	readonly window: RateWindow;
	private readonly line = new Set<InLine>();

	constructor(clock: Pick<Clock, 'now'>, random: () => number) {
		this.window = new RateWindow(clock, random);
	}

	/** Whether nobody waits and nothing is known any more. */
	get isIdle(): boolean {
		return this.line.size === 0 && this.window.isIdle;
	}

	/** Joins the line; whoever has nothing to send any more leaves it unasked. */
	join(one: InLine): void {
		this.line.add(one);
		this.advance();
	}

	/** Lets go as many requests as there is room for. */
	advance(): void {
		for (;;) {
			for (const one of this.line) if (!one.isReady()) this.line.delete(one);
			const [first] = this.line;
			if (!first) return;
			const ms = this.window.wait();
			if (ms > 0) {
				// Everybody's alarm, not the first one's only: it also rings when an execution is stopped.
				for (const one of this.line) one.wakeIn(ms);
				return;
			}
			this.line.delete(first);
			this.line.add(first);
			first.start(this.window.take());
		}
	}
}
