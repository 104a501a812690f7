import { createHash } from 'node:crypto';
import type { Clock } from '../api/http';
import { RateQueue } from './RateQueue';

/** Queues by a digest of whose they are, so that no token stays in memory here. */
const queues = new Map<string, RateQueue>();

/**
 * The queue at the window of an app and location. All executions of this process wait in the same
 * one, and the next execution knows what the last one used up.
 */
export function rateQueueOf(
	identity: string,
	clock: Pick<Clock, 'now'>,
	random: () => number,
): RateQueue {
	for (const [name, queue] of queues) if (queue.isIdle) queues.delete(name);
	const name = createHash('sha256').update(identity).digest('base64');
	const queue = queues.get(name) ?? new RateQueue(clock, random);
	queues.set(name, queue);
	return queue;
}
