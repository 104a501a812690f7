import { PAGE_SIZE } from '../api/paging';
import type { HighLevelRecord } from '../model/shapes';
import type { PageRequest, RecordPage } from './readRecordPages';

/** What is looked at of a page. */
type WalkedPage = Pick<RecordPage, 'records' | 'total'>;

/** Readings of one list at most, where the first did not fit together. */
const MOST_READINGS = 2;

/**
 * Reads all records of a list page by page, each record once, and keeps none of them. Each page goes
 * on after the last record of the one before, so that records deleted meanwhile move no others out of
 * sight. Where the answers give nothing to go on by (`searchAfter`), pages go by number, and the list
 * is read a second time if its totals changed or fewer came than there are.
 *
 * @param first the first page, where it was read already
 * @throws HighLevelError
 */
export async function* walkRecords(
	ask: (request: PageRequest) => Promise<WalkedPage>,
	first?: WalkedPage,
): AsyncGenerator<HighLevelRecord[], void> {
	const seen = new Set<string>();
	for (let reading = 1; reading <= MOST_READINGS; reading++) {
		const inThis = new Set<string>();
		const totals = new Set<number | undefined>();
		let byNumber = false;
		let page = reading === 1 && first ? first : await ask({ page: 1, limit: PAGE_SIZE });
		for (let number = 2; page.records.length > 0; number++) {
			totals.add(page.total);
			const before = inThis.size;
			for (const { id } of page.records) inThis.add(id);
			const fresh = page.records.filter(({ id }) => !seen.has(id));
			for (const { id } of fresh) seen.add(id);
			if (fresh.length > 0) yield fresh;

			// A page that brings nothing new would come for ever.
			const isRepeated = inThis.size === before;
			const isShort = page.records.length < PAGE_SIZE;
			if (isRepeated || (isShort && inThis.size >= (page.total ?? Infinity))) break;
			const searchAfter = page.records[page.records.length - 1].data.searchAfter ?? undefined;
			byNumber ||= searchAfter === undefined;
			page = await ask({ page: number, limit: PAGE_SIZE, ...(searchAfter && { searchAfter }) });
		}
		const isLacking = [...totals].some((total) => total !== undefined && seen.size < total);
		if (!isLacking && !(byNumber && totals.size > 1)) return;
	}
}
