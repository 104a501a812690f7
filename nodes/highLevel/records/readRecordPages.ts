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
	/** Records it was asked for, or as many as HighLevel gives at once where those are fewer. */
	size: number;
	/** Requests that the rest takes at least; Infinity where nobody said how many records there are. */
	further: number;
}

/** Which page is asked for: by its number, or by the record before it. */
export interface PageRequest {
	/** From 1. */
	page: number;
	limit: number;
	searchAfter?: unknown;
}

/** How a list of records is read. */
export interface ListReading {
	concurrency: number;
	/** Records that may be asked for at once. */
	largestPage: number;
	/** How many records are wanted at most; all when not given. */
	most?: number;
	/** The first page, where it was read already. */
	known?: RecordPage;
}

/** Records that can be reached by page numbers (doc, for contacts). */
const MOST_BY_PAGE = 10_000;

/** The page of a list that an answer holds. @param largestPage records that may be asked for at once */
export function pageOf(
	{ records, total }: Pick<RecordPage, 'records' | 'total'>,
	{ page, limit }: PageRequest,
	largestPage: number,
): RecordPage {
	const came = records.length;
	const isLarge = limit > PAGE_SIZE && came >= PAGE_SIZE;
	// Fewer than were asked for, though there are more: so many it gives at once.
	const isCut = page === 1 && isLarge && came < limit && came < (total ?? Infinity);
	const size = isCut ? came : limit;
	const more = total === undefined ? came === size : page * size < total && came > 0;
	if (!more) return { records, total, size, further: 0 };
	const all = total ?? Infinity;
	const further = Math.min(Math.ceil(all / size) - page, Math.ceil(all / largestPage));
	return { records, total, nextPage: page + 1, size, further };
}

/**
 * Reads a list of records, each once, so many at most. Pages that are known to exist are asked for
 * beside each other; beyond the 10,000th record each goes on after the last one.
 * @throws HighLevelError
 */
export async function readRecordPages(
	ask: (request: PageRequest) => Promise<RecordPage>,
	{ concurrency, largestPage, most = Infinity, known }: ListReading,
): Promise<HighLevelRecord[]> {
	const first =
		known && goesOnBest(known) ? known : await ask({ page: 1, limit: Math.min(largestPage, most) });
	const limit = first.size;
	const found = new Map(first.records.map((record) => [record.id, record]));
	const add = (records: HighLevelRecord[]): number => {
		const before = found.size;
		for (const record of records) found.set(record.id, record);
		return found.size - before;
	};
	let { nextPage } = first;
	if (nextPage && first.total !== undefined) {
		const within = Math.floor(MOST_BY_PAGE / limit);
		const pages = Math.min(Math.ceil(Math.min(first.total, most) / limit), within);
		const numbers = Array.from({ length: pages - 1 }, (_, at) => at + 2);
		const read = await mapAll(numbers, concurrency, async (page) => await ask({ page, limit }));
		for (const { records } of read) add(records);
		nextPage = read.length > 0 ? read[read.length - 1].nextPage : nextPage;
	}
	while (nextPage && found.size < most) {
		const searchAfter = [...found.values()].pop()?.data.searchAfter;
		const isFar = nextPage * limit > MOST_BY_PAGE && searchAfter !== undefined;
		const page = await ask({ page: nextPage, limit, ...(isFar && { searchAfter }) });
		// A page that brings nothing new would come for ever.
		nextPage = add(page.records) > 0 ? page.nextPage : undefined;
	}
	return [...found.values()].slice(0, most);
}

/** Whether the rest after a page takes no more requests by pages of its size than by the largest ones. */
function goesOnBest({ total, size, further }: RecordPage): boolean {
	return total === undefined || Math.ceil(total / size) - 1 <= further;
}
