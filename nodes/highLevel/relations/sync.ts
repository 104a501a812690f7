import { readList } from '../api/paging';
import { hasOneLabel } from '../associations/comparison';
import { firstFailure, mapAll } from '../concurrency/pool';
import type { AssociationRef } from '../model/associationRef';
import type { RecordSide, Relation } from '../model/shapes';
import type { CreatedRelation } from './create';
import { CHOOSE_OTHER_SIDE, linkAll } from './createMany';
import { across, refuseWrongSide } from './recordSides';
import { relationList } from './relationList';
import {
	createInPlaceOf,
	mayBeLimit,
	undoReplacements,
	type OwnLink,
	type Replacement,
} from './makeRoom';
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
	/** Whether to ask for many links in one request; see `linkInBulk`. */
	bulk?: boolean;
	dryRun: boolean;
}

/** What came of each ID that was to be linked: the relation; undefined for one that was left out. */
type Creations = Map<string, CreatedRelation | undefined>;

/**
 * Makes a record's links under an association exactly the given list. Creates come first: where one
 * fails, nothing is deleted, so a failure never leaves less than before. Only where HighLevel refuses a
 * link because a side is full, one that is to go anyway goes first, and comes back if that did not help.
 * Sends no write when the links are right already.
 * @throws HighLevelError
 */
export async function syncLinks(parts: RelationParts, request: SyncRequest): Promise<SyncResult> {
	const { association: ref, side, recordId, linkedRecordIds, dryRun } = request;
	const links = await ownLinks(parts, request);
	if (links.length === 0) {
		await refuseWrongSide(parts, ref, side, recordId, CHOOSE_OTHER_SIDE);
	}
	const wanted = new Set(linkedRecordIds);
	const linked = new Set(links.map(({ linkedId }) => linkedId));
	const unlinked = linkedRecordIds.filter((id) => !linked.has(id));
	const surplus = links.filter(({ linkedId }) => !wanted.has(linkedId));
	if (dryRun) {
		const deleted = [...new Set(surplus.map(({ linkedId }) => linkedId))];
		const unchanged = linkedRecordIds.filter((id) => linked.has(id));
		return { created: unlinked, deleted, unchanged, dryRun };
	}

	const creations = await createAll(parts, request, unlinked, surplus);
	const left = surplus.filter(({ isDeleted }) => !isDeleted);
	await mapAll(left, parts.concurrency, async (link) => {
		link.isDeleted = await deleteRelation(parts, link.relation.id);
	});
	// The result is what this sync did: another may have made or deleted a link since the list was read.
	const missing = unlinked.filter((id) => creations.get(id) === undefined);
	const created = unlinked.filter((id) => creations.get(id)?.outcome === 'created');
	const done = new Set([...missing, ...created]);
	const deleted = surplus.flatMap(({ isDeleted, linkedId }) => (isDeleted ? [linkedId] : []));
	return {
		created,
		deleted: [...new Set(deleted)],
		unchanged: linkedRecordIds.filter((id) => !done.has(id)),
		...(missing.length > 0 && { missing }),
		dryRun,
	};
}

/** The record's links; those that stand the other way round too, where one label is for both sides. */
async function ownLinks(
	parts: RelationParts,
	{ association: ref, side, recordId }: SyncRequest,
): Promise<OwnLink[]> {
	const associationId = await parts.associations.idOf(ref);
	const relations = await readList(relationList(parts, recordId, [associationId]));
	const isOn = (relation: Relation, which: RecordSide): boolean =>
		relation[`${which}RecordId`] === recordId;
	const hasTurned = relations.some((each) => isOn(each, across(side)) && !isOn(each, side));
	const eitherOrder = hasTurned && hasOneLabel(await parts.associations.resolve(ref));
	return relations.flatMap((relation): OwnLink[] => {
		const own = isOn(relation, side) ? side : across(side);
		if (own !== side && !(eitherOrder && isOn(relation, own))) return [];
		const linkedId = String(relation[`${across(own)}RecordId`]);
		return [{ relation, linkedId, isDeleted: false }];
	});
}

/** Makes all links, and room for them where HighLevel refuses one for a limit. @throws HighLevelError */
async function createAll(
	parts: RelationParts,
	request: SyncRequest,
	unlinked: string[],
	surplus: OwnLink[],
): Promise<Creations> {
	const { association } = request;
	const links = { ...request, whenExists: 'return' as const, keepGoing: false };
	const outcomes = await linkAll(parts, links, unlinked);
	const failure = firstFailure(outcomes);
	if (failure && !(mayBeLimit(failure.reason) && surplus.length > 0)) throw failure.reason;
	const creations: Creations = new Map();
	const replacements: Replacement[] = [];
	const createOne = async (at: number, id: string) => {
		const create = async () => (await linkAll(parts, { ...links, bulk: false }, [id]))[0];
		let outcome = outcomes[at];
		// Never begun, because another was refused.
		if (!outcome && failure && !request.skipUnknown) outcome = await create();
		if (outcome?.status !== 'rejected') return outcome?.value;
		const left = surplus.filter(({ isDeleted }) => !isDeleted);
		const placed = await createInPlaceOf(parts, association, left, outcome.reason, create);
		const old = left.find(({ isDeleted }) => isDeleted);
		if (placed && old) replacements.push({ old, made: placed.value });
		return placed?.value;
	};
	try {
		for (const [at, id] of unlinked.entries()) creations.set(id, await createOne(at, id));
	} catch (refusal) {
		await undoReplacements(parts, association, replacements, refusal);
		return await Promise.reject(refusal);
	}
	return creations;
}
