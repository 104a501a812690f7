import { readList } from '../api/paging';
import { firstFailure, mapAll } from '../concurrency/pool';
import type { AssociationRef } from '../model/associationRef';
import type { RecordPair, RecordSide } from '../model/shapes';
import { linkInBulk } from './bulk/linkInBulk';
import { createLink, type CreatedRelation } from './create';
import { pairOf, refuseWrongSide } from './recordSides';
import { relationList } from './relationList';
import type { RelationParts } from './RelationParts';
import { deleteRelation } from './unlink';

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
	/** Whether to ask for many links in one request; see {@link linkInBulk}. */
	bulk?: boolean;
}

/**
 * Makes a record's links under an association exactly the given list. Creates come first: where one
 * fails, nothing is deleted, so a failure never leaves less than before. Sends no write when the
 * links are right already.
 * @throws HighLevelError
 */
export async function syncLinks(parts: RelationParts, request: SyncRequest): Promise<SyncResult> {
	const { association, side, recordId, linkedRecordIds, dryRun } = request;
	const associationId = await parts.associations.idOf(association);
	const all = await readList(relationList(parts.family, recordId, [associationId]));
	const other = side === 'first' ? 'secondRecordId' : 'firstRecordId';
	const ours = all.filter((relation) => relation[`${side}RecordId`] === recordId);
	if (ours.length === 0) await refuseWrongSide(parts, association, side, recordId);

	const wanted = new Set(linkedRecordIds);
	const linked = new Set(ours.map((relation) => String(relation[other])));
	const unlinked = linkedRecordIds.filter((id) => !linked.has(id));
	const surplus = ours.filter((relation) => !wanted.has(String(relation[other])));
	const result: SyncResult = {
		created: unlinked,
		deleted: surplus.map((relation) => String(relation[other])),
		unchanged: linkedRecordIds.filter((id) => linked.has(id)),
		dryRun,
	};
	if (dryRun) return result;

	const creations = await createAll(parts, request, unlinked);
	const deletions = await mapAll(
		surplus,
		parts.concurrency,
		async ({ id }) => await deleteRelation(parts, id),
	);
	// The result is what this sync did: another may have made or deleted a link since the list was read.
	const created = new Set(unlinked.filter((_, at) => creations[at].outcome === 'created'));
	return {
		...result,
		created: [...created],
		deleted: result.deleted.filter((_, at) => deletions[at]),
		unchanged: linkedRecordIds.filter((id) => !created.has(id)),
	};
}

/** Links the record with all of these. @throws HighLevelError the first refusal in the list's order */
async function createAll(
	parts: RelationParts,
	{ association, side, recordId, bulk }: SyncRequest,
	linkedIds: string[],
): Promise<CreatedRelation[]> {
	const pairs = linkedIds.map((id) => pairOf(side, recordId, id));
	if (!bulk) {
		const create = async (pair: RecordPair) => await createLink(parts, association, pair, 'return');
		return await mapAll(pairs, parts.concurrency, create);
	}
	const wanted = pairs.map((pair) => ({ association, pair, whenExists: 'return' as const }));
	const outcomes = await linkInBulk(parts, wanted, false);
	const failure = firstFailure(outcomes);
	if (failure) throw failure.reason;
	return (outcomes as Array<PromiseFulfilledResult<CreatedRelation>>).map(({ value }) => value);
}
