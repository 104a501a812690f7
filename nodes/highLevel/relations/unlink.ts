import { isHighLevelError, isSaidByHighLevel } from '../api/HighLevelError';
import type { AssociationRef } from '../model/associationRef';
import type { RecordPair, Relation } from '../model/shapes';
import type { WhenAlready } from './create';
import { linkedTheOtherWay, linkMissing, recordsMissing, type Link } from './relationErrors';
import type { RelationParts } from './RelationParts';

/** What came of unlinking. */
export interface UnlinkResult {
	deleted: boolean;
	/** The relation's ID; null where the two records had none. */
	id: string | null;
}

/**
 * Unlinks two records, named by their relation or by the pair. The ID is null where a pair has no
 * link.
 * @throws HighLevelError `notFound` where there is no such link and `whenMissing` is `error`
 */
export async function unlink(
	parts: RelationParts,
	link: Link,
	whenMissing: WhenAlready,
): Promise<UnlinkResult> {
	const id =
		'relationId' in link
			? link.relationId
			: ((await relationOfPair(parts, link.association, link.pair))?.id ?? null);
	const deleted = id !== null && (await deleteRelation(parts, id));
	if (!deleted && whenMissing === 'error') throw linkMissing(link, parts.family.locationId);
	return { deleted, id };
}

/**
 * Deletes a relation by its ID. Returns whether it existed.
 * @throws HighLevelError
 */
export async function deleteRelation(
	{ family, links }: RelationParts,
	relationId: string,
): Promise<boolean> {
	const existed = await family.deleteRelation(relationId).then(
		() => true,
		(error: unknown) => {
			if (!isHighLevelError(error, 'notFound') || !isSaidByHighLevel(error)) throw error;
			// An attempt before it, whose answer was lost, may have deleted it.
			return error.uncertain;
		},
	);
	if (existed) links.forget(relationId);
	return existed;
}

/**
 * The relation that joins two records under an association, if any, in this order of the two.
 * @throws HighLevelError `invalid` where they are linked the other way round
 */
export async function relationOfPair(
	{ associations, links }: RelationParts,
	association: AssociationRef,
	pair: RecordPair,
): Promise<Relation | undefined> {
	const linked = { associationId: await associations.idOf(association), ...pair };
	let found: Relation | undefined;
	try {
		found = await links.find(linked);
	} catch (error) {
		throw recordsMissing(error, association, pair);
	}
	if (found) return found;
	const turned = await links.findTurned(linked);
	if (turned) throw linkedTheOtherWay(turned, pair);
	return undefined;
}
