import { readList } from '../../api/paging';
import { mapConcurrently } from '../../concurrency/pool';
import type { AssociationRef } from '../../model/associationRef';
import type { RecordPair, Relation } from '../../model/shapes';
import {
	asCreated,
	complete,
	requestLink,
	type CreatedRelation,
	type WhenAlready,
} from '../create';
import { inEitherOrder, nameOf, type LinkedPair } from '../../model/linkedPair';
import { explainedAll } from '../recordSides';
import type { PairFix } from '../relationErrors';
import { relationList } from '../relationList';
import type { RelationParts } from '../RelationParts';
import { linksByRecord, type RecordLinks } from './linksByRecord';

/** A link that is wanted. */
export interface WantedLink {
	association: AssociationRef;
	pair: RecordPair;
	whenExists: WhenAlready;
	/** What to do about its records; see `explainedAll`. */
	fix?: PairFix;
}

/** The outcome of each link, in the order they are wanted; undefined for what was never begun. */
type Outcomes = Array<PromiseSettledResult<CreatedRelation> | undefined>;

/** A record's links, and those it had before. */
interface Listed extends RecordLinks {
	before: Map<string, Relation>;
}

/** Entries of a list that are read before, for each link that is wanted: more would not pay. */
const READ_FOR_EACH = 50;

/**
 * Makes many links with few requests, of the records that have several of them:
 *
 * 1. Each record's links are read, by the documented list. What is there already is not asked for.
 * 2. The others are asked for in groups. What HighLevel answers is not believed.
 * 3. The lists are read again. A link that is there now, and was not before, was created.
 * 4. What is missing is created one by one, which also gives each refusal its words. So is what would
 *    not be cheaper together, and everything once HighLevel refuses such groups.
 *
 * Without `keepGoing` nothing is begun in step 4 after a refusal there. Never throws.
 */
export async function linkInBulk(
	parts: RelationParts,
	wanted: WantedLink[],
	keepGoing: boolean,
): Promise<Outcomes> {
	const outcomes: Outcomes = new Array<undefined>(wanted.length).fill(undefined);
	const requested = new Set<string>();
	const links = await namedLinks(parts, wanted);
	const planned = parts.bulk.arePossible ? linksByRecord(unique(links)) : [];
	const listed = await readBefore(parts, planned);

	for (const { links: own, before } of listed) {
		for (const { at, linked } of own) {
			const existing = before.get(nameOf(linked));
			if (!existing || wanted[at].whenExists === 'error') continue;
			outcomes[at] = { status: 'fulfilled', value: complete(linked, existing, 'existing') };
		}
	}
	// Two records linked the other way round are linked already where the association has one label for
	// both sides, and not where it has two: HighLevel says which, when each is asked for by itself.
	const missing = listed
		.map((one) => ({
			...one,
			links: one.links.filter(({ linked }) => !inEitherOrder(one.before, linked)),
		}))
		.filter((one) => isCheaper(parts, one));
	const asked = await parts.bulk.send(
		missing.flatMap(({ links: own }) => own.map(({ linked }) => linked)),
	);
	for (const linked of asked) requested.add(nameOf(linked));
	await findMade(parts, missing, requested, outcomes);

	const rest = wanted.flatMap((_, at) => (outcomes[at] ? [] : [at]));
	const single = await mapConcurrently(
		rest,
		parts.concurrency,
		async (at) => {
			const { association, pair, whenExists } = wanted[at];
			const linked = links[at]?.linked;
			const wasRequested = linked !== undefined && requested.has(nameOf(linked));
			return await requestLink(parts, association, pair, whenExists, wasRequested);
		},
		keepGoing,
	);
	rest.forEach((at, n) => (outcomes[at] = single[n]));
	return await explainedAll(parts, wanted, outcomes);
}

/** The wanted links under their associations' IDs; undefined where an association is not known. */
async function namedLinks(parts: RelationParts, wanted: WantedLink[]) {
	return await Promise.all(
		wanted.map(async ({ association, pair }, at) => {
			const id = await parts.associations.idOf(association).catch(() => undefined);
			return id === undefined ? undefined : { at, linked: { associationId: id, ...pair } };
		}),
	);
}

/** Each link once; what is wanted again comes after the first, one by one. */
function unique(links: Awaited<ReturnType<typeof namedLinks>>) {
	const names = new Set<string>();
	return links.filter((link) => {
		if (!link || names.has(nameOf(link.linked))) return false;
		names.add(nameOf(link.linked));
		return true;
	}) as Array<{ at: number; linked: LinkedPair }>;
}

/** Reads what there is, and leaves out records whose list cannot be read or is too long for it. */
async function readBefore(parts: RelationParts, planned: RecordLinks[]): Promise<Listed[]> {
	const read = await mapConcurrently(
		planned,
		parts.concurrency,
		async (one) => {
			const limit = READ_FOR_EACH * one.links.length;
			const before = await relationsOf(parts, one, limit);
			return before.size < limit ? [{ ...one, before }] : [];
		},
		true,
	);
	return read.flatMap((outcome) => (outcome?.status === 'fulfilled' ? outcome.value : []));
}

/** Whether asking for them together, and reading the list again, takes fewer requests than one each. */
function isCheaper({ bulk, family }: RelationParts, { links, before }: Listed): boolean {
	const pages = Math.ceil((before.size + links.length) / family.pageSize);
	return bulk.countFor(links.length) + Math.max(1, pages) < links.length;
}

/** Notes which of the requested links are there now. */
async function findMade(
	parts: RelationParts,
	missing: Listed[],
	requested: ReadonlySet<string>,
	outcomes: Outcomes,
): Promise<void> {
	let looked = 0;
	let found = 0;
	await mapConcurrently(
		missing,
		parts.concurrency,
		async (one) => {
			const own = one.links.filter(({ linked }) => requested.has(nameOf(linked)));
			if (own.length === 0) return;
			const after = await relationsOf(parts, one);
			looked += own.length;
			for (const { at, linked } of own) {
				const made = after.get(nameOf(linked));
				if (!made) continue;
				found += 1;
				outcomes[at] = { status: 'fulfilled', value: asCreated(parts.links, linked, made) };
			}
		},
		// A list that cannot be read: its links are made one by one, and HighLevel says which exist.
		true,
	);
	if (looked > 0 && found === 0 && parts.bulk.arePossible) parts.bulk.didNothing();
}

async function relationsOf(
	parts: RelationParts,
	{ associationId, recordId }: RecordLinks,
	limit?: number,
): Promise<Map<string, Relation>> {
	const relations = await readList({ ...relationList(parts, recordId, [associationId]), limit });
	return new Map(relations.map((relation) => [nameOf({ ...relation, associationId }), relation]));
}
