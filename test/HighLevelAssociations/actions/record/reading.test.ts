import type * as Hastened from '../../../connection/hastened.fixture';
import { byId, byKey, byName, FAMILIES, openPlace, seeded } from '../../node.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../../../connection/hastened.fixture').hastened(),
);

const PROPERTY = 'custom_objects.property';
const GET = { resource: 'record', operation: 'get' };
const GET_ALL = { resource: 'record', operation: 'getAll' };

describe.each(FAMILIES)('record beside the family %s', (family) => {
	it('get returns a custom record flat, its name, ID and object first', async () => {
		const { outputs, sandbox } = await openPlace(family);
		const [id] = seeded(sandbox).properties;
		const [output] = await outputs({ ...GET, object: byKey(PROPERTY), record: byId(id) });
		expect(Object.keys(output).slice(0, 3)).toEqual(['name', 'id', 'objectKey']);
		expect(output).toMatchObject({
			name: '1 Riverside Lane, Ashford',
			id,
			objectKey: PROPERTY,
			address: '1 Riverside Lane, Ashford',
			town: 'Ashford',
			locationId: sandbox.locationId,
		});
		expect(output).not.toHaveProperty('relations');
		expect(output).not.toHaveProperty('properties');
	});

	it.each([
		['contact', 0, 'contacts'],
		['business', 0, 'companies'],
		['opportunity', 0, 'opportunities'],
	] as const)('get returns a record of %s by ID and by name', async (objectKey, at, list) => {
		const { outputs, sandbox } = await openPlace(family);
		const id = seeded(sandbox)[list][at];
		const [byItsId] = await outputs({ ...GET, object: byKey(objectKey), record: byId(id) });
		expect(byItsId).toMatchObject({ id, objectKey });
		const record = byName(String(byItsId.email ?? byItsId.name));
		const [byItsName] = await outputs({ ...GET, object: byKey(objectKey), record });
		expect(byItsName).toMatchObject({ name: byItsId.name, id, objectKey });
	});

	it('get many lists the records of an object, as many as Limit says', async () => {
		const { outputs, sandbox } = await openPlace(family);
		const all = await outputs({ ...GET_ALL, object: byKey('contact'), returnAll: true });
		expect(all.map(({ id }) => id)).toEqual(seeded(sandbox).contacts);
		const some = await outputs({ ...GET_ALL, object: byKey(PROPERTY), limit: 3 });
		expect(some.map(({ objectKey }) => objectKey)).toEqual([PROPERTY, PROPERTY, PROPERTY]);
	});
});

it('record get keeps a property that is called like another field beside it', async () => {
	const { outputs, sandbox } = await openPlace();
	const properties = {
		address: 'Mill',
		id: 'own ID',
		locationId: 'own location',
		name: 'own name',
	};
	const { id } = sandbox.state.records.add({ objectKey: PROPERTY, properties });
	const [output] = await outputs({ ...GET, object: byKey(PROPERTY), record: byId(id) });
	expect(output).toMatchObject({
		name: 'Mill',
		id,
		locationId: sandbox.locationId,
		address: 'Mill',
	});
	expect(output.properties).toEqual({
		id: 'own ID',
		locationId: 'own location',
		name: 'own name',
	});
});

it('record get refuses an ID that does not exist, or leaves it out', async () => {
	const { outputs, refusal, sandbox } = await openPlace();
	const parameters = { ...GET, object: byKey(PROPERTY), record: byId('nobody') };
	const message = `There is no record of "${PROPERTY}" with the ID "nobody" in location ${sandbox.locationId}`;
	expect((await refusal(parameters)).message).toBe(message);
	expect(await outputs({ ...parameters, options: { whenNone: 'skip' } })).toEqual([
		{ outcome: 'skipped', reason: message },
	]);
});

it('record get many lists what the search finds', async () => {
	const { outputs } = await openPlace();
	const found = await outputs({
		...GET_ALL,
		object: byKey(PROPERTY),
		search: 'riverside lane',
		returnAll: true,
	});
	expect(found.length).toBeGreaterThan(0);
	for (const { name } of found) expect(name).toContain('Riverside Lane');
});

it('record get many asks for pages as large as documented and no more of them than wanted', async () => {
	const seed = { contacts: 1_050, properties: 450 };
	const { outputs, asked } = await openPlace('associations', { seed });
	const contacts = { ...GET_ALL, object: byKey('contact') };
	expect(await outputs({ ...contacts, returnAll: true })).toHaveLength(1_050);
	expect(asked()).toHaveLength(3);
	expect(await outputs({ ...contacts, limit: 620 })).toHaveLength(620);
	expect(asked()).toHaveLength(2);
	const properties = { ...GET_ALL, object: byKey(PROPERTY) };
	expect(await outputs({ ...properties, returnAll: true })).toHaveLength(450);
	expect(asked()).toHaveLength(1 + 5);
	expect(await outputs({ ...properties, limit: 120 })).toHaveLength(120);
	expect(asked()).toHaveLength(1 + 2);
});

it('record get many refuses a text that HighLevel does not search contacts for', async () => {
	const { refusal, asked } = await openPlace();
	const search = 'x'.repeat(76);
	const error = await refusal({ ...GET_ALL, object: byKey('contact'), search });
	expect(error.message).toBe('"Search" has more than 75 characters [item 0]');
	expect(asked()).toEqual([]);
});
