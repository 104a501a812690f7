import { createInterface } from 'node:readline/promises';
// Gives n8n's engine a folder of its own; it has to come before everything that imports the engine.
import '../test/harness/userFolder';
import { packageClasses, packageRoot } from '../test/harness/thisPackage';
import { runDemo } from './runDemo';
import { tellerFor } from './Teller';

const teller = tellerFor(process.stdout, process.env);
const stopping = new AbortController();

/** What was made in a real account is removed first; further signals change nothing of that. */
function stop(): void {
	if (stopping.signal.aborted) return;
	teller.line('\n  Stopping …');
	stopping.abort();
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

async function ask(question: string): Promise<string> {
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	terminal.on('SIGINT', stop);
	try {
		return await terminal.question(question, { signal: stopping.signal });
	} finally {
		terminal.close();
	}
}

async function start(): Promise<void> {
	process.exitCode = await runDemo({
		classes: packageClasses(packageRoot()),
		teller,
		env: process.env,
		ask: process.stdin.isTTY ? ask : undefined,
		signal: stopping.signal,
	});
}

start().catch((error: unknown) => {
	teller.failed(
		'The tour itself',
		error instanceof Error ? (error.stack ?? error.message) : String(error),
	);
	process.exitCode = 1;
});
