import { createHash } from 'node:crypto';
import type { Clock } from '../api/http';
import { RateLine } from './RateLine';

/** Lines by a digest of whose they are, so that no token stays in memory here. */
const lines = new Map<string, RateLine>();

/**
 * The line at the window of an app and location. All executions of this process stand in the same
 * one, and the next execution knows what the last one used up.
 */
export function rateLineOf(
	identity: string,
	clock: Pick<Clock, 'now'>,
	random: () => number,
): RateLine {
	for (const [name, line] of lines) if (line.isIdle) lines.delete(name);
	const name = createHash('sha256').update(identity).digest('base64');
	const line = lines.get(name) ?? new RateLine(clock, random);
	lines.set(name, line);
	return line;
}
