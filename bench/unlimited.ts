import { measure, PAIRS_TO_LINK } from './creates';
import { median } from './median';
import { LATENCY_MS } from './limits';
import { withSandboxProcess, type SandboxProcess } from './sandboxProcess';
import type { Row } from './table';

const CREATES = 2_000;

/** A median is taken of so many rounds, the contenders in turns, for other work disturbs. */
const ROUNDS = 3;

/** CPU per row the node may cost on top of n8n's request helper, ms. */
const OWN_CPU_MS = 1.5;

const CONTENDERS = ['this node', 'request helper in a loop', 'bare undici'];

/** Does the work with a sandbox that has no limit and answers after so many ms. */
async function withoutLimit<T>(
	latencyMs: number,
	work: (sandbox: SandboxProcess) => Promise<T>,
): Promise<T> {
	return await withSandboxProcess({ seed: PAIRS_TO_LINK, rateLimit: false, latencyMs }, work);
}

/** Without a limit: rows per second and CPU per row, beside what the layers below cost. */
export async function benchUnlimited(): Promise<Row[]> {
	const cpu = new Map<string, number[]>();
	const perSecond = new Map<string, number[]>();
	await withoutLimit(0, async (sandbox) => {
		for (let round = 0; round < ROUNDS; round++) {
			for (const contender of CONTENDERS) {
				const { cpuMs, wallMs } = await measure(sandbox, contender, CREATES);
				cpu.set(contender, [...(cpu.get(contender) ?? []), cpuMs / CREATES]);
				perSecond.set(contender, [...(perSecond.get(contender) ?? []), CREATES / (wallMs / 1_000)]);
			}
		}
	});
	const cpuOf = (contender: string) => median(cpu.get(contender) ?? []);
	const own = cpuOf('this node') - cpuOf('request helper in a loop');
	return [
		...CONTENDERS.map((contender) => ({
			what: `${CREATES} creates, no limit, 50 connections: ${contender}`,
			figure: `${median(perSecond.get(contender) ?? []).toFixed(0)} rows per second, ${cpuOf(contender).toFixed(2)} ms CPU per row`,
		})),
		{
			what: "CPU per row on top of n8n's request helper",
			figure: `${own.toFixed(2)} ms`,
			met: own <= OWN_CPU_MS,
		},
	];
}

/** What the choice of Concurrency rests on: rows per second where nothing but latency limits. */
export async function benchConcurrency(): Promise<Row[]> {
	const rows: Row[] = [];
	await withoutLimit(LATENCY_MS, async (sandbox) => {
		for (const concurrency of [10, 25, 50, 100]) {
			const contender = `this node, ${concurrency} at once`;
			const { wallMs, cpuMs } = await measure(sandbox, contender, CREATES);
			rows.push({
				what: `${CREATES} creates, no limit, ${LATENCY_MS} ms latency, Concurrency ${concurrency}`,
				figure: `${(CREATES / (wallMs / 1_000)).toFixed(0)} rows per second, ${(cpuMs / CREATES).toFixed(2)} ms CPU per row`,
			});
		}
	});
	return rows;
}

/** Most memory at 10,000 rows. */
export async function benchMemory(): Promise<Row[]> {
	const { peakMb, beforeMb, lost } = await withoutLimit(
		0,
		async (sandbox) => await measure(sandbox, 'this node', 10_000),
	);
	return [
		{
			what: '10,000 creates: most memory, before and in the run',
			figure: `${beforeMb.toFixed(0)} MB, ${peakMb.toFixed(0)} MB (${lost} lost)`,
		},
	];
}
