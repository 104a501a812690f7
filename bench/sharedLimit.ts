import { floorMs, LATENCY_MS, pairsOf, SCALED } from './creates';
import { readyContender } from './contenderProcess';
import { startSandboxProcess } from './sandboxProcess';
import type { Row } from './table';

const PROCESSES = 3;
const CREATES_EACH = 600;

/** Several workers of n8n at once, who know of each other only what HighLevel's headers tell. */
export async function benchSharedLimit(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const window of ['sliding', 'fixed'] as const) {
		const sandbox = await startSandboxProcess({
			seed: { contacts: 200, properties: 60, relations: 0 },
			rateLimit: { ...SCALED, window, perDay: 10_000_000 },
			latencyMs: LATENCY_MS,
		});
		const ready = await Promise.all(
			Array.from({ length: PROCESSES }, async (_, i) => {
				const from = 1_000 + i * CREATES_EACH;
				return await readyContender({
					contender: 'this node',
					target: sandbox.target,
					warmUp: pairsOf(sandbox.target, i * 30, 30),
					pairs: pairsOf(sandbox.target, from, CREATES_EACH),
				});
			}),
		);
		await sandbox.ask('reset');
		const begun = performance.now();
		await Promise.all(ready.map(async (contender) => await contender.start()));
		const wallMs = performance.now() - begun;
		const total = PROCESSES * CREATES_EACH;
		const { relations, refused } = await sandbox.ask('figures');
		const ratio = wallMs / floorMs(total);
		rows.push({
			what: `${PROCESSES} processes, ${CREATES_EACH} creates each, ${window} window`,
			figure: `${ratio.toFixed(3)} × floor, ${refused} refused (${((refused / total) * 100).toFixed(1)} %), ${total - relations} lost`,
			met: ratio <= 1.15 && relations === total,
		});
		sandbox.stop();
	}
	return rows;
}
