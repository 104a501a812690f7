import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Assignment, Outcome } from './contenderChild';

/** A contender that is ready and waits for its start. */
export interface ReadyContender {
	start(): Promise<Outcome>;
}

/** Starts a contender's process and lets it warm up. */
export async function readyContender(assignment: Assignment): Promise<ReadyContender> {
	const child = fork(join(__dirname, 'contenderChild.js'));
	child.send({ ...assignment, waitForStart: true });
	await once(child, 'message');
	return {
		async start() {
			child.send('start');
			const [outcome] = (await once(child, 'message')) as [Outcome];
			return outcome;
		},
	};
}
