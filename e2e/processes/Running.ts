import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';

import type { Cleanup } from './Cleanup';

/** How a process is started, and stopped. */
export interface RunningOptions {
	/** Folder it starts in, and its whole environment; default: this process's own. */
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Path of the file that everything it writes is added to. */
	logFile: string;
	/** Unprivileged user and group to run as; default: those of this process. */
	uid?: number;
	gid?: number;
	/** What asks it to end; default `SIGTERM`. */
	stopSignal?: NodeJS.Signals;
}

/** How long a process may take to end by itself, in ms: n8n waits for executions under way. */
const PATIENCE_MS = 10_000;

/** A process that runs beside this one until it is stopped. */
export class Running {
	private constructor(
		readonly name: string,
		readonly logFile: string,
		private readonly child: ChildProcess,
		private readonly ended: Promise<void>,
		private readonly stopSignal: NodeJS.Signals,
	) {}

	/** Starts it in a group of its own, so that Ctrl-C reaches it through us and in our order. */
	static start(
		cleanup: Cleanup,
		name: string,
		command: string,
		args: readonly string[],
		{ logFile, stopSignal = 'SIGTERM', ...options }: RunningOptions,
	): Running {
		const log = createWriteStream(logFile, { flags: 'a' });
		const child = spawn(command, args, {
			...options,
			stdio: ['ignore', 'pipe', 'pipe'],
			detached: true,
		});
		child.stdout.pipe(log, { end: false });
		child.stderr.pipe(log, { end: false });
		const ended = new Promise<void>((resolve) => {
			child.once('error', (error) => {
				log.write(`${error.message}\n`);
				resolve();
			});
			child.once('exit', () => resolve());
		});
		const running = new Running(name, logFile, child, ended, stopSignal);
		cleanup.add(async () => await running.stop());
		return running;
	}

	get isRunning(): boolean {
		return this.child.pid !== undefined && this.child.exitCode === null && !this.child.signalCode;
	}

	/** The end of what it wrote. */
	get log(): string {
		return readFileSync(this.logFile, 'utf8').slice(-4000);
	}

	/** Ends it and what it started, by their ids; asks first. */
	async stop(): Promise<void> {
		const { pid } = this.child;
		if (pid === undefined) return;
		if (this.isRunning) {
			this.child.kill(this.stopSignal);
			const lateness = setTimeout(() => killGroup(pid), PATIENCE_MS);
			await this.ended;
			clearTimeout(lateness);
		}
		killGroup(pid);
	}
}

/** Ends what is left of the process's own group. */
function killGroup(pid: number): void {
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// Nothing of it is left.
	}
}
