import { NOT_RUN_EXIT_CODE, NotRun } from './machine/NotRun';
import { Cleanup } from './processes/Cleanup';
import type { Scenario } from './Scenario';
import { scenarios } from './scenarios';
import { TestBed } from './TestBed';

const cleanup = new Cleanup();
cleanup.onSignals();
void main(process.argv.slice(2)).then((code) => process.exit(code));

/** Runs the scenarios of these numbers, or all. @returns the exit code */
async function main(numbers: readonly string[]): Promise<number> {
	const chosen = scenarios.filter(
		({ number }) => numbers.length === 0 || numbers.includes(String(number)),
	);
	const unknown = numbers.filter(
		(text) => !scenarios.some(({ number }) => String(number) === text),
	);
	if (unknown.length > 0) {
		console.error(
			`There is no scenario ${unknown.join(', ')}. There are 1 to ${scenarios.at(-1)?.number}.`,
		);
		return 1;
	}
	const begun = Date.now();
	try {
		const tell = (step: string) => console.log(`· ${step}`);
		const bed = await TestBed.create(cleanup, tell);
		console.log(`· Ready after ${seconds(begun)}`);
		let failed = 0;
		for (const scenario of chosen) failed += (await passes(scenario, bed)) ? 0 : 1;
		console.log(`\nAfter ${seconds(begun)}:`);
		await cleanup.run();
		console.log(`${chosen.length - failed} passed, ${failed} failed`);
		return failed > 0 ? 1 : 0;
	} catch (error) {
		await cleanup.run();
		if (error instanceof NotRun) {
			console.log(`end-to-end: not run (n8n could not be installed)\n${error.message}`);
			return NOT_RUN_EXIT_CODE;
		}
		console.error(error);
		console.log(`0 passed, ${chosen.length} failed`);
		return 1;
	}
}

async function passes({ number, name, run }: Scenario, bed: TestBed): Promise<boolean> {
	const begun = Date.now();
	bed.forgetPictures(number);
	try {
		await run(bed);
		console.log(`✓ ${number} ${name} (${seconds(begun)})`);
		return true;
	} catch (error) {
		console.log(`✗ ${number} ${name} (${seconds(begun)})`);
		console.log(String((error as Error).stack ?? error).replace(/^/gm, '    '));
		await bed.keepEvidence(`${number}-failed`);
		return false;
	}
}

function seconds(since: number): string {
	return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
