import { floorMs, LATENCY_MS, REAL, REAL_LATENCY_MS, SCALED, type Limit } from './limits';
import { readAssociation } from './simulation/readAssociation';
import { runWorkers, type SimulatedRun, type Workers } from './simulation/runWorkers';
import type { Row } from './table';

/** Each case runs once for each; other seeds give other jitter and other pauses. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

interface Case extends Pick<Workers, 'processes' | 'executions' | 'each' | 'apartMs'> {
	what: string;
	/** Targets: of the floor, and the part of the requests refused. */
	ratio?: number;
	refused?: number;
}

const ALONE: Case = {
	what: '1 worker, 600',
	processes: 1,
	executions: 1,
	each: 600,
	apartMs: 0,
	ratio: 1.07,
	refused: 0.01,
};
const ALONE_LONG: Case = { ...ALONE, what: '1 worker, 3,000', each: 3_000, ratio: 1.04 };
const AT_ONCE: Case = {
	what: '3 workers at once, 600 each',
	processes: 3,
	executions: 1,
	each: 600,
	apartMs: 0,
	ratio: 1.15,
	refused: 0.02,
};
const APART: Case = {
	what: '3 workers 300 ms apart, 600 each',
	processes: 3,
	executions: 1,
	each: 600,
	apartMs: 300,
};
const OF_TWO: Case = {
	what: '2 processes of 2 executions, 500 each',
	processes: 2,
	executions: 2,
	each: 500,
	apartMs: 0,
	refused: 0.02,
};

/** Records whose links are read: with 25 links each, as many as a poll watches. */
const READ = 1_000;
const READING: Pick<Case, 'what' | 'ratio' | 'refused'> = {
	what: 'all links of an association of 1,000 records',
	ratio: 1.15,
	refused: 0.01,
};

/** The benchmark's own limit, and HighLevel's with a slow answer's time. */
const SCALES = [
	{
		called: '',
		limit: SCALED,
		latencyMs: LATENCY_MS,
		cases: [ALONE, ALONE_LONG, AT_ONCE, APART, OF_TWO],
	},
	{
		called: ', 100 per 10 s',
		limit: REAL,
		latencyMs: REAL_LATENCY_MS,
		cases: [ALONE, ALONE_LONG, AT_ONCE, APART],
	},
];

/**
 * The pacing alone, on virtual time: nobody waits for a core of this machine, so the figures are the
 * same everywhere and tell what a change to the pacing does. Means of all seeds.
 */
export async function benchSimulated(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const { called, limit, latencyMs, cases } of SCALES) {
		for (const each of cases) {
			for (const window of ['sliding', 'fixed'] as const) {
				const workers = { ...each, limit: { ...limit, window }, latencyMs };
				rows.push(await workersRow(`${each.what}${called}, ${window} window`, each, workers));
			}
		}
		for (const window of ['sliding', 'fixed'] as const) {
			const reading = { records: READ, limit: { ...limit, window }, latencyMs };
			rows.push(
				await rowOf(`${READING.what}${called}, ${window} window`, READING, limit, async (seed) => {
					const run = await readAssociation(reading, seed);
					return { ...run, total: run.requests };
				}),
			);
		}
	}
	return rows;
}

async function workersRow(what: string, targets: Case, workers: Workers): Promise<Row> {
	const total = workers.processes * workers.executions * workers.each;
	return await rowOf(what, targets, workers.limit, async (seed) => ({
		...(await runWorkers(workers, seed)),
		total,
	}));
}

async function rowOf(
	what: string,
	targets: Pick<Case, 'ratio' | 'refused'>,
	limit: Limit,
	runWith: (seed: number) => Promise<SimulatedRun & { total: number }>,
): Promise<Row> {
	const ratios: number[] = [];
	let refused = 0;
	let lost = 0;
	for (const seed of SEEDS) {
		const run = await runWith(seed);
		ratios.push(run.tookMs / floorMs(run.total, limit));
		refused += run.refused / run.total / SEEDS.length;
		lost += run.lost;
	}
	const ratio = ratios.reduce((sum, one) => sum + one, 0) / ratios.length;
	const range = `${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}`;
	return {
		what,
		figure: `${ratio.toFixed(3)} × floor (${range}), ${(refused * 100).toFixed(2)} % refused, ${lost} lost`,
		...((targets.ratio ?? targets.refused) !== undefined && {
			met:
				lost === 0 &&
				ratio <= (targets.ratio ?? Infinity) &&
				refused < (targets.refused ?? Infinity),
		}),
	};
}
