import { HighLevelError, isHighLevelError } from '../api/HighLevelError';
import type { AssociationRef } from '../model/associationRef';
import type { RecordPair, Relation } from '../model/shapes';

/** A link, named by its relation or by the two records it joins. */
export type Link = { relationId: string } | { association: AssociationRef; pair: RecordPair };

/** Says of a "not found" which association and records were meant; any other error as it is. */
export function recordsMissing(error: unknown, ref: AssociationRef, pair: RecordPair): unknown {
	if (!isHighLevelError(error, 'notFound')) return error;
	return error.saying(
		`HighLevel could not find the association "${ref.value}", or one of the records ${pair.firstRecordId} and ${pair.secondRecordId},${error.inLocation}`,
		"Check the three IDs, and that First Record is a record of the association's first object.",
	);
}

/** Says of a "not found" which record was meant; any other error as it is. */
export function recordMissing(error: unknown, recordId: string): unknown {
	if (!isHighLevelError(error, 'notFound')) return error;
	return error.saying(
		`There is no record with the ID "${recordId}"${error.inLocation}`,
		'Choose the record from the list, or check the ID in HighLevel.',
	);
}

/** The error for a link that was made, but whose relation is not known. */
export function createdNotListed(pair: RecordPair): HighLevelError {
	return new HighLevelError({
		kind: 'unreadable',
		message: `HighLevel created the link of ${pair.firstRecordId} and ${pair.secondRecordId}, but does not list it yet`,
		hint: 'Run it again in a minute: the link is detected then.',
		uncertain: true,
	});
}

/** The refusal of a second link of a pair, where that is not wanted. */
export function alreadyLinked(error: HighLevelError, pair: RecordPair): HighLevelError {
	return error.saying(
		`The records ${pair.firstRecordId} and ${pair.secondRecordId} are already linked under this association`,
		'Set "When Link Exists" to "Return the Existing Link" to continue with it.',
	);
}

/** The refusal of a second link where no first one can be found. */
export function duplicateNotListed(error: HighLevelError, pair: RecordPair): HighLevelError {
	return error.saying(
		`HighLevel refuses the link of ${pair.firstRecordId} and ${pair.secondRecordId} as a duplicate, but lists no such link`,
		'Run it again in a minute. If it happens again, look at both records in HighLevel.',
	);
}

/** The refusal to link a record with itself, where both ends were named. */
export function sameRecord(recordId: string): HighLevelError {
	return new HighLevelError({
		kind: 'invalid',
		message: `Both ends of the link are the same record, "${recordId}"`,
		hint: 'A record cannot be linked with itself. Nothing was changed.',
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
		hint: 'Set "When Link Is Missing" to "Return Deleted: False" to continue without it.',
	});
}

/** The refusal to take two records for linked that are linked in the other order. */
export function linkedTheOtherWay(turned: Relation, pair: RecordPair): HighLevelError {
	const { firstObjectKey, secondObjectKey } = turned;
	const objects =
		firstObjectKey && secondObjectKey && firstObjectKey !== secondObjectKey
			? `: the first is a record of "${firstObjectKey}", the second of "${secondObjectKey}"`
			: '';
	return new HighLevelError({
		kind: 'invalid',
		message: `The records ${pair.firstRecordId} and ${pair.secondRecordId} are linked the other way round`,
		hint: `Swap First Record and Second Record if that link is meant${objects}. Nothing was changed.`,
	});
}
