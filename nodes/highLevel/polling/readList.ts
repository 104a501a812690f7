import { HighLevelError } from '../api/HighLevelError';
import { readOnce, type PagedList, type Reading } from '../api/paging';

/** What is known of a list before it is read. */
export interface Expectation {
	/** IDs of entries that stood in it at the last poll. */
	remembered: Iterable<string>;
	/** Whether everything in it is to be learned: then an entry overlooked now is a false event later. */
	learning: boolean;
	/** What the list holds, for the refusal: `relations of the record "…"`. */
	of: string;
}

/**
 * Reads a list so that nothing is taken for gone that only was not seen: entries move to other pages
 * while others are deleted, a page may come twice, a list may come empty by a passing fault. One
 * request per page; where the pages do not fit together, or a list was emptied at once, and something
 * remembered is missing from it, it is read a second time, and what either reading saw is there.
 * @throws HighLevelError `unreadable` where both readings ended in a repeated page and lack entries
 */
export async function readList<T extends { id: string }>(
	list: PagedList<T>,
	{ remembered, learning, of }: Expectation,
): Promise<T[]> {
	const ids = [...remembered];
	const first = await readOnce(list);
	const lacks = (items: T[]): boolean => {
		const seen = new Set(items.map(({ id }) => id));
		return ids.some((id) => !seen.has(id));
	};
	const emptied = first.items.length === 0 && ids.length > 0;
	if ((isSteady(first) && !emptied) || first.items.length === list.most) return first.items;
	if (!learning && !lacks(first.items)) return first.items;

	const second = await readOnce(list);
	const either = new Map([...first.items, ...second.items].map((item) => [item.id, item]));
	const items = [...either.values()];
	if (first.repeated && second.repeated && (isShort(second) || lacks(items))) throw incomplete(of);
	return items;
}

/** Whether the pages fit together as a list of one moment. */
function isSteady(reading: Reading<unknown>): boolean {
	const { pages, total, found, came } = reading;
	return !isShort(reading) && (pages === 1 || (total !== undefined && found === came));
}

/** Whether fewer came than HighLevel says there are. */
function isShort({ total, found }: Reading<unknown>): boolean {
	return total !== undefined && found < total;
}

function incomplete(of: string): HighLevelError {
	return new HighLevelError({
		kind: 'unreadable',
		message: `HighLevel's list of ${of} came incomplete: it gave the same page twice`,
		hint: 'Nothing was forgotten; the next poll tries again. If it stays, watch fewer associations, so that the list fits on one page of 100.',
	});
}
