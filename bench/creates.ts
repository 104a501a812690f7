import { setTimeout as pause } from 'node:timers/promises';
import type { SandboxOptions } from '../sandbox';
import type { Pair } from './Contender';
import type { Outcome } from './contenderChild';
import { readyContender } from './contenderProcess';
import { floorMs, LATENCY_MS, REAL, REAL_LATENCY_MS, SCALED, type Limit } from './limits';
import { withSandboxProcess, type BenchTarget, type SandboxProcess } from './sandboxProcess';
import type { Row } from './table';

/** Pairs enough for every part, none of them linked. */
export const PAIRS_TO_LINK = { contacts: 200, properties: 60, relations: 0 };

/** Links made before the measurement, left out of it. */
const WARM_UP = 60;

/** What is measured under the limit. */
const LIMITED = [
	'this node',
	'HTTP Request, all at once',
	'HTTP Request, batched',
	'undici pool that knows the limit',
];

/**
 * How long it takes until what the node's process learned of a limit while it warmed up is forgotten,
 * in ms: the measured run then begins as the first one after a pause does.
 */
export function forgottenMs({ intervalMs }: Limit): number {
	return 2.5 * intervalMs;
}

/** A sandbox with this limit. */
export function limitedBy(
	window: 'sliding' | 'fixed',
	limit = SCALED,
	latencyMs = LATENCY_MS,
): SandboxOptions {
	return {
		seed: PAIRS_TO_LINK,
		rateLimit: { ...limit, window, perDay: 10_000_000 },
		latencyMs,
	};
}

/** Distinct pairs of a contact and a property. */
export function pairsOf(target: BenchTarget, from: number, count: number): Pair[] {
	const { contacts, properties } = target;
	return Array.from({ length: count }, (_, i) => {
		const at = from + i;
		return [contacts[at % contacts.length], properties[Math.floor(at / contacts.length)]];
	});
}

/** What a contender did, how many links the sandbox lacks, and how many requests it refused. */
export type Measured = Outcome & { lost: number; refused: number };

/** Warms a contender up, forgets the traces, and measures it. */
export async function measure(
	sandbox: SandboxProcess,
	contender: string,
	count: number,
	limit?: Limit,
): Promise<Measured> {
	const { target } = sandbox;
	const ready = await readyContender({
		contender,
		target,
		warmUp: pairsOf(target, 0, WARM_UP),
		pairs: pairsOf(target, WARM_UP, count),
		limit,
	});
	if (limit) await pause(forgottenMs(limit));
	await sandbox.ask('reset');
	const outcome = await ready.start();
	const { relations, refused } = await sandbox.ask('figures');
	return { ...outcome, lost: count - relations, refused };
}

/** Creates under the scaled limit: how near to the floor, how many refused, how many lost. */
export async function benchLimitedCreates(counts = [600, 3_000]): Promise<Row[]> {
	const rows: Row[] = [];
	for (const window of ['sliding', 'fixed'] as const) {
		await withSandboxProcess(limitedBy(window), async (sandbox) => {
			for (const count of counts) {
				for (const contender of LIMITED) {
					const outcome = await measure(sandbox, contender, count, SCALED);
					rows.push(rowOf(contender, count, window, outcome));
				}
			}
		});
	}
	return rows;
}

/** Creates on HighLevel's own scale; both kinds of windows at the same time, which takes over a minute. */
export async function benchRealScale(count = 600): Promise<Row[]> {
	const measured = (['sliding', 'fixed'] as const).map(
		async (window) =>
			await withSandboxProcess(limitedBy(window, REAL, REAL_LATENCY_MS), async (sandbox) =>
				rowOf('this node', count, window, await measure(sandbox, 'this node', count, REAL), REAL),
			),
	);
	return await Promise.all(measured);
}

function rowOf(
	contender: string,
	count: number,
	window: string,
	outcome: Measured,
	limit = SCALED,
): Row {
	const { wallMs, lost, refused } = outcome;
	const ratio = wallMs / floorMs(count, limit);
	return {
		what: `${count} creates, ${window} window: ${contender}`,
		figure: `${ratio.toFixed(3)} × floor, ${refused} refused (${((refused / count) * 100).toFixed(1)} %), ${lost} lost`,
		...(contender === 'this node' && {
			met: ratio <= (count > 1_000 ? 1.04 : 1.07) && lost === 0 && refused / count < 0.01,
		}),
	};
}
