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

/**
 * Reads a list page by page, in order, each entry once, and asks for no page more than needed. It
 * ends at a short page, at the total an answer named, or where a page brings nothing new (an
 * endpoint that does not heed `skip` would otherwise be read for ever).
 */
export async function readPages<T extends { id: string }>(list: PagedList<T>): Promise<T[]> {
	const { most = Infinity, pageSize = PAGE_SIZE } = list;
	const kept: T[] = [];
	const seen = new Set<string>();
	let skip = 0;
	while (kept.length < most) {
		// With a filter of our own nobody knows how many of a page will count.
		const asked = list.keep ? pageSize : Math.min(pageSize, most - kept.length);
		const { items, total } = await list.fetch(skip, asked);
		const known = seen.size;
		for (const item of items) {
			if (seen.has(item.id)) continue;
			seen.add(item.id);
			if (kept.length < most && (list.keep?.(item) ?? true)) kept.push(item);
		}
		skip += items.length;
		if (items.length < asked || seen.size === known) break;
		if (total !== undefined && skip >= total) break;
	}
	return kept;
}
