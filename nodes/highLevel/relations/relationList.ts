import type { PagedList } from '../api/paging';
import type { Associations } from '../associations/Associations';
import { hasOneLabel } from '../associations/comparison';
import type { EndpointFamily } from '../endpoints/EndpointFamily';
import { textIn } from '../model/json';
import { sameObject } from '../model/objectKeys';
import type { Association, RecordSide, Relation } from '../model/shapes';
import type { Records } from '../records/Records';
import { recordMissing } from './relationErrors';

/** What a record's relations are read with. */
export interface RelationSources {
	family: EndpointFamily;
	associations: Associations;
	records: Records;
}

/**
 * A record's relations under these associations (all when empty), to be read page by page. The answer
 * is filtered again: a server may ignore the filter, and the second family has none. A page throws
 * HighLevelError, `notFound` naming the record.
 */
export function relationList(
	sources: RelationSources,
	recordId: string,
	associationIds: string[],
): PagedList<Relation> {
	const { family } = sources;
	const sides = new Map<string, RecordSide>();
	return {
		of: `relations of the record "${recordId}"`,
		pageSize: family.pageSize,
		keep:
			associationIds.length > 0
				? ({ associationId }) => associationIds.includes(String(associationId))
				: undefined,
		fetch: async (skip, limit) => {
			const page = await family
				.relationPage(recordId, associationIds, skip, limit)
				.catch((error: unknown) => {
					throw recordMissing(error, recordId);
				});
			const items: Relation[] = [];
			// One after the other: the first one says for all of its association where the record stands.
			for (const relation of page.items) {
				items.push(await placed(sources, recordId, relation, sides));
			}
			return { ...page, items };
		},
	};
}

/**
 * The relation with its two records in their places. One answer (seen) names the linked record alone.
 * Where nothing says who stands where, such as under two labels of an object with itself, both places
 * stay empty.
 */
async function placed(
	sources: RelationSources,
	recordId: string,
	relation: Relation,
	sides: Map<string, RecordSide>,
): Promise<Relation> {
	const linkedRecordId = textIn(relation.linkedRecordId);
	const isPlaced = relation.firstRecordId !== undefined || relation.secondRecordId !== undefined;
	if (isPlaced || !linkedRecordId || relation.associationId === undefined) return relation;
	const ref = { by: 'id' as const, value: relation.associationId };
	const association = await sources.associations.resolve(ref);
	const { firstObjectKey, secondObjectKey } = association;
	const side =
		sides.get(association.id) ?? (await sideAcross(sources, association, linkedRecordId));
	const keys = { ...relation, firstObjectKey, secondObjectKey };
	if (!side) return keys;
	sides.set(association.id, side);
	return side === 'first'
		? { ...keys, firstRecordId: recordId, secondRecordId: linkedRecordId }
		: { ...keys, firstRecordId: linkedRecordId, secondRecordId: recordId };
}

/** The side across from a linked record; undefined where that cannot be found out. */
async function sideAcross(
	{ records }: RelationSources,
	association: Association,
	linkedRecordId: string,
): Promise<RecordSide | undefined> {
	const { firstObjectKey, secondObjectKey } = association;
	if (sameObject(firstObjectKey, secondObjectKey)) {
		return hasOneLabel(association) ? 'first' : undefined;
	}
	const isOf = async (objectKey = ''): Promise<boolean> =>
		(await records.find(objectKey, linkedRecordId).catch(() => null)) !== null;
	if (await isOf(secondObjectKey)) return 'first';
	return (await isOf(firstObjectKey)) ? 'second' : undefined;
}
