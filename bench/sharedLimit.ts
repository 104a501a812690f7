import { setTimeout as pause } from 'node:timers/promises';
import { forgottenMs, limitedBy, pairsOf } from './creates';
import { readyContender } from './contenderProcess';
import { withSandboxProcess, type SandboxProcess } from './sandboxProcess';
import { floorMs, SCALED } from './limits';
import type { Row } from './table';

/** Workers of n8n that know of each other only what HighLevel's headers tell. */
interface Workers {
	what: string;
	contender: string;
	processes: number;
	each: number;
	/** Each begins so many ms after the one before. */
	apartMs: number;
	/** Targets: of the floor, and the part of the requests refused. */
	ratio?: number;
	refused?: number;
}

const CASES: Workers[] = [
	{
		what: '3 processes at once, 600 each',
		contender: 'this node',
		processes: 3,
		each: 600,
		apartMs: 0,
		ratio: 1.15,
	},
	{
		what: '3 processes 300 ms apart, 600 each',
		contender: 'this node',
		processes: 3,
		each: 600,
		apartMs: 300,
	},
	{
		what: '2 processes of 2 executions, 500 each',
		contender: 'this node, 2 executions',
		processes: 2,
		each: 1_000,
		apartMs: 0,
		refused: 0.02,
	},
];

/** Several workers of n8n under one limit. */
export async function benchSharedLimit(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const window of ['sliding', 'fixed'] as const) {
		for (const workers of CASES) rows.push(await together(workers, window));
	}
	return rows;
}

async function together(workers: Workers, window: 'sliding' | 'fixed'): Promise<Row> {
	const { what, processes, each } = workers;
	const total = processes * each;
	return await withSandboxProcess(limitedBy(window), async (sandbox) => {
		const wallMs = await timeOf(workers, sandbox);
		const { relations, refused } = await sandbox.ask('figures');
		const ratio = wallMs / floorMs(total);
		return {
			what: `${what}, ${window} window`,
			figure: `${ratio.toFixed(3)} × floor, ${refused} refused (${((refused / total) * 100).toFixed(1)} %), ${total - relations} lost`,
			...((workers.ratio ?? workers.refused) !== undefined && {
				met:
					relations === total &&
					ratio <= (workers.ratio ?? Infinity) &&
					refused / total < (workers.refused ?? Infinity),
			}),
		};
	});
}

/** From the first worker's start to the last one's end, in ms. */
async function timeOf(workers: Workers, sandbox: SandboxProcess): Promise<number> {
	const { contender, processes, each, apartMs } = workers;
	const { target } = sandbox;
	const ready = await Promise.all(
		Array.from({ length: processes }, async (_, n) => {
			const warmUp = pairsOf(target, n * 30, 30);
			const pairs = pairsOf(target, 1_000 + n * each, each);
			return await readyContender({ contender, target, warmUp, pairs });
		}),
	);
	await pause(forgottenMs(SCALED));
	await sandbox.ask('reset');
	const begun = performance.now();
	await Promise.all(
		ready.map(async (one, n) => {
			await pause(n * apartMs);
			return await one.start();
		}),
	);
	return performance.now() - begun;
}
