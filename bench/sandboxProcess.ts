import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SandboxOptions } from '../sandbox';
import type { SandboxQuestion } from './sandboxChild';

/** Where the work is done. */
export interface BenchTarget {
	url: string;
	pit: string;
	locationId: string;
	/** The ID of the association contacts and properties are linked under. */
	association: string;
	contacts: string[];
	properties: string[];
}

/** What the sandbox counted since the last reset. */
export interface SandboxFigures {
	relations: number;
	/** Requests answered 429. */
	refused: number;
}

/** A sandbox in a process of its own. */
export interface SandboxProcess {
	target: BenchTarget;
	ask(question: SandboxQuestion): Promise<SandboxFigures>;
	stop(): void;
}

/** Starts it and waits until it listens. */
export async function startSandboxProcess(options: SandboxOptions): Promise<SandboxProcess> {
	const child = fork(join(__dirname, 'sandboxChild.js'));
	child.send(options);
	const [target] = (await once(child, 'message')) as [BenchTarget];
	return {
		target,
		async ask(question) {
			child.send(question);
			const [figures] = (await once(child, 'message')) as [SandboxFigures];
			return figures;
		},
		stop: () => child.kill(),
	};
}
