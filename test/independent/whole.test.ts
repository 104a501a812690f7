import fc from 'fast-check';
import { clientOf } from './client.fixture';
import type { Data, Relation } from './Data';
import { PROPERTY, seed } from './seed';
import { startHighLevel, type HighLevelServer } from './server';
import type { Settings } from './settings';

const RUNS = 25;

/** A change that happens just before the n-th request is answered. */
interface Change {
	before: number;
	what: 'link' | 'unlink' | 'newRecord' | 'deleteRecord';
	pick: number;
}

/** A location: how many records each side has, and which of them are linked. */
interface Location {
	contacts: number;
	properties: number;
	links: Array<[contact: number, property: number]>;
}

const locationsOf = (contacts: number, properties: number, links: number): fc.Arbitrary<Location> =>
	fc.record({
		contacts: fc.integer({ min: 1, max: contacts }),
		properties: fc.integer({ min: 1, max: properties }),
		links: fc.array(fc.tuple(fc.nat(contacts - 1), fc.nat(properties - 1)), { maxLength: links }),
	});
const SMALL = locationsOf(30, 30, 80);
/** Some properties have several pages of links. */
const LARGE = locationsOf(260, 3, 500);
const CHANGES: fc.Arbitrary<Change[]> = fc.array(
	fc.record({
		before: fc.integer({ min: 1, max: 25 }),
		what: fc.constantFrom('link', 'unlink', 'newRecord', 'deleteRecord'),
		pick: fc.nat(1_000),
	}),
	{ maxLength: 6 },
);

/** Pages that may be shorter than asked for, and totals that are right, missing or a little wrong. */
const ANSWERS: Array<[string, fc.Arbitrary<Location>, Partial<Settings>]> = [
	['gives short pages with their totals', SMALL, { pageLimit: 5, mostRelations: 7 }],
	[
		'gives short pages with totals that are too large',
		SMALL,
		{ pageLimit: 5, mostRelations: 7, total: (count) => count + 1 },
	],
	['says its totals', LARGE, {}],
	['says no totals', LARGE, { total: () => undefined }],
	['says totals that are too small', LARGE, { total: (count) => Math.max(0, count - 1) }],
];

function fill(server: HighLevelServer, { contacts, properties, links }: Location) {
	const seeded = seed(server.data, { contacts, properties });
	for (const [contact, property] of links) {
		const first = seeded.contacts[contact % contacts].id;
		const second = seeded.properties[property % properties].id;
		server.data.link(seeded.owner.id, first, second);
	}
	return seeded;
}

/** Makes the changes as the requests come, and notes every link there ever was. */
function changing(
	server: HighLevelServer,
	owner: string,
	changes: Change[],
): Map<string, Relation> {
	const { data } = server;
	const ever = new Map(data.relations);
	let requests = 0;
	server.onRequest = () => {
		requests += 1;
		for (const change of changes.filter(({ before }) => before === requests)) {
			apply(data, owner, change);
			for (const [id, relation] of data.relations) ever.set(id, relation);
		}
	};
	return ever;
}

function apply(data: Data, owner: string, { what, pick }: Change): void {
	const one = <T>(list: T[]): T | undefined => list[pick % Math.max(1, list.length)];
	const contact = one(data.recordsOf('contact'));
	const property = one(data.recordsOf(PROPERTY));
	const relation = one([...data.relations.values()]);
	if (what === 'newRecord') data.addRecord(PROPERTY, { address: `new ${pick}` });
	if (what === 'deleteRecord' && property) data.removeRecord(property);
	if (what === 'unlink' && relation) data.unlink(relation);
	if (what === 'link' && contact && property) data.link(owner, contact.id, property.id);
}

/** Reads all links of the association, and holds them against what the server holds. */
async function compare(settings: Partial<Settings>, location: Location, changes: Change[]) {
	const server = await startHighLevel(settings);
	try {
		const { owner } = fill(server, location);
		const before = new Set(server.data.relations.keys());
		const ever = changing(server, owner.id, changes);

		const found = await clientOf(server).wholeAssociations.linksOf([owner.id]);

		const ids = found.map(({ id }) => id);
		const thereAllAlong = [...before].filter((id) => server.data.relations.has(id));
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.filter((id) => !ever.has(id))).toEqual([]);
		expect(thereAllAlong.filter((id) => !ids.includes(id))).toEqual([]);
		expect(server.refused).toEqual([]);
	} finally {
		await server.close();
	}
}

describe('all links of an association are exactly those HighLevel holds', () => {
	it.each(ANSWERS)(
		'when nothing changes, where HighLevel %s',
		async (_what, locations, settings) => {
			const property = fc.asyncProperty(locations, async (location) => {
				await compare(settings, location, []);
			});
			await fc.assert(property, { numRuns: RUNS });
		},
	);

	it.each(ANSWERS)(
		'when records and links come and go meanwhile, where HighLevel %s',
		async (_what, locations, settings) => {
			const property = fc.asyncProperty(locations, CHANGES, async (location, changes) => {
				await compare(settings, location, changes);
			});
			await fc.assert(property, { numRuns: RUNS });
		},
	);

	it.each<[string, (links: Relation[], recordId: string) => unknown[]]>([
		['all of them', (links) => links],
		['none of them', () => []],
		['half of them', (links) => links.slice(0, Math.ceil(links.length / 2))],
		['those of every other record', (links, id) => (Number(`0x${id}`) % 2 ? links : [])],
		['something else', () => [{ recordId: 'x' }]],
	])('where its search gives along %s', async (_what, given) => {
		await fc.assert(
			fc.asyncProperty(SMALL, async (location) => {
				let links = (_recordId: string): Relation[] => [];
				const embeddedRelations = (recordId: string) =>
					given(links(recordId), recordId).map((link) => asEmbedded(link as Relation, recordId));
				const server = await startHighLevel({ pageLimit: 100, embeddedRelations });
				links = (recordId) => server.data.linksOfRecord(recordId);
				try {
					const { owner } = fill(server, location);
					const found = await clientOf(server).wholeAssociations.linksOf([owner.id]);
					expect(found.map(({ id }) => id).sort()).toEqual(
						[...server.data.relations.keys()].sort(),
					);
				} finally {
					await server.close();
				}
			}),
			{ numRuns: RUNS },
		);
	});
});

/** A link as the record search gives it along (seen). */
function asEmbedded(link: Partial<Relation>, recordId: string) {
	const { id: relationId, associationId, firstRecordId, secondRecordId } = link;
	const isFirst = firstRecordId === recordId;
	return {
		objectKey: isFirst ? PROPERTY : 'contact',
		recordId: isFirst ? secondRecordId : firstRecordId,
		associationId,
		relationId,
	};
}
