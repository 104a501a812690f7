import { HighLevelError } from '../HighLevelError';
import { readPages, type PagedList } from '../paging';
import type { Page } from '../unwrap';

/** What is known of a list before it is read. */
export interface Expectation {
	/** IDs of entries that stood in it at the last poll. */
	remembered: Iterable<string>;
	/** Whether everything in it is to be learned: then an entry overlooked now is a false event later. */
	learning: boolean;
	/** What the list holds, for the refusal: `relations of the record "…"`. */
	of: string;
}

interface Reading<T> {
	items: T[];
	/** Whether the pages fit together as a list of one moment. */
	steady: boolean;
	/** Whether it ended because a page came a second time. */
	repeated: boolean;
	/** Whether fewer came than HighLevel says there are. */
	short: boolean;
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
	const emptied = first.items.length === 0 && ids.length > 1;
	if ((first.steady && !emptied) || first.items.length === list.most) return first.items;
	if (!learning && !lacks(first.items)) return first.items;

	const second = await readOnce(list);
	const either = new Map([...first.items, ...second.items].map((item) => [item.id, item]));
	const items = [...either.values()];
	if (first.repeated && second.repeated && (second.short || lacks(items))) throw incomplete(of);
	return items;
}

async function readOnce<T extends { id: string }>(list: PagedList<T>): Promise<Reading<T>> {
	const pages: Array<Page<T>> = [];
	const items = await readPages({
		...list,
		fetch: async (skip, limit) => {
			const page = await list.fetch(skip, limit);
			pages.push(page);
			return page;
		},
	});
	const entries = pages.flatMap((page) => page.items.map(({ id }) => id));
	const found = new Set(entries).size;
	const last = pages[pages.length - 1].items.length;
	const beforeLast = new Set(entries.slice(0, entries.length - last)).size;
	const [total, ...otherTotals] = new Set(pages.map((page) => page.total));
	const short = otherTotals.length === 0 && total !== undefined && found < total;
	const together = total !== undefined && otherTotals.length === 0 && found === entries.length;
	return {
		items,
		steady: !short && (pages.length === 1 || together),
		repeated: last > 0 && pages.length > 1 && found === beforeLast,
		short,
	};
}

function incomplete(of: string): HighLevelError {
	return new HighLevelError({
		kind: 'unreadable',
		message: `HighLevel's list of ${of} came incomplete: it gave the same page twice`,
		hint: 'Nothing was forgotten; the next poll tries again. If it stays, watch fewer associations, so that the list fits on one page of 100.',
	});
}
