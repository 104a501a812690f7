import { spawn } from 'node:child_process';

/** How a command is run. */
export interface CommandOptions {
	/** Folder it starts in, and its whole environment; default: this process's own. */
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Ended with SIGKILL after so long, in ms; default 15 minutes. */
	timeoutMs?: number;
	/** Unprivileged user and group to run as; default: those of this process. */
	uid?: number;
	gid?: number;
}

/**
 * Runs a command to its end.
 * @returns what it wrote to its standard output
 * @throws Error with the end of everything it wrote, when it cannot be run or exits with another code than 0
 */
export async function runCommand(
	command: string,
	args: readonly string[],
	{ timeoutMs = 15 * 60_000, ...options }: CommandOptions = {},
): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			...options,
			stdio: ['ignore', 'pipe', 'pipe'],
			timeout: timeoutMs,
			killSignal: 'SIGKILL',
		});
		let output = '';
		let everything = '';
		child.stdout.on('data', (chunk: Buffer) => {
			output += String(chunk);
			everything += String(chunk);
		});
		child.stderr.on('data', (chunk: Buffer) => {
			everything += String(chunk);
		});
		child.once('error', reject);
		child.once('close', (code, signal) => {
			if (code === 0) return resolve(output);
			const line = [command, ...args].join(' ');
			reject(new Error(`${line} ended with ${signal ?? code}:\n${everything.slice(-3000).trim()}`));
		});
	});
}
