import type { IDataObject } from 'n8n-workflow';
import { readList } from '../api/paging';
import { mapAll } from '../concurrency/pool';
import { textIn } from '../model/json';
import type { Relation } from '../model/shapes';
import { relationList } from './relationList';
import type { RelationParts } from './RelationParts';

/** A relation as seen from one of its records. */
export type SeenRelation = Relation & {
	/** The record asked for. */
	recordId: string;
	/** The record at the other end, and its object's key. */
	linkedRecordId: string;
	linkedObjectKey: string;
	/** The record at the other end itself, where that was wanted; null when it is gone. */
	linkedRecord?: IDataObject | null;
	/** The ID of the record HighLevel gave in its place, as it may after a merge (open). */
	linkedRecordMergedInto?: string;
};

/** The relations of a record, as seen from it. @throws HighLevelError */
export async function relationsOfRecord(
	parts: RelationParts,
	recordId: string,
	associationNames: string[],
	{ limit, includeRecord }: { limit?: number; includeRecord?: boolean },
): Promise<SeenRelation[]> {
	const { associations, records, concurrency } = parts;
	const named = await Promise.all(
		associationNames.map(async (name) => (await associations.named(name)).id),
	);
	const list = relationList(parts, recordId, [...new Set(named)]);
	const relations = await readList({ ...list, limit });
	const seen = await Promise.all(
		relations.map(async (relation) => await seenFrom(parts, recordId, relation)),
	);
	if (!includeRecord) return seen;
	const keys = [...new Set(seen.map(({ linkedObjectKey }) => linkedObjectKey))];
	const found = await mapAll(keys, concurrency, async (key) => {
		const ofObject = seen.filter(({ linkedObjectKey }) => linkedObjectKey === key);
		return await records.findMany(
			key,
			ofObject.map(({ linkedRecordId }) => linkedRecordId),
		);
	});
	return seen.map((relation) => {
		const linked = found[keys.indexOf(relation.linkedObjectKey)];
		const linkedRecord = linked.get(relation.linkedRecordId) ?? null;
		const id = textIn(linkedRecord?.id ?? linkedRecord?._id);
		const isOther = id !== undefined && id !== relation.linkedRecordId;
		return { ...relation, linkedRecord, ...(isOther && { linkedRecordMergedInto: id }) };
	});
}

/** The relation with what it looks like from one of its records. */
async function seenFrom(
	{ associations }: RelationParts,
	recordId: string,
	relation: Relation,
): Promise<SeenRelation> {
	const isPlaced = relation.firstRecordId !== undefined || relation.secondRecordId !== undefined;
	const side = relation.firstRecordId === recordId ? 'second' : 'first';
	const linkedObjectKey =
		relation[`${side}ObjectKey`] ??
		(await associations.resolve({ by: 'id', value: String(relation.associationId) }))[
			`${side}ObjectKey`
		];
	return {
		...relation,
		recordId,
		linkedRecordId: textIn(isPlaced ? relation[`${side}RecordId`] : relation.linkedRecordId) ?? '',
		linkedObjectKey: String(linkedObjectKey ?? ''),
	};
}
