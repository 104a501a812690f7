import type { AssociationRef } from './associationRef';
import type { Associations } from './Associations';
import { HighLevelError } from './HighLevelError';
import { firstFailure, mapConcurrently, type Settled } from './pool';
import type { Records } from './Records';
import { pairOf, type Relations } from './Relations';
import type { Association, RecordSide } from './shapes';

/** What a sync did, or with `dryRun` would do: the IDs of the linked records. */
export interface SyncResult {
	created: string[];
	deleted: string[];
	unchanged: string[];
	dryRun: boolean;
}

/** What a sync is asked for. */
export interface SyncRequest {
	association: AssociationRef;
	/** The side of the association the record stands on. */
	side: RecordSide;
	recordId: string;
	/** What shall be linked to it afterwards, each once; empty unlinks everything. */
	linkedRecordIds: string[];
	dryRun: boolean;
}

/** What a sync works with: the parts of the client. */
export interface SyncParts {
	associations: Associations;
	relations: Relations;
	records: Records;
	concurrency: number;
}

/**
 * Makes a record's links under an association exactly the given list. Creates come first: where one
 * fails, nothing is deleted, so a failure never leaves less than before. Sends no write when the
 * links are right already.
 * @throws HighLevelError
 */
export async function syncRelations(parts: SyncParts, request: SyncRequest): Promise<SyncResult> {
	const { association: ref, side, recordId, linkedRecordIds, dryRun } = request;
	const associationId = await parts.associations.idOf(ref);
	const all = await parts.relations.list(recordId, { associationIds: [associationId] });
	const other = side === 'first' ? 'secondRecordId' : 'firstRecordId';
	const ours = all.filter((relation) => relation[`${side}RecordId`] === recordId);
	if (ours.length === 0) await refuseWrongSide(parts, ref, side, recordId);

	const wanted = new Set(linkedRecordIds);
	const linked = new Set(ours.map((relation) => String(relation[other])));
	const missing = linkedRecordIds.filter((id) => !linked.has(id));
	const surplus = ours.filter((relation) => !wanted.has(String(relation[other])));
	const result: SyncResult = {
		created: missing,
		deleted: surplus.map((relation) => String(relation[other])),
		unchanged: linkedRecordIds.filter((id) => linked.has(id)),
		dryRun,
	};
	if (dryRun) return result;

	const creates = await mapConcurrently(
		missing,
		parts.concurrency,
		async (id) => await parts.relations.create(ref, pairOf(side, recordId, id), 'return'),
		false,
	);
	const failed = firstFailure(creates);
	if (failed) throw failed.reason;
	const deletes = await mapConcurrently(
		surplus,
		parts.concurrency,
		async ({ id }) => await parts.relations.delete(id),
		false,
	);
	const kept = firstFailure(deletes);
	if (kept) throw kept.reason;
	// Told is what this sync did: another may have made or taken a link since the list was read.
	const came = valuesOf(creates);
	const went = valuesOf(deletes);
	const created = new Set(missing.filter((_, at) => came[at]?.outcome === 'created'));
	return {
		...result,
		created: [...created],
		deleted: result.deleted.filter((_, at) => went[at]),
		unchanged: linkedRecordIds.filter((id) => !created.has(id)),
	};
}

function valuesOf<T>(outcomes: Array<Settled<T> | undefined>): Array<T | undefined> {
	return outcomes.map((outcome) => (outcome && 'value' in outcome ? outcome.value : undefined));
}

/**
 * Refuses a record that is none of the object the association has on that side, before any write.
 * Only a definite "not found" refuses: a token without the scope to look the record up may still
 * link it.
 * @throws HighLevelError `invalid`
 */
export async function refuseWrongSide(
	parts: Pick<SyncParts, 'associations' | 'records'>,
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
