import type { AssociationRef } from '../model/associationRef';
import { HighLevelError, isHighLevelError } from '../api/HighLevelError';
import type { Association, RecordPair, RecordSide } from '../model/shapes';
import { mapAll } from '../concurrency/pool';
import type { RelationParts } from './RelationParts';

/** The pair of two records in the association's order. */
export function pairOf(side: RecordSide, recordId: string, linkedId: string): RecordPair {
	return side === 'first'
		? { firstRecordId: recordId, secondRecordId: linkedId }
		: { firstRecordId: linkedId, secondRecordId: recordId };
}

/**
 * Refuses a record that is not one of the object the association has on that side, before any write.
 * Only a definite "not found" refuses: a token without the scope to look the record up may still
 * link it.
 * @throws HighLevelError `invalid`
 */
export async function refuseWrongSide(
	{ associations, records }: RelationParts,
	ref: AssociationRef,
	side: RecordSide,
	recordId: string,
): Promise<void> {
	const association = await associations.resolve(ref);
	const objectKey = association[`${side}ObjectKey`];
	if (!objectKey) return;
	const record = await records.find(objectKey, recordId).catch(() => undefined);
	if (record !== null) return;
	throw new HighLevelError({
		kind: 'invalid',
		message: `The record "${recordId}" is not a record of "${objectKey}", which stands on the ${side} side of the association ${nameOf(association)}`,
		hint: 'Check Record, and choose the other Record Side if the record belongs there. Nothing was changed.',
	});
}

/** The outcomes of links, without those that were refused for a record HighLevel does not know. */
export async function withoutUnknown<T>(
	parts: RelationParts,
	request: { association: AssociationRef; side: RecordSide },
	linkedIds: string[],
	outcomes: Array<PromiseSettledResult<T> | undefined>,
): Promise<Array<PromiseSettledResult<T> | undefined>> {
	return await mapAll(outcomes, parts.concurrency, async (outcome, at) => {
		const isMissing =
			outcome?.status === 'rejected' && isHighLevelError(outcome.reason, 'notFound');
		return isMissing && (await isUnknown(parts, request, linkedIds[at])) ? undefined : outcome;
	});
}

/** Whether HighLevel says that a record on the other side of an association does not exist. */
async function isUnknown(
	{ associations, records }: RelationParts,
	{ association: ref, side }: { association: AssociationRef; side: RecordSide },
	linkedId: string,
): Promise<boolean> {
	const association = await associations.resolve(ref);
	const objectKey = association[side === 'first' ? 'secondObjectKey' : 'firstObjectKey'];
	const record = objectKey && (await records.find(objectKey, linkedId).catch(() => undefined));
	return record === null;
}

function nameOf(association: Association): string {
	return `"${association.key ?? association.id}"`;
}
