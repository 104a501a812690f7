import type { HighLevelClient } from '../HighLevelClient';
import { isHighLevelError, isSaidByHighLevel, type HighLevelError } from '../api/HighLevelError';
import { readList } from '../api/paging';
import { textIn } from '../model/json';
import { schemaKey } from '../model/objectKeys';
import { firstFailure, mapConcurrently } from '../concurrency/pool';
import type { Relation } from '../model/shapes';
import { MOST_RELATIONS, tooManyRelations } from './bounds';
import { covers, type RelationsNow } from './relationChanges';
import type { RecordState, RelationMemory, RememberedRelation } from './relationMemory';

/** Records read at once. */
const CONCURRENCY = 10;

/** A record's relations, or what became of a record HighLevel knows no more. */
type Found = Relation[] | 'missing' | 'gone';

/**
 * Reads the relations of each watched record; all of them or none.
 * @throws HighLevelError for the first record, in the user's order, that could not be read
 */
export async function readRecords(
	client: HighLevelClient,
	recordIds: string[],
	associationIds: string[],
	before: RelationMemory | undefined,
): Promise<RelationsNow> {
	const widened = !before || !isWithin(associationIds, before.associationIds);
	const expected = expectedIn(before, associationIds);
	let read = 0;
	const outcomes = await mapConcurrently(
		recordIds,
		CONCURRENCY,
		async (record): Promise<Found> => {
			const state = before?.records.get(record);
			const list = { ...client.relations.pages(record, associationIds), limit: MOST_RELATIONS + 1 };
			const found = await readList(list, {
				mustContain: expected.get(record),
				learning: widened || state === undefined,
			}).catch((error: unknown) => vanished(error, state));
			if (typeof found !== 'string') read += found.length;
			// Each may stand in the lists of two watched records.
			if (read > 2 * MOST_RELATIONS) throw tooManyRelations();
			return found;
		},
		false,
	);
	const failure = firstFailure(outcomes);
	if (failure) throw failure.reason;
	return together(
		associationIds,
		outcomes.map((outcome, at) => [
			recordIds[at],
			(outcome as PromiseFulfilledResult<Found>).value,
		]),
	);
}

/** Object keys are remembered as webhooks say them, whichever way the family does. */
export function remembered(relation: Relation, of: string): RememberedRelation {
	const firstObjectKey = textIn(relation.firstObjectKey);
	const secondObjectKey = textIn(relation.secondObjectKey);
	return {
		id: relation.id,
		associationId: textIn(relation.associationId),
		firstObjectKey: firstObjectKey && schemaKey(firstObjectKey),
		firstRecordId: textIn(relation.firstRecordId),
		secondObjectKey: secondObjectKey && schemaKey(secondObjectKey),
		secondRecordId: textIn(relation.secondRecordId),
		of,
	};
}

/** Each relation once, with all the lists it stands in. */
function together(associationIds: string[], lists: Array<[string, Found]>): RelationsNow {
	const records = new Map<string, RecordState>();
	const relations: RelationsNow['relations'] = new Map();
	for (const [record, found] of lists) {
		records.set(record, typeof found === 'string' ? found : 'there');
		for (const relation of typeof found === 'string' ? [] : found) {
			const known = relations.get(relation.id);
			if (known) known.lists.push(record);
			else relations.set(relation.id, { ...remembered(relation, record), lists: [record] });
		}
	}
	return { associationIds, records, relations };
}

/** The remembered relations that each record's list should hold still. */
function expectedIn(
	before: RelationMemory | undefined,
	associationIds: string[],
): Map<string, string[]> {
	const expected = new Map<string, string[]>();
	for (const { id, of, associationId } of before?.relations.values() ?? []) {
		if (!covers(associationIds, associationId)) continue;
		const ids = expected.get(of) ?? [];
		expected.set(of, ids);
		ids.push(id);
	}
	return expected;
}

/** Whether every association of one choice (all when empty) is in the other. */
function isWithin(one: string[], other: string[]): boolean {
	return other.length === 0 || (one.length > 0 && one.every((id) => other.includes(id)));
}

/** What a record's "not found" means; a record that was never there is refused. */
function vanished(error: unknown, state: RecordState | undefined): 'missing' | 'gone' {
	if (!isVanished(error)) throw error;
	if (state !== undefined) return state === 'there' ? 'missing' : 'gone';
	throw error.saying(
		error.message,
		'Check Record IDs: take the record out, or give its ID as HighLevel shows it.',
	);
}

/** Whether HighLevel said that it knows no such record; an association's message is about that. */
function isVanished(error: unknown): error is HighLevelError {
	if (!isHighLevelError(error, 'notFound') || !isSaidByHighLevel(error)) return false;
	return !/association/i.test(error.apiMessage ?? '');
}
