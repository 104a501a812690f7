import { api, locationId, sandbox, seed } from './recordsPlace.fixture';

const link = (associationId: string, firstRecordId: string, secondRecordId: string) =>
	api.post('/associations/relations', { locationId, associationId, firstRecordId, secondRecordId });

/** An association without links, with this cardinality from contact to property. */
const newAssociation = (cardinality: 'ONE_TO_ONE' | 'ONE_TO_MANY' | 'MANY_TO_ONE') =>
	sandbox.state.associations.add({
		key: 'owner_property',
		firstObjectKey: 'contact',
		firstObjectLabel: 'Owner',
		secondObjectKey: 'custom_objects.property',
		secondObjectLabel: 'Property owned',
		cardinality,
	}).id;

describe('the cardinality of an association', () => {
	it.each([
		['ONE_TO_ONE', 400, 400],
		['ONE_TO_MANY', 201, 400],
		['MANY_TO_ONE', 400, 201],
	] as const)(
		'%s answers a second link of the first record %i and of the second record %i',
		async (cardinality, ofFirst, ofSecond) => {
			const id = newAssociation(cardinality);
			const [one, other] = seed.contacts;
			const [house, barn] = seed.properties;

			expect((await link(id, one, house)).status).toBe(201);
			expect((await link(id, one, barn)).status).toBe(ofFirst);
			expect((await link(id, other, house)).status).toBe(ofSecond);
		},
	);

	it('refuses in the words and with the status of the settings, but a duplicate as a duplicate', async () => {
		const id = newAssociation('ONE_TO_ONE');
		const [contact] = seed.contacts;
		const [house, barn] = seed.properties;
		sandbox.settings.refusals.fullSide = { status: 409, message: 'Relation already exists' };
		await link(id, contact, house);

		expect(await link(id, contact, barn)).toMatchObject({
			status: 409,
			body: { message: 'Relation already exists' },
		});
		expect((await link(id, contact, house)).body.message).toContain('duplicate relation');
		sandbox.settings.refusals.duplicateRelation = { status: 422 };
		expect((await link(id, contact, house)).status).toBe(422);
	});

	it('can be changed, and lets a link pass once the other is gone', async () => {
		const id = newAssociation('ONE_TO_ONE');
		const [contact] = seed.contacts;
		const [house, barn] = seed.properties;
		const { body } = await link(id, contact, house);

		await api.delete(`/associations/relations/${body.id}?locationId=${locationId}`);

		expect((await link(id, contact, barn)).status).toBe(201);
		sandbox.state.associations.update(id, { cardinality: 'MANY_TO_MANY' });
		expect((await link(id, contact, house)).status).toBe(201);
	});
});

describe('the limits of HighLevel', () => {
	it('a contact has one company under the built-in link', async () => {
		const [company, other] = sandbox.state.records.list('business').map(({ id }) => id);
		const [contact] = seed.contacts;

		expect((await link('BUSINESSES_CONTACTS_ASSOCIATION', company, contact)).status).toBe(201);
		expect((await link('BUSINESSES_CONTACTS_ASSOCIATION', other, contact)).status).toBe(400);
	});

	it('a record has no more links under an association than the settings allow, on either side', async () => {
		sandbox.settings.linksPerSide = 2;
		const { id } = seed.association('tenant_property');
		const [contact] = seed.contacts;
		const statuses = [];
		for (const property of seed.properties.slice(0, 3)) {
			statuses.push((await link(id, contact, property)).status);
		}
		expect(statuses).toEqual([201, 201, 400]);
	});

	it('a pair of objects has ten associations of its own, in whichever order', async () => {
		const create = (key: string, turned = false) => {
			const objects = ['contact', 'custom_objects.property'];
			if (turned) objects.reverse();
			return api.post('/associations/', {
				locationId,
				key,
				firstObjectKey: objects[0],
				firstObjectLabel: 'A',
				secondObjectKey: objects[1],
				secondObjectLabel: 'B',
			});
		};
		for (let i = 0; i < 7; i += 1) expect((await create(`key${i}`, i % 2 === 0)).status).toBe(201);
		expect((await create('eleventh')).body.message).toContain('maximum of 10 associations');
		const bare = { key: 'bare', firstObjectKey: 'property', secondObjectKey: 'contact' };
		expect((await api.post('/objects-association', { locationId, ...bare })).status).toBe(400);
		expect((await create('key0')).body.message).toBe('Duplicate Association key');
	});
});

describe('an association of an object with itself that has one label', () => {
	it('has each link in one order only, unless the settings say otherwise', async () => {
		const { id } = sandbox.state.associations.add({
			key: 'friends',
			firstObjectKey: 'contact',
			firstObjectLabel: 'Friend',
			secondObjectKey: 'contact',
			secondObjectLabel: 'Friend',
		});
		const [one, other] = seed.contacts;
		await link(id, one, other);

		expect((await link(id, other, one)).body.message).toContain('duplicate relation');
		sandbox.settings.mirroredLinks = 'made';
		expect((await link(id, other, one)).status).toBe(201);
	});
});
