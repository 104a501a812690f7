import { byId, byKey } from '../harness/place';
import { openIndependent, type IndependentPlace } from './place.fixture';
import type { Settings } from './settings';

const BULK = 'POST /associations/relations/bulk';
const LINKS = 220;

/** A contact with no links and 220 properties, and the parameters that link them. */
async function openMany(bulk?: Settings['bulk'], size = 60) {
	const place = await openIndependent('associations', { properties: size }, { bulk });
	const { contacts, properties, owner } = place.seeded;
	const parameters = {
		resource: 'relation',
		association: byId(owner.id),
		record: byId(contacts[0].id),
		linkedRecordIds: properties.map(({ id }) => id),
		options: { bulk: true },
	};
	return { place, createMany: { ...parameters, operation: 'createMany' }, parameters };
}

/** The properties the first contact is linked with. */
const linkedIn = ({ data, seeded }: IndependentPlace): string[] =>
	data.linksOfRecord(seeded.contacts[0].id).map(({ secondRecordId }) => secondRecordId);

const countOf = (outputs: Array<Record<string, unknown>>, outcome: string): number =>
	outputs.filter((output) => output.outcome === outcome).length;

describe('bulk requests on a HighLevel written from its description', () => {
	it('220 links of one record take at most 14 requests, and the same again', async () => {
		const { place, createMany } = await openMany({}, LINKS);

		const created = await place.outputs(createMany);

		expect(countOf(created, 'created')).toBe(LINKS);
		expect(linkedIn(place)).toEqual(place.seeded.properties.map(({ id }) => id));
		expect(place.server.total()).toBeLessThanOrEqual(14);

		place.server.clear();
		const again = await place.outputs(createMany);

		expect(countOf(again, 'existing')).toBe(LINKS);
		expect(again.map(({ id }) => id)).toEqual(created.map(({ id }) => id));
		expect(place.server.total()).toBeLessThanOrEqual(14);
	});

	it.each<[string, Settings['bulk'], number]>([
		['that loses a tenth of each group', { loses: (at) => at % 10 === 3 }, 20],
		['that takes 30 links at once', { most: 30 }, 12],
		['that takes 7 links at once', { most: 7 }, 75],
		['that accepts everything and does nothing', { loses: () => true }, 75],
		['that refuses with 404', { answers: refusing(404) }, 75],
		['that refuses with 401', { answers: refusing(401) }, 75],
		['that refuses with 403', { answers: refusing(403) }, 75],
		['that refuses with 405', { answers: refusing(405) }, 75],
		['that refuses with 422', { answers: refusing(422) }, 75],
		['that does the work and answers 400', { answers: refusing(400, 'after') }, 75],
		[
			'that does the work and answers {}',
			{ answers: { when: 'after', status: 200, body: {} } },
			20,
		],
		['that says null', { answers: { when: 'after', status: 200, body: null } }, 75],
		[
			'that says that all is well and does nothing',
			{ answers: { when: 'before', status: 201, body: { results: { errored: [] } } } },
			75,
		],
		['that has no such endpoint', undefined, 75],
	])('a server %s: no link is lost, none is doubled', async (_what, bulk, most) => {
		const { place, createMany } = await openMany(bulk);

		const created = await place.outputs(createMany);

		expect(created).toHaveLength(60);
		expect(created.map(({ secondRecordId }) => secondRecordId)).toEqual(createMany.linkedRecordIds);
		expect(linkedIn(place).sort()).toEqual([...createMany.linkedRecordIds].sort());
		const held = new Set(place.data.relations.keys());
		expect(created.filter(({ id }) => !held.has(String(id)))).toEqual([]);
		expect(place.server.total()).toBeLessThanOrEqual(most);
	});

	it('Sync makes and deletes what it should, in few requests', async () => {
		const { place, parameters } = await openMany({ loses: (at) => at % 7 === 0 });
		const [old, ...wanted] = place.seeded.properties.map(({ id }) => id);
		place.data.link(place.seeded.owner.id, place.seeded.contacts[0].id, old);

		const [result] = await place.outputs({
			...parameters,
			operation: 'sync',
			linkedRecordIds: wanted,
		});

		expect(result.created).toHaveLength(59);
		expect(result.deleted).toEqual([old]);
		expect(linkedIn(place).sort()).toEqual([...wanted].sort());
	});

	it('each row of Create has its own outcome, where some cannot be linked', async () => {
		const { place } = await openMany({});
		const { contacts, properties, owner, keyHolder } = place.seeded;
		place.data.link(keyHolder.id, contacts[1].id, properties[5].id);
		const input = properties.slice(0, 40).map(({ id }, at) => ({
			association: at === 5 ? keyHolder.id : owner.id,
			second: at === 7 ? 'no-such-record' : id,
		}));

		const { items, error } = await place.run(
			{
				resource: 'relation',
				operation: 'create',
				association: byId('={{ $json.association }}'),
				firstRecord: byId(contacts[0].id),
				secondRecord: byId('={{ $json.second }}'),
				options: { bulk: true },
			},
			{ input, continueOnFail: true },
		);

		expect(error).toBeUndefined();
		const failed = items.flatMap(({ json }, at) => (json.error ? [at] : []));
		expect(failed).toEqual([5, 7]);
		expect(
			countOf(
				items.map(({ json }) => json),
				'created',
			),
		).toBe(38);
		expect(linkedIn(place)).toHaveLength(38);
	});

	it('is not used where it is not switched on', async () => {
		const { place, createMany } = await openMany({});

		await place.outputs({ ...createMany, options: {} });

		expect(place.server.counts()[BULK]).toBeUndefined();
	});

	it('300 rows that link 300 contacts with one property find each link', async () => {
		const place = await openIndependent('associations', { contacts: 300 }, { bulk: {} });
		const { contacts, properties } = place.seeded;

		const created = await place.outputs(
			{
				resource: 'relation',
				operation: 'create',
				association: byKey('owner_property'),
				firstRecord: byId('={{ $json.contact }}'),
				secondRecord: byId(properties[0].id),
				options: { bulk: true },
			},
			{ input: contacts.map(({ id }) => ({ contact: id })) },
		);

		expect(countOf(created, 'created')).toBe(300);
		expect(created.map(({ firstRecordId }) => firstRecordId)).toEqual(contacts.map(({ id }) => id));
		expect(place.server.total()).toBeLessThanOrEqual(20);
	});
});

function refusing(status: number, when: 'before' | 'after' = 'before') {
	return { when, status, body: { statusCode: status, message: 'No' } };
}
