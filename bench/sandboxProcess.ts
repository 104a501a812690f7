import { join } from 'node:path';
import type { SandboxOptions } from '../sandbox';
import { Child } from './Child';
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
	/** Requests since the start, where the sandbox records them. */
	requests: number;
}

/** A sandbox in a process of its own. */
export interface SandboxProcess {
	target: BenchTarget;
	/** @throws Error when its process has ended */
	ask(question: SandboxQuestion): Promise<SandboxFigures>;
}

/**
 * Starts one, does the work with it once it listens, and stops it, however the work ends.
 * @returns what the work gives
 */
export async function withSandboxProcess<T>(
	options: SandboxOptions,
	work: (sandbox: SandboxProcess) => Promise<T>,
): Promise<T> {
	const child = new Child(join(__dirname, 'sandboxChild.js'));
	try {
		const target = await child.ask<BenchTarget>({ ...options });
		return await work({ target, ask: async (question) => await child.ask(question) });
	} finally {
		child.stop();
	}
}
