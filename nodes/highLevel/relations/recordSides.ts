import type { AssociationRef } from '../model/associationRef';
import type { Associations } from '../associations/Associations';
import { HighLevelError } from '../api/HighLevelError';
import type { Records } from '../records/Records';
import type { Association, RecordPair, RecordSide } from '../model/shapes';

/** The pair of two records in the association's order. */
export function pairOf(side: RecordSide, recordId: string, linkedId: string): RecordPair {
	return side === 'first'
		? { firstRecordId: recordId, secondRecordId: linkedId }
		: { firstRecordId: linkedId, secondRecordId: recordId };
}

/**
 * Refuses a record that is none of the object the association has on that side, before any write.
 * Only a definite "not found" refuses: a token without the scope to look the record up may still
 * link it.
 * @throws HighLevelError `invalid`
 */
export async function refuseWrongSide(
	parts: { associations: Associations; records: Records },
	ref: AssociationRef,
	side: RecordSide,
	recordId: string,
): Promise<void> {
	const association = await parts.associations.resolve(ref);
	const objectKey = association[`${side}ObjectKey`];
	const otherKey = association[side === 'first' ? 'secondObjectKey' : 'firstObjectKey'];
	if (!objectKey || standsOut(recordId, objectKey, otherKey)) return;
	const record = await parts.records.find(objectKey, recordId).catch(() => undefined);
	if (record !== null) return;
	throw new HighLevelError({
		kind: 'invalid',
		message: `The record "${recordId}" is not a record of "${objectKey}", which stands on the ${side} side of the association ${nameOf(association)}`,
		hint: 'Check Record, and choose the other Record Side if the record belongs there. Nothing was changed.',
	});
}

/**
 * Whether the ID alone tells the side: contacts and opportunities have 20 letters and digits, other
 * records 24 hex digits (seen). It saves a request per record where it does.
 */
function standsOut(recordId: string, objectKey: string, otherKey: string | undefined): boolean {
	const short = (key: string): boolean => key === 'contact' || key === 'opportunity';
	if (!otherKey || short(objectKey) === short(otherKey)) return false;
	return short(objectKey) ? /^[A-Za-z0-9]{20}$/.test(recordId) : /^[0-9a-f]{24}$/.test(recordId);
}

function nameOf(association: Association): string {
	return `"${association.key ?? association.id}"`;
}
