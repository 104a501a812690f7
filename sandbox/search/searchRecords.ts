import { Refusal } from '../answers/Refusal';
import type { SandboxObject, SandboxRecord } from '../state/entities';
import type { SandboxState } from '../state/SandboxState';
import type { Match } from './Match';
import { textMatch } from './textMatch';

/** Pages lead no further than so many records; what lies beyond is reached by `searchAfter` (API reference). */
const PAGES_REACH = 10_000;

/** Which records of an object are looked for, and which page of them. */
export interface Search {
	object: SandboxObject;
	/** From 1. */
	page: number;
	/** Records of a page. */
	pageLimit: number;
	/** Free text or `property:value`, over the object's searchable properties. */
	query?: string;
	/** What else must be true of a record. */
	match?: Match;
	/** The last record of the page before; then `page` does not count. */
	searchAfter?: readonly unknown[];
}

/** One page of the records that fit, oldest first, and how many fit in all. */
export function searchRecords(
	{ records }: SandboxState,
	{ object, page, pageLimit, query, match, searchAfter }: Search,
): { items: SandboxRecord[]; total: number } {
	const { key, locationId } = object;
	const skip = (page - 1) * pageLimit;
	if (!searchAfter && skip + pageLimit > PAGES_REACH) {
		throw new Refusal(422, [
			`page * pageLimit must not be greater than ${PAGES_REACH}, use searchAfter`,
		]);
	}
	const matches = [query ? textMatch(query, object) : undefined, match].filter(
		(each): each is Match => each !== undefined,
	);
	if (matches.length === 0 && records.lag.isOver) {
		const begin = searchAfter ? records.placeOf(lastId(searchAfter)) + 1 : skip;
		return {
			items: records.page(key, begin, pageLimit, locationId),
			total: records.count(key, locationId),
		};
	}
	const fitting = records
		.list(key, locationId)
		.flatMap((record) => records.lag.shown(record) ?? [])
		.filter((record) => matches.every((fits) => fits(record)));
	const begin = searchAfter ? fitting.findIndex(({ id }) => id === lastId(searchAfter)) + 1 : skip;
	return { items: fitting.slice(begin, begin + pageLimit), total: fitting.length };
}

const lastId = (searchAfter: readonly unknown[]) => String(searchAfter[searchAfter.length - 1]);
