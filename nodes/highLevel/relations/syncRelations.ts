import type { AssociationRef } from '../model/associationRef';
import type { Associations } from '../associations/Associations';
import { mapAll } from '../concurrency/pool';
import type { Records } from '../records/Records';
import { pairOf, refuseWrongSide } from './recordSides';
import type { Relations } from './Relations';
import type { RecordSide } from '../model/shapes';

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

/** What a sync works with: parts of the client, and how many calls may be under way at once. */
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
	const all = await parts.relations.list(recordId, [associationId]);
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

	const creations = await mapAll(
		missing,
		parts.concurrency,
		async (id) => await parts.relations.create(ref, pairOf(side, recordId, id), 'return'),
	);
	const deletions = await mapAll(
		surplus,
		parts.concurrency,
		async ({ id }) => await parts.relations.delete(id),
	);
	// Told is what this sync did: another may have made or taken a link since the list was read.
	const created = new Set(missing.filter((_, at) => creations[at].outcome === 'created'));
	return {
		...result,
		created: [...created],
		deleted: result.deleted.filter((_, at) => deletions[at]),
		unchanged: linkedRecordIds.filter((id) => !created.has(id)),
	};
}
