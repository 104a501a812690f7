import { isHighLevelError } from '../api/HighLevelError';
import { OnceCache } from '../concurrency/OnceCache';
import { mapAll } from '../concurrency/pool';
import type { HighLevelClient } from '../HighLevelClient';
import type { AssociationRef } from '../model/associationRef';
import { textIn } from '../model/json';
import { schemaKey } from '../model/objectKeys';
import type { Association, Relation } from '../model/shapes';
import { MOST_RELATIONS, MOST_RECORDS_OF_OBJECT, tooMany } from './bounds';
import type { Change, Poll } from './Change';
import type { LinkMemory, RememberedLink } from './linkMemory';
import { fieldsOf as eventFields } from './relationChanges';

/** Records read at once. */
const CONCURRENCY = 10;

/**
 * Reads all links of an association and compares them with what is remembered. A memory of another
 * association, location or endpoint family does not count: the first poll with new settings learns.
 *
 * A link that did not come is only reported as deleted once the list of one of its records lacks it
 * too. That an association is gone, or both records of a link are, is reported when two polls in a row
 * were answered so, because one such answer may be temporary.
 * @throws HighLevelError `notFound` for an association that was never there; `invalid` for more links
 * or records than can be watched
 */
export async function pollLinks(
	client: HighLevelClient,
	endpoints: string,
	ref: AssociationRef,
	memory?: LinkMemory,
): Promise<Poll<LinkMemory>> {
	const { locationId } = client;
	const isSame = memory?.locationId === locationId && memory.endpoints === endpoints;
	const named = isSame && memory.name === ref.value ? memory : undefined;
	const association = await client.associations.get(ref).catch((error: unknown) => {
		if (named && isHighLevelError(error, 'notFound')) return undefined;
		throw error;
	});
	if (!association) return withoutAssociation(named as LinkMemory);

	// A key whose association was deleted and made again: all old links are gone.
	const renewed = named && named.association.id !== association.id ? named : undefined;
	const before = isSame && memory.association.id === association.id ? memory : undefined;
	const { links, doubtful } = await readLinks(client, association, before);
	const now: LinkMemory = {
		...{ locationId, endpoints, name: ref.value, isMissing: false },
		association: remembered(association),
		...{ links, doubtful },
	};
	const deleted = renewed ? deletions(renewed) : deletions(before, links);
	return {
		changes: [...deleted, ...creations(now, renewed ? new Map() : before?.links)],
		memory: now,
	};
}

/** The first links of an association, as the fields of an event. @throws HighLevelError */
export async function sampleLinks(
	client: HighLevelClient,
	ref: AssociationRef,
	limit: number,
): Promise<Array<Change['fields']>> {
	const association = await client.associations.get(ref);
	const found = await client.wholeAssociations.links([association], { limit });
	return found.map((relation) =>
		fieldsOf(relation.id, linkOf(relation), remembered(association), client.locationId),
	);
}

/** What is there to watch: all links, with those that are there although the reading lacked them. */
async function readLinks(
	client: HighLevelClient,
	association: Association,
	before: LinkMemory | undefined,
): Promise<Pick<LinkMemory, 'links' | 'doubtful'>> {
	const known = [...(before?.links ?? [])];
	const found = await client.wholeAssociations.links([association], {
		limit: MOST_RELATIONS + 1,
		mostRecords: MOST_RECORDS_OF_OBJECT,
		alwaysRead: new Set(known.flatMap(([, link]) => [link.firstRecordId, link.secondRecordId])),
	});
	const links = new Map(found.map((relation) => [relation.id, linkOf(relation)]));
	const absent = known.filter(([id]) => !links.has(id));
	const doubtful = new Set<string>();
	const lists = new OnceCache<Set<string> | 'gone'>();
	await mapAll(absent, CONCURRENCY, async ([id, link]) => {
		const isThere = await stillThere(id, link, async (record) =>
			lists.get(record, async () => await listedOf(client, association.id, record)),
		);
		if (isThere === undefined && !before?.doubtful.has(id)) doubtful.add(id);
		if (isThere || doubtful.has(id)) links.set(id, link);
	});
	if (links.size > MOST_RELATIONS) {
		throw tooMany(
			'links under this association',
			MOST_RELATIONS,
			'Watch the links of certain records instead: set "Relations Of" to "Records".',
		);
	}
	return { links, doubtful };
}

/**
 * Whether a link is there that a reading lacked, by the list of either of its records; undefined where
 * HighLevel no longer has either record.
 */
async function stillThere(
	id: string,
	{ firstRecordId, secondRecordId }: RememberedLink,
	listOf: (recordId: string) => Promise<Set<string> | 'gone'>,
): Promise<boolean | undefined> {
	for (const record of [firstRecordId, secondRecordId]) {
		const listed = await listOf(record);
		if (listed !== 'gone') return listed.has(id);
	}
	return undefined;
}

/** The IDs of a record's links. */
async function listedOf(
	client: HighLevelClient,
	associationId: string,
	recordId: string,
): Promise<Set<string> | 'gone'> {
	const list = await client.relations.list(recordId, [associationId]).catch((error: unknown) => {
		if (isHighLevelError(error, 'notFound')) return undefined;
		throw error;
	});
	return list ? new Set(list.map(({ id }) => id)) : 'gone';
}

function withoutAssociation(before: LinkMemory): Poll<LinkMemory> {
	if (!before.isMissing) return { changes: [], memory: { ...before, isMissing: true } };
	return { changes: deletions(before), memory: { ...before, links: new Map() } };
}

/** The deletions of remembered links that are not there now. */
function deletions(before: LinkMemory | undefined, now?: Map<string, RememberedLink>): Change[] {
	if (!before) return [];
	const { association, locationId } = before;
	return [...before.links]
		.filter(([id]) => !now?.has(id))
		.map(([id, link]) => ({
			event: 'RelationDelete',
			fields: fieldsOf(id, link, association, locationId),
		}));
}

/** The creations of links that were not there; none while learning. */
function creations(
	{ links, association, locationId }: LinkMemory,
	before: Map<string, RememberedLink> | undefined,
): Change[] {
	if (!before) return [];
	return [...links]
		.filter(([id]) => !before.has(id))
		.map(([id, link]) => ({
			event: 'RelationCreate',
			fields: fieldsOf(id, link, association, locationId),
		}));
}

function linkOf({ firstRecordId, secondRecordId }: Relation): RememberedLink {
	return {
		firstRecordId: String(firstRecordId ?? ''),
		secondRecordId: String(secondRecordId ?? ''),
	};
}

/** Object keys are remembered as webhooks say them, whichever way the family does. */
function remembered({
	id,
	firstObjectKey,
	secondObjectKey,
}: Association): LinkMemory['association'] {
	const [first, second] = [textIn(firstObjectKey), textIn(secondObjectKey)];
	return {
		id,
		firstObjectKey: first && schemaKey(first),
		secondObjectKey: second && schemaKey(second),
	};
}

/** A link with what its association says of it, as the fields of an event. */
function fieldsOf(
	id: string,
	link: RememberedLink,
	{ id: associationId, ...objects }: LinkMemory['association'],
	locationId: string,
): Change['fields'] {
	return eventFields({ id, associationId, ...objects, ...link }, locationId);
}
