import { incompleteList } from './errors';
import type { Page } from './unwrap';

/** Entries asked for at once. HighLevel publishes no maximum; 100 is what its own app asks for (seen). */
export const PAGE_SIZE = 100;

/** How to read a list that comes in pages. */
export interface PagedList<T> {
	/** Asks for one page. */
	fetch(skip: number, limit: number): Promise<Page<T>>;
	/** Which entries count; all when not given. HighLevel's own filters are applied again here. */
	keep?(entry: T): boolean;
	/** How many kept entries are wanted at most; all when not given. */
	most?: number;
	/** Entries to ask for at once; default {@link PAGE_SIZE}. */
	pageSize?: number;
}

/** What came of reading a list once. */
export interface Reading<T> {
	/** The kept entries, each once, in order. */
	items: T[];
	/** How many pages were asked for. */
	pages: number;
	/** How many different entries came, kept or not, and how many in all. */
	found: number;
	came: number;
	/** How many there are by every page's word; undefined where one told none or they differ. */
	total?: number;
	/** Whether the pages told different totals: the list changed while it was read. */
	changed: boolean;
	/** Whether it ended because a page brought nothing new though it was not empty. */
	repeated: boolean;
}

/**
 * Reads a list page by page, in order, each entry once, and asks for no page more than needed. Where
 * entries went or came meanwhile, others move to pages that were read already and would be missed:
 * then it is read once more.
 * @throws HighLevelError `unreadable` where the endpoint gives one page over and over
 */
export async function readPages<T extends { id: string }>(list: PagedList<T>): Promise<T[]> {
	const first = await readOnce(list);
	if (!first.changed && !isCutShort(first)) return first.items;
	const second = await readOnce(list);
	if (isCutShort(second)) throw incompleteList();
	if (!second.changed) return second.items;
	// What either saw is there, or was a moment ago.
	const either = new Map([...first.items, ...second.items].map((item) => [item.id, item]));
	return [...either.values()].slice(0, list.most);
}

function isCutShort({ repeated, found, total }: Reading<unknown>): boolean {
	return repeated && total !== undefined && found < total;
}

/** Reads a list once, and tells how its pages fit together. */
export async function readOnce<T extends { id: string }>(list: PagedList<T>): Promise<Reading<T>> {
	const { most = Infinity, pageSize = PAGE_SIZE } = list;
	const items: T[] = [];
	const seen = new Set<string>();
	const totals = new Set<number | undefined>();
	let skip = 0;
	let pages = 0;
	let repeated = false;
	while (items.length < most) {
		// With a filter of our own nobody knows how many of a page will count.
		const asked = list.keep ? pageSize : Math.min(pageSize, most - items.length);
		const page = await list.fetch(skip, asked);
		const known = seen.size;
		for (const item of page.items) {
			if (seen.has(item.id)) continue;
			seen.add(item.id);
			if (items.length < most && (list.keep?.(item) ?? true)) items.push(item);
		}
		pages += 1;
		skip += page.items.length;
		totals.add(page.total);
		repeated = seen.size === known && page.items.length > 0;
		if (seen.size === known || isLast(page, asked, skip)) break;
	}
	const [total] = totals;
	return {
		...{ items, pages, repeated, found: seen.size, came: skip },
		total: totals.size === 1 ? total : undefined,
		changed: totals.size > 1,
	};
}

/**
 * Whether a page ends its list. A total that is larger than what came is believed before a short page,
 * for a server may give fewer than it was asked for. One that a full page alone reaches is not: it may
 * be that of the page.
 */
function isLast({ items, total }: Page<unknown>, asked: number, skip: number): boolean {
	const isShort = items.length < asked;
	if (total === undefined || total < skip) return isShort;
	return total === skip && (isShort || total > asked);
}
