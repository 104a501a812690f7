import { join } from 'node:path';
import { Child } from './Child';
import type { Assignment, Outcome } from './contenderChild';

/** A contender that is ready and waits for its start. */
export interface ReadyContender {
	/** Lets it work, once. @throws Error when its process ends before the work is done */
	start(): Promise<Outcome>;
}

/**
 * Starts a contender's process and lets it warm up. The process ends with its work.
 * @throws Error when it ends before it is ready
 */
export async function readyContender(assignment: Assignment): Promise<ReadyContender> {
	const child = new Child(join(__dirname, 'contenderChild.js'));
	await child.ask({ ...assignment, waitForStart: true });
	return { start: async () => await child.ask<Outcome>('start') };
}
