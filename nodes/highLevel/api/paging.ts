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
	limit?: number;
	/** Entries to ask for at once; default {@link PAGE_SIZE}. */
	pageSize?: number;
	/** What it lists, for an error text: `relations of the record "…"`. */
	of?: string;
}

/** What is known of a list before it is read. */
export interface Expectation {
	/** IDs of entries the list held when it was last read: one that is missing is looked for again. */
	mustContain?: Iterable<string>;
	/** Whether an entry that is overlooked does harm although nobody knows of it yet. */
	learning?: boolean;
}

/** What came of reading a list once. */
interface Reading<T> {
	/** The kept entries, each once, in order. */
	items: T[];
	/** How many pages were asked for. */
	pages: number;
	/** How many different entries came, kept or not, and how many in all. */
	found: number;
	came: number;
	/** How many there are according to every page; undefined where one gave no total or they differ. */
	total?: number;
	/** Whether the pages gave different totals: the list changed while it was read. */
	changed: boolean;
	/** Whether it ended because a page brought nothing new though it was not empty. */
	repeated: boolean;
	/** Whether it ended because enough had come. */
	reachedLimit: boolean;
}

/**
 * Reads a list page by page, in order, each entry once, and asks for no page more than needed. When
 * entries are added or deleted meanwhile, others move to pages that were read already and would be
 * missed. So, where it matters, the list is read a second time:
 *
 * | what came                                                | with no expectation | with one |
 * | -------------------------------------------------------- | ------------------- | -------- |
 * | one page, or pages that make up the total they agree on  | believed | believed |
 * | as many as wanted                                        | believed | believed |
 * | totals that differ                                       | again    | again *  |
 * | a page twice before the total was reached                | again    | again *  |
 * | several pages without a total, fewer than the total, or an entry twice | believed | again * |
 * | nothing, though something was expected                   | -        | again    |
 *
 * * while learning, or when an expected entry is missing
 *
 * The second reading is believed by the same rules; otherwise what either reading saw counts.
 * @throws HighLevelError `unreadable` where the endpoint gives one page over and over
 */
export async function readList<T extends { id: string }>(
	list: PagedList<T>,
	expectation?: Expectation,
): Promise<T[]> {
	const expected = [...(expectation?.mustContain ?? [])];
	const lacks = (items: T[]): boolean => {
		const ids = new Set(items.map(({ id }) => id));
		return expected.some((id) => !ids.has(id));
	};
	const fits = (reading: Reading<T>): boolean => {
		if (reading.reachedLimit) return true;
		if (!expectation) return !reading.changed && !isCutShort(reading);
		return isSteady(reading) && !(reading.items.length === 0 && expected.length > 0);
	};
	const first = await readOnce(list);
	if (fits(first)) return first.items;
	if (expectation && !expectation.learning && !lacks(first.items)) return first.items;

	const second = await readOnce(list);
	if (fits(second) && !lacks(second.items)) return second.items;
	const either = new Map([...first.items, ...second.items].map((item) => [item.id, item]));
	const items = [...either.values()];
	const gaveOnePage = first.repeated && second.repeated;
	if (expectation ? gaveOnePage && (isShort(second) || lacks(items)) : isCutShort(second)) {
		throw incompleteList(list.of);
	}
	return items.slice(0, list.limit);
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

function isCutShort(reading: Reading<unknown>): boolean {
	return reading.repeated && isShort(reading);
}

async function readOnce<T extends { id: string }>(list: PagedList<T>): Promise<Reading<T>> {
	const { limit = Infinity, pageSize = PAGE_SIZE } = list;
	const items: T[] = [];
	const seen = new Set<string>();
	const totals = new Set<number | undefined>();
	let skip = 0;
	let pages = 0;
	let repeated = false;
	while (items.length < limit) {
		// With a filter of our own nobody knows how many of a page will count.
		const asked = list.keep ? pageSize : Math.min(pageSize, limit - items.length);
		const page = await list.fetch(skip, asked);
		const known = seen.size;
		for (const item of page.items) {
			if (seen.has(item.id)) continue;
			seen.add(item.id);
			if (items.length < limit && (list.keep?.(item) ?? true)) items.push(item);
		}
		pages += 1;
		const came = page.entries ?? page.items.length;
		skip += came;
		totals.add(page.total);
		repeated = seen.size === known && came > 0;
		if (seen.size === known || isLast(came, page.total, asked, skip)) break;
	}
	const [total] = totals;
	return {
		...{ items, pages, repeated, found: seen.size, came: skip },
		total: totals.size === 1 ? total : undefined,
		changed: totals.size > 1,
		reachedLimit: items.length >= limit,
	};
}

/**
 * Whether a page ends its list. A total that is larger than what came is believed before a short page,
 * for a server may give fewer than it was asked for. One that a full page alone reaches is not: it may
 * be that of the page.
 */
function isLast(came: number, total: number | undefined, asked: number, skip: number): boolean {
	const isShort = came < asked;
	if (total === undefined || total < skip) return isShort;
	return total === skip && (isShort || total > asked);
}
