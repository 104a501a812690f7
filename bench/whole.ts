import { setTimeout as pause } from 'node:timers/promises';
import { forgottenMs, limitedBy } from './creates';
import { readyContender } from './contenderProcess';
import type { Pair } from './Contender';
import { floorMs, SCALED } from './limits';
import { withSandboxProcess, type SandboxProcess } from './sandboxProcess';
import type { Row } from './table';

/** Links of each record that is read. */
const LINKS_EACH = 25;

/** What reads all links of an association, and of how many records. */
const READINGS = [
	{ what: 'Get Many', contender: 'list of an association', records: 2_000 },
	{ what: 'a poll’s first look', contender: 'first look', records: 1_000 },
	{ what: 'a poll’s next look', contender: 'next look', records: 1_000 },
];

/** Time over the floor that the requests it takes allow, at most. */
const RATIO = 1.15;

/**
 * All links of an association under the scaled limit: how near to the floor for the requests it takes,
 * how many those are, and how much memory.
 */
export async function benchWholeAssociations(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const reading of READINGS) {
		const { records } = reading;
		const options = {
			...limitedBy('sliding'),
			seed: { contacts: records, properties: records + 500, relations: records * LINKS_EACH },
			recordRequests: 100_000,
		};
		rows.push(await withSandboxProcess(options, async (sandbox) => await rowOf(reading, sandbox)));
	}
	return rows;
}

async function rowOf(
	{ what, contender, records }: (typeof READINGS)[number],
	{ target, ask }: SandboxProcess,
): Promise<Row> {
	const nothing: Pair[] = [];
	// The target's lists of records are of no use here, and would be counted as memory.
	const lean = { ...target, contacts: [], properties: [] };
	const warmUp: Pair[] = contender === 'next look' ? [['', '']] : nothing;
	const ready = await readyContender({ contender, target: lean, pairs: nothing, warmUp });
	await pause(forgottenMs(SCALED));
	const before = await ask('figures');
	const { wallMs, cpuMs, beforeMb, peakMb } = await ready.start();
	const after = await ask('figures');
	const requests = after.requests - before.requests;
	const ratio = wallMs / floorMs(requests);
	const links = (records * LINKS_EACH).toLocaleString('en');
	return {
		what: `${links} links of ${records.toLocaleString('en')} records: ${what}`,
		figure: `${requests.toLocaleString('en')} requests, ${ratio.toFixed(3)} × floor, ${after.refused - before.refused} refused; ${(cpuMs / 1_000).toFixed(1)} s CPU; ${beforeMb.toFixed(0)} MB before, ${peakMb.toFixed(0)} MB at most`,
		met: ratio <= RATIO,
	};
}
