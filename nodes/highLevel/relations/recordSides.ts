import type { AssociationRef } from '../model/associationRef';
import { HighLevelError } from '../api/HighLevelError';
import type { Association, RecordPair, RecordSide } from '../model/shapes';
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

function nameOf(association: Association): string {
	return `"${association.key ?? association.id}"`;
}
