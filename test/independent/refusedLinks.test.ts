import type * as Hastened from '../connection/hastened.fixture';
import { byId, byKey } from '../harness/place';
import { openIndependent, type IndependentPlace } from './place.fixture';
import { PROPERTY } from './seed';

// The node waits some seconds for a record to appear: here each takes 20 ms.
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../connection/hastened.fixture').hastened(),
);

const sync = (association: string, record: string, ...linkedRecordIds: string[]) => ({
	resource: 'relation',
	operation: 'sync',
	association: byId(association),
	record: byId(record),
	linkedRecordIds,
});

/** The pairs that are linked, as `first second`. */
const pairs = ({ data }: IndependentPlace): string[] =>
	[...data.relations.values()]
		.map(({ firstRecordId, secondRecordId }) => `${firstRecordId} ${secondRecordId}`)
		.sort();

describe.each([
	[{ status: 400, message: 'Cardinality limit reached for this association' }],
	[{ status: 409, message: 'The record already exists in a relation of this label' }],
	[{ status: 422, message: 'Only one record may be linked' }],
])('on an association of one with one, where a second link is refused with %j', (fullSide) => {
	it('sync replaces the link', async () => {
		const place = await openIndependent('associations', {}, { fullSide });
		const { keyHolder, contacts, properties } = place.seeded;
		place.data.link(keyHolder.id, contacts[0].id, properties[0].id);

		const [result] = await place.outputs(sync(keyHolder.id, contacts[0].id, properties[1].id));

		expect(result).toMatchObject({ created: [properties[1].id], deleted: [properties[0].id] });
		expect(pairs(place)).toEqual([`${contacts[0].id} ${properties[1].id}`]);
	});

	it('sync brings the old link back when the new one is refused all the same', async () => {
		const place = await openIndependent('associations', {}, { fullSide });
		const { keyHolder, contacts, properties } = place.seeded;
		place.data.link(keyHolder.id, contacts[0].id, properties[0].id);
		place.data.link(keyHolder.id, contacts[1].id, properties[1].id);
		const before = pairs(place);

		const error = await place.refusal(sync(keyHolder.id, contacts[0].id, properties[1].id));

		expect(`${error.message} ${error.description}`).toContain(fullSide.message);
		expect(pairs(place)).toEqual(before);
	});

	it("create says HighLevel's reason, and not that the two are linked", async () => {
		const place = await openIndependent('associations', {}, { fullSide });
		const { keyHolder, contacts, properties } = place.seeded;
		place.data.link(keyHolder.id, contacts[0].id, properties[0].id);

		const error = await place.refusal({
			resource: 'relation',
			operation: 'create',
			association: byId(keyHolder.id),
			firstRecord: byId(contacts[0].id),
			secondRecord: byId(properties[1].id),
		});

		expect(`${error.message} ${error.description}`).toContain(fullSide.message);
		expect(error.message).not.toMatch(/lists no such link|linked already|already linked/);
	});
});

it.each([400, 409, 422])(
	'create takes a duplicate for the link there is, whatever the status (%i)',
	async (status) => {
		const message = 'Could not create relation: duplicate relation of object Ids';
		const place = await openIndependent('associations', {}, { duplicate: { status, message } });
		const { owner, contacts, properties } = place.seeded;
		const made = place.data.link(owner.id, contacts[0].id, properties[0].id);

		const [link] = await place.outputs({
			resource: 'relation',
			operation: 'create',
			association: byKey('owner_property'),
			firstRecord: byId(contacts[0].id),
			secondRecord: byId(properties[0].id),
		});

		expect(link).toMatchObject({ outcome: 'existing', id: (made as { id: string }).id });
	},
);

it('sync counts links in either order where both sides have one label', async () => {
	const place = await openIndependent();
	const { sibling, contacts } = place.seeded;
	const [ada, ben, cleo] = contacts.map(({ id }) => id);
	place.data.link(sibling.id, ben, ada);
	place.data.link(sibling.id, cleo, ada);

	const [result] = await place.outputs(sync(sibling.id, ada, ben));

	expect(result).toMatchObject({ created: [], unchanged: [ben], deleted: [cleo] });
	expect(pairs(place)).toEqual([`${ben} ${ada}`]);
});

it('sync leaves links of the other direction alone where the sides have two labels', async () => {
	const place = await openIndependent();
	const { friend, contacts } = place.seeded;
	const [ada, ben, cleo] = contacts.map(({ id }) => id);
	place.data.link(friend.id, cleo, ada);

	const [result] = await place.outputs(sync(friend.id, ada, ben));

	expect(result).toMatchObject({ created: [ben], deleted: [] });
	expect(pairs(place)).toEqual([`${ada} ${ben}`, `${cleo} ${ada}`].sort());
});

it('sync names the record that does not exist, and takes nothing away', async () => {
	const place = await openIndependent();
	const { owner, contacts, properties } = place.seeded;
	place.data.link(owner.id, contacts[0].id, properties[0].id);

	const error = await place.refusal(sync(owner.id, contacts[0].id, properties[1].id, 'gone-1'));

	expect(`${error.message} ${error.description}`).toContain('gone-1');
	expect(pairs(place)).toContain(`${contacts[0].id} ${properties[0].id}`);
});

it('sync does not hold up a second time what the first run has done', async () => {
	const place = await openIndependent();
	const { owner, contacts, properties } = place.seeded;
	const parameters = sync(owner.id, contacts[0].id, ...properties.map(({ id }) => id));
	await place.outputs(parameters);
	place.server.clear();

	const [result] = await place.outputs(parameters);

	expect(result.unchanged).toHaveLength(3);
	expect(Object.keys(place.server.counts()).filter((name) => !name.startsWith('GET'))).toEqual([]);
});

it('create or update finds the association that somebody else made at the same moment', async () => {
	const place = await openIndependent();
	const association = {
		key: 'viewer_property',
		firstObjectLabel: 'Viewer',
		secondObjectKey: PROPERTY,
		secondObjectLabel: 'Property viewed',
	};
	place.server.onRequest = (endpoint) => {
		if (endpoint === 'POST /associations/') place.data.addAssociation(association);
		place.server.onRequest = endpoint.startsWith('POST') ? undefined : place.server.onRequest;
	};

	const [output] = await place.outputs({
		resource: 'association',
		operation: 'upsert',
		key: association.key,
		firstObject: byKey('contact'),
		firstObjectLabel: 'Viewer',
		secondObject: byKey(PROPERTY),
		secondObjectLabel: 'Property viewed',
	});

	expect(output).toMatchObject({ outcome: 'unchanged', key: 'viewer_property' });
	expect(
		[...place.data.associations.values()].filter(({ key }) => key === association.key),
	).toHaveLength(1);
});
