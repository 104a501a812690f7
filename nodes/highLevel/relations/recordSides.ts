import { isHighLevelError } from '../api/HighLevelError';
import { mapAll } from '../concurrency/pool';
import type { AssociationRef } from '../model/associationRef';
import { sameObject } from '../model/objectKeys';
import type { Association, RecordPair, RecordSide } from '../model/shapes';
import {
	CHECK_BOTH,
	recordMissing,
	recordsMissing,
	unknownInList,
	wrongSide,
	type PairFix,
} from './relationErrors';
import type { RelationParts } from './RelationParts';

/** Refused pairs whose records are looked at in one execution: each may cost four requests. */
const MOST_EXPLAINED = 20;

/** The pair of two records in the association's order. */
export function pairOf(side: RecordSide, recordId: string, linkedId: string): RecordPair {
	return side === 'first'
		? { firstRecordId: recordId, secondRecordId: linkedId }
		: { firstRecordId: linkedId, secondRecordId: recordId };
}

/** The other side. */
export function across(side: RecordSide): RecordSide {
	return side === 'first' ? 'second' : 'first';
}

/**
 * Refuses a record that belongs to the other side of the association, before any write. Only what
 * HighLevel has found there is refused: a record made a moment ago may not be found yet, and a token
 * without the scope to look the record up may still link it.
 * @param fix what to do about it
 * @returns whether the record was found where it belongs; undefined where that could not be looked up
 * @throws HighLevelError `wrongSide` for a record of the other side; `notFound` for an association that
 * does not exist
 */
export async function refuseWrongSide(
	parts: Pick<RelationParts, 'associations' | 'records'>,
	ref: AssociationRef,
	side: RecordSide,
	recordId: string,
	fix: string,
): Promise<boolean | undefined> {
	const association = await parts.associations.resolve(ref);
	const found = await isOnSide(parts, association, side, recordId);
	if (found !== false) return found;
	const isOther =
		!sameObject(association.firstObjectKey, association.secondObjectKey) &&
		(await isOnSide(parts, association, across(side), recordId));
	if (isOther) throw wrongSide(recordId, association, side, fix);
	return false;
}

/**
 * The side of an association that a record stands on: the given one, unless HighLevel says that the
 * record is none of that side's object and is one of the other's.
 * @throws HighLevelError for an association that is not there
 */
export async function sideOf(
	parts: RelationParts,
	ref: AssociationRef,
	side: RecordSide,
	recordId: string,
): Promise<RecordSide> {
	const association = await parts.associations.resolve(ref);
	const { firstObjectKey, secondObjectKey } = association;
	if (sameObject(firstObjectKey, secondObjectKey)) return side;
	if ((await isOnSide(parts, association, side, recordId)) !== false) return side;
	const isAcross = await isOnSide(parts, association, across(side), recordId);
	return isAcross ? across(side) : side;
}

/**
 * What a pair was refused for, where that can be found out: the association does not exist, a record
 * does not, or belongs to the other side.
 * @returns the error to throw in the place of HighLevel's
 */
export async function explained(
	parts: RelationParts,
	error: unknown,
	ref: AssociationRef,
	pair: RecordPair,
	fix: PairFix = CHECK_BOTH,
): Promise<unknown> {
	if (!isHighLevelError(error, 'notFound', 'invalid')) return error;
	if (++parts.links.explained > MOST_EXPLAINED) return recordsMissing(error, pair, fix);
	const missing: string[] = [];
	for (const side of ['first', 'second'] as const) {
		const recordId = pair[`${side}RecordId`];
		const [found] = await Promise.allSettled([
			refuseWrongSide(parts, ref, side, recordId, fix.wrongSide),
		]);
		if (found.status === 'rejected') {
			const { reason } = found as { reason: unknown };
			if (isHighLevelError(reason, 'wrongSide', 'notFound')) {
				return error.saying(reason.message, reason.hint, reason.kind);
			}
			return recordsMissing(error, pair, fix);
		}
		if (found.value === false) missing.push(recordId);
	}
	return missing.length === 1 ? recordMissing(error, missing[0]) : recordsMissing(error, pair, fix);
}

/** A wanted link: under which association, and of which records. */
interface Named {
	association: AssociationRef;
	pair: RecordPair;
	/** What to do about its records; as for First Record and Second Record where nothing is said. */
	fix?: PairFix;
}

/** The outcomes of these links, each refusal {@link explained}. */
export async function explainedAll<T>(
	parts: RelationParts,
	links: readonly Named[],
	outcomes: ReadonlyArray<PromiseSettledResult<T> | undefined>,
): Promise<Array<PromiseSettledResult<T> | undefined>> {
	return await Promise.all(
		outcomes.map(async (outcome, at) => {
			if (outcome?.status !== 'rejected') return outcome;
			const { association, pair, fix } = links[at];
			const reason = await explained(parts, outcome.reason, association, pair, fix);
			return { status: 'rejected' as const, reason };
		}),
	);
}

/**
 * The outcomes of links with a record. Of those that were refused for a record HighLevel does not know,
 * the refusal says so; with `skipUnknown` they have no outcome.
 */
export async function sayingUnknown<T>(
	parts: RelationParts,
	request: { association: AssociationRef; side: RecordSide; skipUnknown?: boolean },
	linkedIds: string[],
	outcomes: ReadonlyArray<PromiseSettledResult<T> | undefined>,
): Promise<Array<PromiseSettledResult<T> | undefined>> {
	return await mapAll(outcomes, parts.concurrency, async (outcome, at) => {
		if (outcome?.status !== 'rejected' || !isHighLevelError(outcome.reason, 'notFound')) {
			return outcome;
		}
		const association = await parts.associations
			.resolve(request.association)
			.catch(() => undefined);
		const side = across(request.side);
		const found = association && (await isOnSide(parts, association, side, linkedIds[at]));
		if (found !== false) return outcome;
		if (request.skipUnknown) return undefined;
		return { status: 'rejected', reason: unknownInList(outcome.reason, linkedIds[at]) };
	});
}

/** Undefined where it cannot be looked up. */
async function isOnSide(
	{ records }: Pick<RelationParts, 'records'>,
	association: Association,
	side: RecordSide,
	recordId: string,
): Promise<boolean | undefined> {
	const objectKey = association[`${side}ObjectKey`];
	if (!objectKey) return undefined;
	return await records.find(objectKey, recordId).then(
		// After a merge HighLevel may give the record that is left, under its own ID (open).
		(record) => record !== null && (record.id ?? record._id ?? recordId) === recordId,
		() => undefined,
	);
}
