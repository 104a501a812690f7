import { readList } from '../api/paging';
import { firstFailure, mapAll, mapConcurrently } from '../concurrency/pool';
import type { AssociationRef } from '../model/associationRef';
import type { RecordSide } from '../model/shapes';
import { linkInBulk } from './bulk/linkInBulk';
import { createLink, type CreatedRelation } from './create';
import { pairOf, refuseWrongSide, withoutUnknown } from './recordSides';
import { relationList } from './relationList';
import type { RelationParts } from './RelationParts';
import { deleteRelation } from './unlink';

/** What a sync did, or with `dryRun` would do: the IDs of the linked records. */
export interface SyncResult {
	created: string[];
	deleted: string[];
	unchanged: string[];
	/** What was left out of the list because HighLevel does not know it; not there where nothing was. */
	missing?: string[];
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
	/** Whether what HighLevel does not know is left out of the list; else it is refused. */
	skipUnknown?: boolean;
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
	const created = new Set(unlinked.filter((_, at) => creations[at]?.outcome === 'created'));
	const missing = unlinked.filter((_, at) => !creations[at]);
	return {
		...result,
		created: [...created],
		deleted: result.deleted.filter((_, at) => deletions[at]),
		unchanged: linkedRecordIds.filter((id) => !created.has(id) && !missing.includes(id)),
		...(missing.length > 0 && { missing }),
	};
}

/**
 * Links the record with all of these; nothing stands in the place of what is left out.
 * @throws HighLevelError the first refusal in the list's order
 */
async function createAll(
	parts: RelationParts,
	request: SyncRequest,
	linkedIds: string[],
): Promise<Array<CreatedRelation | undefined>> {
	const { association, side, recordId, skipUnknown = false, bulk } = request;
	const wanted = linkedIds.map((id) => ({
		association,
		pair: pairOf(side, recordId, id),
		whenExists: 'return' as const,
	}));
	const outcomes = bulk
		? await linkInBulk(parts, wanted, skipUnknown)
		: await mapConcurrently(
				wanted,
				parts.concurrency,
				async ({ pair, whenExists }) => await createLink(parts, association, pair, whenExists),
				skipUnknown,
			);
	const links = skipUnknown ? await withoutUnknown(parts, request, linkedIds, outcomes) : outcomes;
	const failure = firstFailure(links);
	if (failure) throw failure.reason;
	return links.map((link) => (link?.status === 'fulfilled' ? link.value : undefined));
}
