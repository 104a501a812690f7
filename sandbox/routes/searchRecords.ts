import { TEXT } from '../answers/validation';
import type { SandboxRecord } from '../state/entities';
import type { SandboxState } from '../state/SandboxState';

/** What every search's body names, for its schema; a search adds its own fields. */
export const SEARCH_FIELDS = {
	locationId: TEXT,
	page: { type: 'integer', minimum: 1 },
	pageLimit: { type: 'integer' },
} as const;

/** Which records of an object are looked for, and which page of them. */
export interface Search {
	objectKey: string;
	locationId: string;
	/** From 1. */
	page: number;
	/** Records of a page, 1 to 100. */
	pageLimit: number;
	/** Part of any text of the record, in upper or lower case. */
	query?: string;
	/** The last record of the page before; then `page` does not count. */
	searchAfter?: readonly unknown[];
}

/** One page of the records that fit, oldest first, and how many fit in all. */
export function searchRecords(
	state: SandboxState,
	{ objectKey, locationId, page, pageLimit, query, searchAfter }: Search,
): { items: SandboxRecord[]; total: number } {
	const skip = (page - 1) * pageLimit;
	if (!query && !searchAfter) {
		return {
			items: state.records.page(objectKey, skip, pageLimit, locationId),
			total: state.records.count(objectKey, locationId),
		};
	}
	const wanted = (query ?? '').toLowerCase();
	const fitting = state.records
		.list(objectKey, locationId)
		.filter((record) => wanted === '' || holds(record, wanted));
	const begin = searchAfter
		? fitting.findIndex(({ id }) => id === searchAfter[searchAfter.length - 1]) + 1
		: skip;
	return { items: fitting.slice(begin, begin + pageLimit), total: fitting.length };
}

function holds({ properties }: SandboxRecord, wanted: string): boolean {
	return Object.values(properties).some(
		(value) =>
			(typeof value === 'string' || typeof value === 'number') &&
			String(value).toLowerCase().includes(wanted),
	);
}
