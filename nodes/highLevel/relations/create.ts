import { isHighLevelError, type HighLevelError } from '../api/HighLevelError';
import type { AssociationRef } from '../model/associationRef';
import type { RecordPair, Relation } from '../model/shapes';
import type { LinkedPair, LinkLookup } from './LinkLookup';
import {
	alreadyLinked,
	createdNotListed,
	duplicateNotListed,
	recordsMissing,
} from './relationErrors';
import type { RelationParts } from './RelationParts';

/** A relation and whether this call made it. */
export type CreatedRelation = Relation & { outcome: 'created' | 'existing' };

/** What to do where the link exists, or does not, already. */
export type WhenAlready = 'return' | 'error';

/**
 * Links two records, or gives the link there is. HighLevel refuses a second link of the same pair
 * (400 or 409): with `return` that is turned into the existing relation. Where a list that was read for
 * such a refusal shows the link, nothing is sent.
 * @throws HighLevelError
 */
export async function createLink(
	{ family, associations, links }: RelationParts,
	association: AssociationRef,
	pair: RecordPair,
	whenExists: WhenAlready,
	wasRequested = false,
): Promise<CreatedRelation> {
	const associationId = await associations.idOf(association);
	const linked = { associationId, ...pair };
	if (whenExists === 'return' && !wasRequested) {
		const listed = await links.listed(linked);
		if (listed) return complete(linked, listed, 'existing');
	}
	let made: Relation;
	try {
		made = await family.createRelation(associationId, pair);
	} catch (error) {
		if (isHighLevelError(error, 'duplicate')) {
			const mayBeOurs = error.uncertain || wasRequested;
			return await existingLink(links, linked, whenExists, error, mayBeOurs);
		}
		const found = mayHaveBeenCreated(error)
			? await links.findFresh(linked).catch(() => undefined)
			: undefined;
		if (!found) throw recordsMissing(error, association, pair);
		return asCreated(links, linked, found);
	}
	// The documented answer is the association, whose ID is not the relation's.
	const relation = made.id === associationId ? await links.findFresh(linked) : made;
	if (!relation) throw createdNotListed(pair);
	return asCreated(links, linked, relation);
}

/** The relation that a refused duplicate means. */
async function existingLink(
	links: LinkLookup,
	linked: LinkedPair,
	whenExists: WhenAlready,
	refusal: HighLevelError,
	wasRequested: boolean,
): Promise<CreatedRelation> {
	const made = links.made(linked);
	// An attempt before it, whose answer was lost or not believed, may have made the link.
	const mayBeOurs = wasRequested && !made;
	if (whenExists === 'error' && !mayBeOurs) throw alreadyLinked(refusal, linked);
	const found = made ?? (await links.findFresh(linked));
	if (!found) throw duplicateNotListed(refusal, linked);
	// Of two calls that lost their answers, only one has created it.
	if (mayBeOurs && !links.made(linked)) return asCreated(links, linked, found);
	return complete(linked, found, 'existing');
}

/** The relation as one this execution made, and remembered as such. */
export function asCreated(
	links: LinkLookup,
	linked: LinkedPair,
	relation: Relation,
): CreatedRelation {
	const created = complete(linked, relation, 'created');
	links.remember(linked, created);
	return created;
}

/** The relation with all its IDs and what came of it. Record IDs the answer itself gave count more than those asked with. */
export function complete(
	linked: LinkedPair,
	relation: Relation,
	outcome: CreatedRelation['outcome'],
): CreatedRelation {
	const firstRecordId = relation.firstRecordId || linked.firstRecordId;
	const secondRecordId = relation.secondRecordId || linked.secondRecordId;
	const ids = { associationId: linked.associationId, firstRecordId, secondRecordId };
	return { ...relation, ...ids, outcome };
}

/** Whether the answer was a success that cannot be read. */
function mayHaveBeenCreated(error: unknown): boolean {
	return isHighLevelError(error, 'unreadable') && error.uncertain;
}
