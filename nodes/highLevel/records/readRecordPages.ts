import { PAGE_SIZE } from '../api/paging';
import { mapAll } from '../concurrency/pool';
import type { HighLevelRecord } from '../model/shapes';
import type { SearchFilter } from './recordSources';

/** Which records of an object are wanted: all when neither is given. */
export interface RecordQuery {
	/** Free text; `property:value` for companies and custom objects. */
	query?: string;
	/** Conditions that all have to hold. Documented for contacts, seen for other objects. */
	filters?: SearchFilter[];
}

/** A part of a search's result. */
export interface RecordPage {
	records: HighLevelRecord[];
	/** How many there are on all pages, where the answer says so. */
	total?: number;
	/** The next page's number, where there is one. */
	nextPage?: number;
}

/** Which page is asked for: by its number, or by the record before it. */
export interface PageRequest {
	/** From 1. */
	page: number;
	limit: number;
	searchAfter?: unknown;
}

/** Records that can be reached by page numbers (doc, for contacts). */
const MOST_BY_PAGE = 10_000;

/**
 * Reads a list of records, each once, so many at most. Pages that are known to exist are asked for
 * beside each other; beyond the 10,000th record each goes on after the last one.
 *
 * @param known the first page, where it was read already
 * @throws HighLevelError
 */
export async function readRecordPages(
	ask: (request: PageRequest) => Promise<RecordPage>,
	concurrency: number,
	most = Infinity,
	known?: RecordPage,
): Promise<HighLevelRecord[]> {
	const limit = Math.min(PAGE_SIZE, most);
	const first = known ?? (await ask({ page: 1, limit }));
	const found = new Map(first.records.map((record) => [record.id, record]));
	const add = (records: HighLevelRecord[]): number => {
		const before = found.size;
		for (const record of records) found.set(record.id, record);
		return found.size - before;
	};
	let { nextPage } = first;
	if (nextPage && first.total !== undefined) {
		const pages = Math.ceil(Math.min(first.total, most, MOST_BY_PAGE) / limit);
		const numbers = Array.from({ length: pages - 1 }, (_, at) => at + 2);
		const read = await mapAll(numbers, concurrency, async (page) => await ask({ page, limit }));
		for (const { records } of read) add(records);
		nextPage = read.length > 0 ? read[read.length - 1].nextPage : nextPage;
	}
	while (nextPage && found.size < most) {
		const searchAfter = [...found.values()].pop()?.data.searchAfter;
		const isFar = (nextPage - 1) * limit >= MOST_BY_PAGE && searchAfter !== undefined;
		const page = await ask({ page: nextPage, limit, ...(isFar && { searchAfter }) });
		// A page that brings nothing new would come for ever.
		nextPage = add(page.records) > 0 ? page.nextPage : undefined;
	}
	return [...found.values()].slice(0, most);
}
