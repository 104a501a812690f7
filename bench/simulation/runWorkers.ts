import type { HighLevelRequest, Send } from '../../nodes/highLevel/api/http';
import type { RateLimitOptions } from '../../sandbox/limits/types';
import { seededRandom, SimulatedClock } from '../../test/highLevel/rateLimit/simulation.fixture';
import { SimulatedHighLevel } from './SimulatedHighLevel';
import { SimulatedProcess } from './SimulatedProcess';

/** What a row costs the process: n8n's request helper, nearly all of it (see README.md). */
export const CPU_MS = 1.2;

/** What the network adds each way at most. */
export const JITTER_MS = 10;

const REQUEST: HighLevelRequest = { method: 'POST', path: '/associations/relations' };

/** Processes that work under one limit and know of each other only what its headers tell. */
export interface Workers {
	processes: number;
	/** Executions of each process. */
	executions: number;
	/** Requests of each execution. */
	each: number;
	/** Each process begins so many ms after the one before. */
	apartMs: number;
	limit: RateLimitOptions;
	/** From request to answer, in ms. */
	latencyMs: number;
}

/** What came of it. */
export interface SimulatedRun {
	/** From the first process's start to the last answer, in simulated ms. */
	tookMs: number;
	/** Requests answered 429. */
	refused: number;
	/** Requests that were given up. */
	lost: number;
}

/** Lets them all send, on virtual time; the same seed gives the same run. */
export async function runWorkers(workers: Workers, seed: number): Promise<SimulatedRun> {
	const { processes, executions, each, apartMs, limit, latencyMs } = workers;
	const clock = new SimulatedClock();
	const random = seededRandom(seed);
	const network = { latencyMs, jitterMs: JITTER_MS, random };
	const highLevel = new SimulatedHighLevel(limit, network, clock);
	const begun = clock.now();
	const works = Array.from({ length: processes }, async (_, n) => {
		const process = new SimulatedProcess(clock, CPU_MS, random);
		if (n > 0) await clock.sleep(n * apartMs);
		const lost = Array.from(
			{ length: executions },
			async () => await sendAll(process.execution(highLevel.sendOnce), each),
		);
		return sum(await Promise.all(lost));
	});
	const lost = sum(await clock.until(Promise.all(works)));
	return { tookMs: clock.now() - begun, refused: highLevel.refused, lost };
}

/** Sends so many and gives how many of them were given up. */
async function sendAll(send: Send, count: number): Promise<number> {
	const sent = await Promise.allSettled(
		Array.from({ length: count }, async () => await send(REQUEST)),
	);
	return sent.filter(({ status }) => status === 'rejected').length;
}

function sum(values: number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
