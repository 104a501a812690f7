import { readList } from '../../api/paging';
import { hasOneLabel } from '../../associations/comparison';
import { mapConcurrently } from '../../concurrency/pool';
import type { RecordPair, RecordSide, Relation } from '../../model/shapes';
import { createLink, type CreatedRelation } from '../create';
import { createInPlaceOf, mayBeLimit, type OwnLink } from '../makeRoom';
import { across, pairOf } from '../recordSides';
import { relationList } from '../relationList';
import type { RelationParts } from '../RelationParts';
import { deleteRelation } from '../unlink';

/** What is to be moved. */
export interface MoveRequest {
	fromRecordId: string;
	toRecordId: string;
	/** IDs or keys of associations; all links when empty. */
	associationNames: string[];
	/** Whether to only say what would be done. */
	dryRun: boolean;
	/** Whether the old links stay. */
	keepOld: boolean;
	/** Whether the other links are moved after one was refused. */
	keepGoing: boolean;
}

/** What became of a link. */
export type MovedLink = {
	/** `existing`: the new record had the link already, and the old one was removed unless it is to stay. */
	outcome: 'moved' | 'copied' | 'existing' | 'skipped';
	/** Why it was skipped. */
	reason?: string;
	associationId: string;
	linkedRecordId: string;
	/** The relation's ID at the old record and at the new one; null where there is none there. */
	fromRelationId: string;
	toRelationId: string | null;
};

const OTHER_WAY = 'The new record has the link in the other direction';
const NO_SIDE = 'HighLevel does not say on which side of the association the record stands';
const THEMSELVES = 'It links the two records themselves';

/** A link of the old record, and the pair it becomes; or why it cannot be moved. */
interface Plan {
	relation: Relation;
	associationId: string;
	linkedRecordId: string;
	pair?: RecordPair;
	reason?: string;
}

/**
 * Moves a record's links to another record of the same object. Each link is made at the new record
 * before it is deleted at the old one, so repeating it finishes what was cut off, and then finds nothing
 * to do. Only where a limit refuses the new link, such as 1:1, the old one goes first, and comes back
 * where that did not help.
 * @returns what came of each link, in HighLevel's order; undefined for what was never begun
 * @throws HighLevelError where the old record's links cannot be read
 */
export async function moveLinks(
	parts: RelationParts,
	request: MoveRequest,
): Promise<Array<PromiseSettledResult<MovedLink> | undefined>> {
	const { fromRecordId, toRecordId, associationNames, dryRun, keepOld, keepGoing } = request;
	const named = await Promise.all(
		associationNames.map(async (name) => (await parts.associations.named(name)).id),
	);
	const associationIds = [...new Set(named)];
	const links = await readList(relationList(parts, fromRecordId, associationIds));
	const plans = links.map((relation) => planOf(relation, fromRecordId, toRecordId));
	const known = dryRun ? await linksByPair(parts, toRecordId, associationIds) : undefined;
	return await mapConcurrently(
		plans,
		parts.concurrency,
		async (plan): Promise<MovedLink> => {
			const { relation, associationId, linkedRecordId, pair, reason } = plan;
			const ids = { associationId, linkedRecordId, fromRelationId: relation.id };
			if (!pair) return { outcome: 'skipped', reason, ...ids, toRelationId: null };
			if (known) {
				const toRelationId = known.get(nameOf(associationId, pair)) ?? null;
				const outcome = toRelationId ? 'existing' : keepOld ? 'copied' : 'moved';
				return { outcome, ...ids, toRelationId };
			}
			const made = await linkAtNew(parts, plan, pair, keepOld);
			if (await isOtherWay(parts, plan, pair, made)) {
				return { outcome: 'skipped', reason: OTHER_WAY, ...ids, toRelationId: made.id };
			}
			if (!keepOld) await deleteRelation(parts, relation.id);
			const isNew = made.outcome === 'created';
			const outcome = isNew ? (keepOld ? 'copied' : 'moved') : 'existing';
			return { outcome, ...ids, toRelationId: made.id };
		},
		keepGoing,
	);
}

/**
 * Makes the link at the new record, in the place of the old one where a limit refuses it otherwise.
 * @throws HighLevelError
 */
async function linkAtNew(
	parts: RelationParts,
	{ relation, associationId }: Plan,
	pair: RecordPair,
	keepOld: boolean,
): Promise<CreatedRelation> {
	const association = { by: 'id' as const, value: associationId };
	const create = async (): Promise<PromiseSettledResult<CreatedRelation>> =>
		(await Promise.allSettled([createLink(parts, association, pair, 'return')]))[0];
	const made = await create();
	if (made.status === 'fulfilled') return made.value;
	if (keepOld || !mayBeLimit(made.reason)) throw made.reason;
	const old: OwnLink = { relation, linkedId: '', isDeleted: false };
	const instead = await createInPlaceOf(parts, association, [old], made.reason, create);
	return (instead as PromiseFulfilledResult<CreatedRelation>).value;
}

/** Whether the link that exists is another: the one in the other direction, under two labels. */
async function isOtherWay(
	{ associations }: RelationParts,
	{ associationId }: Plan,
	pair: RecordPair,
	made: CreatedRelation,
): Promise<boolean> {
	if (made.firstRecordId === pair.firstRecordId) return false;
	return !hasOneLabel(await associations.resolve({ by: 'id', value: associationId }));
}

function planOf(relation: Relation, fromRecordId: string, toRecordId: string): Plan {
	const sides: RecordSide[] = ['first', 'second'];
	const side = sides.find((each) => relation[`${each}RecordId`] === fromRecordId);
	const linkedRecordId = String(
		(side && relation[`${across(side)}RecordId`]) ?? relation.linkedRecordId ?? '',
	);
	const plan = { relation, associationId: String(relation.associationId ?? ''), linkedRecordId };
	if (!side) return { ...plan, reason: NO_SIDE };
	if (linkedRecordId === toRecordId) return { ...plan, reason: THEMSELVES };
	return { ...plan, pair: pairOf(side, toRecordId, linkedRecordId) };
}

/** The relation IDs of a record's links, by association and pair. */
async function linksByPair(
	parts: RelationParts,
	recordId: string,
	associationIds: string[],
): Promise<Map<string, string>> {
	const links = await readList(relationList(parts, recordId, associationIds));
	return new Map(
		links.map(({ id, associationId, firstRecordId = '', secondRecordId = '' }) => [
			nameOf(String(associationId), { firstRecordId, secondRecordId }),
			id,
		]),
	);
}

function nameOf(associationId: string, { firstRecordId, secondRecordId }: RecordPair): string {
	return JSON.stringify([associationId, firstRecordId, secondRecordId]);
}
