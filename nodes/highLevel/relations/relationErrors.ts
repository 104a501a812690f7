import { withWords } from '../api/errorTexts';
import { HighLevelError, isHighLevelError } from '../api/HighLevelError';
import type { AssociationRef } from '../model/associationRef';
import type { Association, RecordPair, RecordSide, Relation } from '../model/shapes';

/** A link, named by its relation or by the two records it joins. */
export type Link = { relationId: string } | { association: AssociationRef; pair: RecordPair };

/** What to do about a refused pair, in the words of the fields that its records were given in. */
export interface PairFix {
	/** About a record that belongs to the other side. */
	wrongSide: string;
	/** About a record that is not there. */
	missing: string;
}

/** For a pair that was given as First Record and Second Record. */
export const CHECK_BOTH: PairFix = {
	wrongSide: 'Swap First Record and Second Record.',
	missing: "Check both IDs, and that First Record is a record of the association's first object.",
};

/** For a record and an entry of the list of what to link it with. */
export const CHECK_LIST: PairFix = {
	wrongSide: 'Choose the other Record Side, or check the list of linked records.',
	missing: 'Check both IDs, and that Record stands on the side chosen under Record Side.',
};

/** Says of a "not found" which records were meant; any other error as it is. */
export function recordsMissing(error: unknown, pair: RecordPair, fix: PairFix): unknown {
	if (!isHighLevelError(error, 'notFound')) return error;
	const { firstRecordId: first, secondRecordId: second } = pair;
	return error.saying(
		withWords(
			`HighLevel could not find one of the records ${first} and ${second}${error.inLocation}`,
			error.apiMessage,
		),
		fix.missing,
	);
}

/** Says of a "not found" which record was meant; any other error as it is. */
export function recordMissing(error: unknown, recordId: string): unknown {
	if (!isHighLevelError(error, 'notFound')) return error;
	const isAddress = recordId.includes('@');
	return error.saying(
		`There is no record with the ID "${recordId}"${error.inLocation}`,
		isAddress
			? 'This is an email address, not an ID: choose By Name or Email for it.'
			: 'Choose the record from the list, or check the ID in HighLevel.',
	);
}

/** Says of a "not found" which entry of a list was meant. */
export function unknownInList(error: HighLevelError, recordId: string): HighLevelError {
	return error.saying(
		`There is no record with the ID "${recordId}"${error.inLocation}`,
		'It may have been deleted, or merged into another. Take it out of the list, or set "When Nothing Matches" to "Skip" to continue without it.',
	);
}

/** The refusal of a record that belongs to the other side of the association. */
export function wrongSide(
	recordId: string,
	association: Association,
	side: RecordSide,
	fix: string,
): HighLevelError {
	const { firstObjectKey, secondObjectKey } = association;
	const [own, actual] =
		side === 'first' ? [firstObjectKey, secondObjectKey] : [secondObjectKey, firstObjectKey];
	return new HighLevelError({
		kind: 'wrongSide',
		message: `The record "${recordId}" is not a record of "${own}", which stands on the ${side} side of the association "${association.key ?? association.id}": it is a record of "${actual}"`,
		hint: `${fix} Nothing was changed.`,
	});
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
		'Set "When Link Exists" to "Return the Existing Link" to continue with it, also where Retry On Fail is on: a retry runs all items again, those that were linked included.',
	);
}

/** A refusal that sounds like a duplicate, where the pair has no link: perhaps a limit (doc). */
export function linkRefused(error: HighLevelError, pair: RecordPair): HighLevelError {
	return error.saying(
		withWords(
			`HighLevel refuses to link ${pair.firstRecordId} and ${pair.secondRecordId}`,
			error.apiMessage,
		),
		'The two records are not linked under this association. If one of them may have no more links (1:1, 1:N or 1,000), remove one first; otherwise run it again in a minute.',
	);
}

/** Says of what a link was refused with that another, removed to make room for it, could not be restored. */
export function notPutBack(error: unknown, refusal: unknown, pair: RecordPair): unknown {
	if (!isHighLevelError(error)) return error;
	const reason = refusal instanceof Error ? refusal.message : String(refusal);
	return error.saying(
		`${error.message}. The link of ${pair.firstRecordId} and ${pair.secondRecordId}, removed to make room, could not be restored (${reason})`,
		'Link those two again.',
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
