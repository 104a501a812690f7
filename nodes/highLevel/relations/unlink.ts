import { isHighLevelError, isSaidByHighLevel } from '../api/HighLevelError';
import type { AssociationRef } from '../model/associationRef';
import type { RecordPair, Relation } from '../model/shapes';
import type { WhenAlready } from './create';
import { explained, refuseWrongSide } from './recordSides';
import { CHECK_BOTH, linkedTheOtherWay, linkMissing, type Link } from './relationErrors';
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
	const result =
		'relationId' in link
			? { deleted: await deleteRelation(parts, link.relationId), id: link.relationId }
			: await unlinkPair(parts, link.association, link.pair);
	if (!result.deleted && whenMissing === 'error') throw linkMissing(link, parts.family.locationId);
	return result;
}

async function unlinkPair(
	parts: RelationParts,
	association: AssociationRef,
	pair: RecordPair,
): Promise<UnlinkResult> {
	const found = await relationOfPair(parts, association, pair);
	if (!found) return { deleted: false, id: null };
	if (await deleteRelation(parts, found.id)) return { deleted: true, id: found.id };
	// It was deleted since the list was read, and perhaps made again.
	const associationId = await parts.associations.idOf(association);
	const next = await parts.links.findSuccessor({ associationId, ...pair }, found);
	if (!next) return { deleted: false, id: found.id };
	return { deleted: await deleteRelation(parts, next.id), id: next.id };
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
 * @throws HighLevelError `invalid` where they are linked the other way round, `wrongSide` where the
 * first is a record of the second side's object
 */
export async function relationOfPair(
	parts: RelationParts,
	association: AssociationRef,
	pair: RecordPair,
): Promise<Relation | undefined> {
	const { associations, links } = parts;
	const linked = { associationId: await associations.idOf(association), ...pair };
	const found = await links.find(linked).catch(async (error: unknown) => {
		throw await explained(parts, error, association, pair);
	});
	if (found) return found;
	const turned = await links.findTurned(linked);
	if (turned) throw linkedTheOtherWay(turned, pair);
	if (await links.hasOnSide(linked)) return undefined;
	await refuseWrongSide(parts, association, 'first', pair.firstRecordId, CHECK_BOTH.wrongSide);
	return undefined;
}
