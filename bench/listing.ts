import type { Pair } from './Contender';
import { readyContender } from './contenderProcess';
import { withSandboxProcess } from './sandboxProcess';
import type { Row } from './table';

/** Relations of one record; 100 come on a page. */
const SIZES = [1_000, 10_000, 100_000];

/** With the names of as many contacts, which are read along. */
const NAMED = [1_000, 10_000];

/** A row may take so many times the memory in the longest list as in the one before. */
const GROWTH = 1.5;

/** What it costs to list a record's relations, by how many there are. */
export async function benchListing(): Promise<Row[]> {
	const rows: Row[] = [];
	let perRowBefore = Infinity;
	for (const size of SIZES) {
		const { listed, perRow, figure } = await listAll('listing', size);
		const isLongest = size === SIZES[SIZES.length - 1];
		rows.push({
			what: `${size.toLocaleString('en')} relations listed in ${size / 100} pages`,
			figure,
			...(isLongest && { met: listed === size && perRow <= perRowBefore * GROWTH }),
		});
		perRowBefore = perRow;
	}
	for (const size of NAMED) {
		const { figure } = await listAll('listing with names', size);
		rows.push({ what: `${size.toLocaleString('en')} relations listed with names`, figure });
	}
	return rows;
}

async function listAll(
	contender: string,
	size: number,
): Promise<{ listed: number; perRow: number; figure: string }> {
	const seed = { contacts: size, properties: 1, relations: size };
	const outcome = await withSandboxProcess({ seed, rateLimit: false }, async ({ target }) => {
		const pairs: Pair[] = [['', target.properties[0]]];
		// The target's list of contacts is of no use here, and would be counted as memory.
		const lean = { ...target, contacts: [] };
		const ready = await readyContender({ contender, target: lean, pairs, warmUp: [] });
		return await ready.start();
	});
	const { linked, wallMs, cpuMs, peakMb, beforeMb } = outcome;
	const perRow = ((peakMb - beforeMb) * 1_024) / size;
	const figure = `${((wallMs / size) * 1_000).toFixed(0)} ms and ${((cpuMs / size) * 1_000).toFixed(0)} ms CPU per 1,000; ${beforeMb.toFixed(0)} MB before, ${peakMb.toFixed(0)} MB at most: ${perRow.toFixed(1)} KB per row`;
	return { listed: linked, perRow, figure };
}
