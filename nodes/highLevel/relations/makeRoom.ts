import { isHighLevelError, type HighLevelError } from '../api/HighLevelError';
import type { AssociationRef } from '../model/associationRef';
import type { RecordPair, Relation } from '../model/shapes';
import { requestLink, type CreatedRelation } from './create';
import { notPutBack } from './relationErrors';
import type { RelationParts } from './RelationParts';
import { deleteRelation } from './unlink';

/** A link of the record, and whether it was deleted. */
export interface OwnLink {
	relation: Relation;
	linkedId: string;
	isDeleted: boolean;
}

/** What a link is refused with for a limit sounds like (open: nobody has published the words). */
const LIMIT_WORDS =
	/limit|maximum|at most|more than|exceed|cardinal|only one|duplicate|already (exist|link|associat)/i;

/**
 * Makes a link that was refused once more, in the place of one that is to go. The old one is removed
 * only where the refusal sounds like a limit, or HighLevel takes links otherwise; it is restored where
 * the new one is refused all the same.
 * @throws HighLevelError the refusal itself where it is not one of a limit, or there is no such link
 */
export async function createInPlaceOf(
	parts: RelationParts,
	association: AssociationRef,
	surplus: OwnLink[],
	refusal: unknown,
	create: () => Promise<PromiseSettledResult<CreatedRelation> | undefined>,
): Promise<PromiseFulfilledResult<CreatedRelation> | undefined> {
	const old = surplus.find(({ isDeleted }) => !isDeleted);
	if (!old || !mayBeLimit(refusal)) throw refusal;
	const { firstRecordId = '', secondRecordId = '' } = old.relation;
	const pair = { firstRecordId, secondRecordId };
	const soundsLikeIt = LIMIT_WORDS.test(refusal.apiMessage ?? '');
	if (!soundsLikeIt && !(await refusesOthers(parts, association, pair, refusal))) throw refusal;

	old.isDeleted = await deleteRelation(parts, old.relation.id);
	const outcome = await create();
	if (outcome?.status !== 'rejected') return outcome;
	if (!old.isDeleted) throw outcome.reason;
	await requestLink(parts, association, pair, 'return').catch((reason: unknown) => {
		throw notPutBack(outcome.reason, reason, pair);
	});
	throw outcome.reason;
}

/** A link that was made in the place of one that had to go first. */
export interface Replacement {
	old: OwnLink;
	made: CreatedRelation;
}

/**
 * Takes back what was made in the place of other links, the last one first, because a further link was
 * refused: a side that takes one link keeps the one it had.
 * @throws HighLevelError where a link cannot be restored
 */
export async function undoReplacements(
	parts: RelationParts,
	association: AssociationRef,
	replacements: Replacement[],
	refusal: unknown,
): Promise<void> {
	for (const { old, made } of [...replacements].reverse()) {
		const { firstRecordId = '', secondRecordId = '' } = old.relation;
		const pair = { firstRecordId, secondRecordId };
		const restore = async () => {
			await deleteRelation(parts, made.id);
			await requestLink(parts, association, pair, 'return');
		};
		await restore().catch((reason: unknown) => {
			throw notPutBack(refusal, reason, pair);
		});
		old.isDeleted = false;
	}
}

/**
 * Whether a refusal may be one of a limit, in whatever words: 1:1 and 1:N, 1,000 links for each label
 * and side (doc). A duplicate of the very pair is no refusal here: the existing link is returned.
 */
export function mayBeLimit(error: unknown): error is HighLevelError {
	return isHighLevelError(error, 'duplicate', 'invalid') && error.status !== undefined;
}

/**
 * Whether HighLevel refuses a link that exists as a duplicate, and in other words than the new one: then
 * it does not refuse every link alike, and the old one can be restored.
 */
async function refusesOthers(
	{ family, associations }: RelationParts,
	association: AssociationRef,
	existing: RecordPair,
	refusal: HighLevelError,
): Promise<boolean> {
	const associationId = await associations.idOf(association);
	return await family.createRelation(associationId, existing).then(
		// It was deleted meanwhile, and is there again: what the list says is out of date.
		() => false,
		(error: unknown) =>
			isHighLevelError(error, 'duplicate') &&
			(error.status !== refusal.status || error.apiMessage !== refusal.apiMessage),
	);
}
