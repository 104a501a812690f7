import { present, type Change } from './Change';
import type { RecordState, RelationMemory, RememberedRelation } from './relationMemory';

/** What the lists of the watched records hold now. */
export interface RelationsNow {
	associationIds: string[];
	/** The watched records, in the user's order, and what became of each. */
	records: Map<string, RecordState>;
	/** By ID; a relation of two watched records once. */
	relations: Map<string, RememberedRelation & { lists: string[] }>;
}

/** Whether a choice of associations (all when empty) holds this one. */
export function covers(associationIds: readonly string[], associationId?: string): boolean {
	return associationIds.length === 0 || associationIds.includes(associationId ?? '');
}

/**
 * What came and what went since the last poll, deletions first, and the relations to remember. What
 * the last poll did not watch is learned in silence, what this one does not watch is forgotten in
 * silence: changing the records or the associations tells of nothing that did not happen.
 *
 * @param watchedNow IDs of the associations of which a deletion is told; all when empty
 * @param watchedBefore IDs of the associations of which a creation is told; all when empty
 */
export function compareRelations(
	before: RelationMemory,
	now: RelationsNow,
	watchedNow = now.associationIds,
	watchedBefore = before.associationIds,
): { changes: Change[]; relations: Map<string, RememberedRelation> } {
	const { locationId } = before;
	const deleted: Change[] = [];
	const created: Change[] = [];
	const relations = new Map<string, RememberedRelation>(now.relations);
	for (const [id, relation] of before.relations) {
		if (now.relations.has(id) || !covers(watchedNow, relation.associationId)) continue;
		const state = now.records.get(relation.of);
		if (state === 'missing') relations.set(id, relation);
		else if (state)
			deleted.push({ event: 'RelationDelete', fields: fieldsOf(relation, locationId) });
	}
	for (const [id, relation] of now.relations) {
		if (before.relations.has(id) || !covers(watchedBefore, relation.associationId)) continue;
		if (!relation.lists.some((record) => before.records.has(record))) continue;
		created.push({ event: 'RelationCreate', fields: fieldsOf(relation, locationId) });
	}
	return { changes: [...deleted, ...created], relations };
}

/** The fields of the webhook's events about a relation. */
export function fieldsOf(
	relation: Omit<RememberedRelation, 'of'>,
	locationId: string,
): Change['fields'] {
	const { id, firstObjectKey, firstRecordId, secondObjectKey, secondRecordId } = relation;
	return present({
		id,
		firstObjectKey,
		firstRecordId,
		secondObjectKey,
		secondRecordId,
		associationId: relation.associationId,
		locationId,
	});
}
