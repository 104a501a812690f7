import type { AssociationRef } from '../model/associationRef';
import { HighLevelError, isHighLevelError } from '../api/HighLevelError';
import type { RecordPair, Relation } from '../model/shapes';

/** A link, named by its relation or by the two records it joins. */
export type Link = { relationId: string } | { association: AssociationRef; pair: RecordPair };

/** Says of a "not found" which association and records were meant; any other error as it is. */
export function recordsMissing(
	error: unknown,
	ref: AssociationRef,
	pair: RecordPair,
	locationId: string,
): unknown {
	if (!isHighLevelError(error, 'notFound')) return error;
	return new HighLevelError({
		...error,
		message: `HighLevel could not find the association "${ref.value}", or one of the records ${pair.firstRecordId} and ${pair.secondRecordId}, in location ${locationId}`,
		hint: "Check the three IDs, and that First Record is a record of the association's first object.",
	});
}

/** Says of a "not found" which record was meant; any other error as it is. */
export function recordMissing(error: unknown, recordId: string, locationId: string): unknown {
	if (!isHighLevelError(error, 'notFound')) return error;
	return new HighLevelError({
		...error,
		message: `There is no record with the ID "${recordId}" in location ${locationId}`,
		hint: 'Choose the record from the list, or check the ID in HighLevel.',
	});
}

/** The error for a link that was made, but whose relation is not known. */
export function createdNotListed(pair: RecordPair): HighLevelError {
	return new HighLevelError({
		kind: 'unreadable',
		message: `HighLevel created the link of ${pair.firstRecordId} and ${pair.secondRecordId}, but does not list it yet`,
		hint: 'Start again in a minute: the link is recognised then.',
		uncertain: true,
	});
}

/** The refusal of a second link of a pair, where that is not wanted. */
export function alreadyLinked(error: HighLevelError, pair: RecordPair): HighLevelError {
	return new HighLevelError({
		...error,
		message: `The records ${pair.firstRecordId} and ${pair.secondRecordId} are linked already under this association`,
		hint: 'Set "When Link Exists" to "Return the Existing Link" to go on with it.',
	});
}

/** The refusal of a second link where no first one can be found. */
export function duplicateNotListed(error: HighLevelError, pair: RecordPair): HighLevelError {
	return new HighLevelError({
		...error,
		message: `HighLevel refuses the link of ${pair.firstRecordId} and ${pair.secondRecordId} as a duplicate, but lists no such link`,
		hint: 'Start again in a minute; if it stays, look at both records in HighLevel.',
	});
}

/** The refusal to delete a link that is not there. */
export function linkMissing(link: Link, locationId: string): HighLevelError {
	return new HighLevelError({
		kind: 'notFound',
		status: 404,
		message:
			'relationId' in link
				? `There is no relation with the ID "${link.relationId}" in location ${locationId}`
				: `The records ${link.pair.firstRecordId} and ${link.pair.secondRecordId} are not linked under the association "${link.association.value}"`,
		hint: 'Set "When Link Is Missing" to "Return Deleted: False" to go on without.',
	});
}

/** The refusal to take two records for linked that are linked in the other order. */
export function linkedTheOtherWay(turned: Relation, pair: RecordPair): HighLevelError {
	const { firstObjectKey, secondObjectKey } = turned;
	const told =
		firstObjectKey && secondObjectKey && firstObjectKey !== secondObjectKey
			? `: the first is a record of "${firstObjectKey}", the second of "${secondObjectKey}"`
			: '';
	return new HighLevelError({
		kind: 'invalid',
		message: `The records ${pair.firstRecordId} and ${pair.secondRecordId} are linked the other way round`,
		hint: `Swap First Record and Second Record if that link is meant${told}. Nothing was changed.`,
	});
}
