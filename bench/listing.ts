import type { Pair } from './Contender';
import type { Outcome } from './contenderChild';
import { readyContender } from './contenderProcess';
import { withSandboxProcess, type SandboxProcess } from './sandboxProcess';
import type { Row } from './table';

/** Relations of one record; 100 come on a page. */
const SIZES = [1_000, 10_000, 100_000];

/** A row may take so many times the memory in the longest list as in the one before. */
const GROWTH = 1.5;

/** What it costs to list a record's relations, by how many there are. */
export async function benchListing(): Promise<Row[]> {
	const rows: Row[] = [];
	let perRowBefore = Infinity;
	for (const size of SIZES) {
		const seed = { contacts: size, properties: 1, relations: size };
		const listed = await withSandboxProcess({ seed, rateLimit: false }, listAll);
		const { linked, wallMs, cpuMs, peakMb, beforeMb } = listed;
		const perRow = ((peakMb - beforeMb) * 1_024) / size;
		const isLongest = size === SIZES[SIZES.length - 1];
		rows.push({
			what: `${size.toLocaleString('en')} relations listed in ${size / 100} pages`,
			figure: `${((wallMs / size) * 1_000).toFixed(0)} ms and ${((cpuMs / size) * 1_000).toFixed(0)} ms CPU per 1,000; ${beforeMb.toFixed(0)} MB before, ${peakMb.toFixed(0)} MB at most: ${perRow.toFixed(1)} KB per row`,
			...(isLongest && { met: linked === size && perRow <= perRowBefore * GROWTH }),
		});
		perRowBefore = perRow;
	}
	return rows;
}

async function listAll({ target }: SandboxProcess): Promise<Outcome> {
	const pairs: Pair[] = [['', target.properties[0]]];
	// The target's list of contacts is of no use here, and would be counted as memory.
	const lean = { ...target, contacts: [] };
	const ready = await readyContender({ contender: 'listing', target: lean, pairs, warmUp: [] });
	return await ready.start();
}
