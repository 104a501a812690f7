import type { Clock } from '../api/http';
import type { RateQueue } from './RateQueue';

/** How a paced sender behaves. */
export interface Pace {
	clock: Clock;
	/** Requests in flight at once. */
	concurrency: number;
	/** The line to stand in with others of this process; without, the sender has one for itself. */
	queue?: RateQueue;
	/**
	 * Whether the first request goes alone. n8n refreshes an expired OAuth token for every request
	 * that meets it, and HighLevel's refresh tokens rotate: one request must find out for all.
	 */
	firstAlone?: boolean;
	/** A number from 0 to 1, for the jitter of the pauses. */
	random: () => number;
	/** Whether the execution was stopped. */
	cancelled?: () => boolean;
}
