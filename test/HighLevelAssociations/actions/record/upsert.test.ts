import type { IDataObject } from 'n8n-workflow';
import type * as Hastened from '../../../connection/hastened.fixture';
import { byKey, FAMILIES, openPlace, seeded, TYPE, PIT } from '../../node.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../../../connection/hastened.fixture').hastened(),
);

const PROPERTY = 'custom_objects.property';

/** The parameters of an upsert, as n8n stores what was filled into the mapper. */
const upsert = (objectKey: string, matchOn: string, value: IDataObject) => ({
	resource: 'record',
	operation: 'upsert',
	object: byKey(objectKey),
	columns: { mappingMode: 'defineBelow', value, matchingColumns: [matchOn], schema: [] },
});

async function openRecords(family?: (typeof FAMILIES)[number]) {
	const place = await openPlace(family);
	const { records } = place.sandbox.state;
	return {
		...place,
		...seeded(place.sandbox),
		add: (objectKey: string, properties: IDataObject) => records.add({ objectKey, properties }).id,
		stored: (id: unknown) => records.get(String(id))?.properties,
		count: (objectKey: string) => records.count(objectKey),
		writes: () =>
			place.asked().filter((each) => !each.startsWith('GET') && !each.endsWith('/search')),
	};
}

describe.each(FAMILIES)('record create or update beside the family %s', (family) => {
	it('creates a custom record that is not there', async () => {
		const { outputs, stored, writes } = await openRecords(family);
		const [output] = await outputs(
			upsert(PROPERTY, 'address', { address: '9 New Quay', bedrooms: 3 }),
		);
		expect(Object.keys(output).slice(0, 4)).toEqual(['outcome', 'name', 'id', 'objectKey']);
		expect(output).toMatchObject({ outcome: 'created', name: '9 New Quay', bedrooms: 3 });
		expect(stored(output.id)).toEqual({ address: '9 New Quay', bedrooms: 3 });
		expect(writes()).toEqual([`POST /objects/${PROPERTY}/records`]);
	});

	it('updates one that is there, sending only what differs', async () => {
		const { outputs, add, stored, writes, sandbox } = await openRecords(family);
		const id = add(PROPERTY, { address: '9 Quay', bedrooms: 3, town: 'Ashford' });
		const [output] = await outputs(
			upsert(PROPERTY, 'address', { address: '9 quay', bedrooms: 4, town: 'Ashford' }),
		);
		expect(output).toMatchObject({ outcome: 'updated', id, bedrooms: 4, town: 'Ashford' });
		expect(stored(id)).toMatchObject({ bedrooms: 4, town: 'Ashford' });
		expect(writes()).toEqual([`PUT /objects/${PROPERTY}/records/${id}`]);
		expect(sandbox.state.records.count(PROPERTY)).toBe(41);
	});

	it('leaves one alone that is right already', async () => {
		const { outputs, add, writes } = await openRecords(family);
		const id = add(PROPERTY, {
			address: '9 Quay',
			price: { currency: 'USD', value: 10 },
			features: ['lift', 'garden'],
			listed_on: '2026-03-01T00:00:00.000Z',
		});
		const [output] = await outputs(
			upsert(PROPERTY, 'address', {
				address: '9 Quay',
				price: { value: 10 },
				features: ['garden', 'lift'],
				listed_on: '2026-03-01',
			}),
		);
		expect(output).toMatchObject({ outcome: 'unchanged', id });
		expect(writes()).toEqual([]);
	});

	it('creates and updates contacts by email', async () => {
		const { outputs, stored, writes } = await openRecords(family);
		const ada = { email: 'Ada@King.example', firstName: 'Ada' };
		const [created] = await outputs(upsert('contact', 'email', ada));
		const [updated] = await outputs(upsert('contact', 'email', { ...ada, lastName: 'King' }));
		const [unchanged] = await outputs(upsert('contact', 'email', ada));
		expect([created, updated, unchanged].map(({ outcome }) => outcome)).toEqual([
			'created',
			'updated',
			'unchanged',
		]);
		expect(stored(created.id)).toMatchObject({ email: 'ada@king.example', lastName: 'King' });
		expect(updated.id).toBe(created.id);
		expect(writes()).toEqual(['POST /contacts/upsert', 'POST /contacts/upsert']);
	});

	it('creates and updates companies by name', async () => {
		const { outputs, stored } = await openRecords(family);
		const [created] = await outputs(upsert('business', 'name', { name: 'New Firm' }));
		const [updated] = await outputs(
			upsert('business', 'name', { name: 'new firm', city: 'Ashford' }),
		);
		expect(created).toMatchObject({ outcome: 'created', name: 'New Firm' });
		expect(updated).toMatchObject({ outcome: 'updated', id: created.id, city: 'Ashford' });
		expect(stored(created.id)).toMatchObject({ city: 'Ashford' });
	});
});

it('record create or update changes a record by its ID, and refuses one that does not exist', async () => {
	const { outputs, refusal, properties, writes } = await openRecords();
	const [output] = await outputs(upsert(PROPERTY, 'id', { id: properties[0], town: 'Newtown' }));
	expect(output).toMatchObject({ outcome: 'updated', id: properties[0], town: 'Newtown' });
	writes();
	const error = await refusal(upsert(PROPERTY, 'id', { id: 'nobody', town: 'Newtown' }));
	expect(error.message).toBe(`There is no record of "${PROPERTY}" with the ID "nobody"`);
	expect(writes()).toEqual([]);
});

it('record create or update of many items that name one record creates it once', async () => {
	const { outputs, count, writes } = await openRecords();
	const before = count(PROPERTY);
	const all = await outputs(
		upsert(PROPERTY, 'address', { address: '9 Quay', bedrooms: '={{ $json.bedrooms }}' }),
		{ input: [{ bedrooms: 1 }, { bedrooms: 2 }, { bedrooms: 2 }] },
	);
	expect(all.map(({ outcome }) => outcome)).toEqual(['created', 'updated', 'unchanged']);
	expect(count(PROPERTY)).toBe(before + 1);
	expect(writes()).toHaveLength(2);
});

it('record create or update looks the records of 120 items up together', async () => {
	const { outputs, asked } = await openRecords();
	const input = Array.from({ length: 120 }, (_, at) => ({ email: `row${at}@example.com` }));
	const parameters = upsert('contact', 'email', { email: '={{ $json.email }}', city: 'Ashford' });
	const created = await outputs(parameters, { input });
	expect(created.every(({ outcome }) => outcome === 'created')).toBe(true);
	asked();
	const again = await outputs(parameters, { input });
	expect(again.every(({ outcome }) => outcome === 'unchanged')).toBe(true);
	expect(asked().length).toBeLessThanOrEqual(3);
});

it('record create or update takes the fields of the input that the mapper offers', async () => {
	const { outputs, stored } = await openRecords();
	const fields = ['address', 'town', 'bedrooms'];
	const [output] = await outputs(
		{
			...upsert(PROPERTY, 'address', {}),
			columns: {
				mappingMode: 'autoMapInputData',
				value: null,
				matchingColumns: ['address'],
				schema: fields.map((id) => ({ id, displayName: id, removed: id === 'bedrooms' })),
			},
		},
		{ input: [{ address: '9 Quay', town: 'Ashford', bedrooms: 3, other: 'x' }] },
	);
	expect(stored(output.id)).toEqual({ address: '9 Quay', town: 'Ashford' });
});

it('record create or update leaves what is empty as it is', async () => {
	const { outputs, add, stored } = await openRecords();
	const id = add(PROPERTY, { address: '9 Quay', town: 'Ashford' });
	const [output] = await outputs(
		upsert(PROPERTY, 'address', { address: '9 Quay', town: '', bedrooms: null as never }),
	);
	expect(output.outcome).toBe('unchanged');
	expect(stored(id)).toMatchObject({ town: 'Ashford' });
});

describe('record create or update of a contact', () => {
	it('refuses an email that another contact has', async () => {
		const { refusal, add, writes } = await openRecords();
		const other = add('contact', { email: 'bob@king.example' });
		add('contact', { email: 'ada@king.example', phone: '+15550100200' });
		const error = await refusal(
			upsert('contact', 'phone', { phone: '+15550100200', email: 'bob@king.example' }),
		);
		expect(error.message).toBe(
			`Another contact (ID ${other}) already has the email "bob@king.example"`,
		);
		expect(writes()).toEqual([]);
	});

	it('finds it by an additional email and keeps the main one', async () => {
		const { outputs, add, stored } = await openRecords();
		const id = add('contact', {
			email: 'ada@king.example',
			additionalEmails: ['countess@king.example'],
		});
		const [output] = await outputs(
			upsert('contact', 'email', { email: 'countess@king.example', city: 'London' }),
		);
		expect(output).toMatchObject({ outcome: 'updated', id });
		expect(stored(id)).toMatchObject({ email: 'ada@king.example', city: 'London' });
	});
});

describe('record create or update refuses', () => {
	it('an opportunity, and says why', async () => {
		const { refusal, asked } = await openRecords();
		const error = await refusal(upsert('opportunity', 'name', { name: 'Deal' }));
		expect(error.message).toBe(
			'"Object" is "opportunity", which this node does not write [item 0]',
		);
		expect(error.description).toContain('a pipeline and a stage');
		expect(asked()).toEqual([]);
	});

	it.each([
		['no field to match on', { matchingColumns: [] }, 'has no field to match on'],
		['no value to match on', { value: { town: 'x' } }, 'has no value for "address"'],
		['a list to match on', { value: { address: ['x'] } }, 'has a list or an object for "address"'],
		['several fields', { matchingColumns: ['address', 'town'] }, 'has several fields to match on'],
	])('%s', async (_, columns, what) => {
		const { refusal, asked } = await openRecords();
		const parameters = upsert(PROPERTY, 'address', { address: 'x' });
		const error = await refusal({
			...parameters,
			columns: { ...parameters.columns, ...columns },
		});
		expect(error.message).toBe(`"Fields" ${what} [item 0]`);
		expect(asked()).toEqual([]);
	});

	it('a value that several records have', async () => {
		const { refusal, add, writes } = await openRecords();
		const ids = [add(PROPERTY, { address: '9 Quay' }), add(PROPERTY, { address: '9 quay' })];
		const error = await refusal(upsert(PROPERTY, 'address', { address: '9 Quay', town: 'x' }));
		expect(error.message).toContain(
			`2 Properties have the address "9 Quay": 9 Quay (ID ${ids[0]})`,
		);
		expect(writes()).toEqual([]);
	});

	it('what HighLevel refuses, in its words', async () => {
		const { refusal } = await openRecords();
		const error = await refusal(upsert(PROPERTY, 'address', { address: '9 Quay', nothing: 1 }));
		expect(`${error.message} ${error.description}`).toContain('nothing');
	});
});

describe('the fields of the mapper', () => {
	const fieldsOf = async (objectKey: string) => {
		const { engine } = await openPlace();
		const { fields } = await engine.mapperFields({
			type: TYPE,
			method: 'getRecordFields',
			parameters: { resource: 'record', operation: 'upsert', object: byKey(objectKey) },
			credentials: { [PIT]: 'pit' },
		});
		return fields;
	};

	it("are a custom object's own, with their types and choices", async () => {
		const fields = await fieldsOf(PROPERTY);
		const found = Object.fromEntries(fields.map((field) => [field.id, field]));
		expect(found.id).toMatchObject({ displayName: 'Record ID', canBeUsedToMatch: true });
		expect(found.address).toMatchObject({ type: 'string', defaultMatch: true });
		expect(found.bedrooms).toMatchObject({ type: 'number', canBeUsedToMatch: true });
		expect(found.price).toMatchObject({ type: 'object', canBeUsedToMatch: false });
		expect(found.features).toMatchObject({ type: 'array' });
		expect(found.listed_on).toMatchObject({ type: 'string' });
		expect(found.status).toMatchObject({
			type: 'options',
			options: [
				{ name: 'For sale', value: 'for_sale' },
				{ name: 'Sold', value: 'sold' },
			],
		});
	});

	it('hold no name and no choice that n8n would run', async () => {
		const place = await openPlace();
		place.sandbox.state.addObject({
			id: 'pet',
			locationId: place.sandbox.locationId,
			key: 'custom_objects.pet',
			standard: false,
			labels: { singular: 'Pet', plural: 'Pets' },
			description: '',
			primaryDisplayProperty: 'custom_objects.pet.name',
			fields: [
				{ key: 'name', name: '={{ $json.secret }}', dataType: 'TEXT' },
				{
					key: 'kind',
					name: '$fromAI("x")',
					dataType: 'SINGLE_OPTIONS',
					options: [
						{ key: 'dog', label: '=Dog' },
						{ key: '={{ $json.secret }}', label: 'Cat' },
					],
				},
			],
		});
		const { fields } = await place.engine.mapperFields({
			type: TYPE,
			method: 'getRecordFields',
			parameters: { resource: 'record', operation: 'upsert', object: byKey('custom_objects.pet') },
			credentials: { [PIT]: 'pit' },
		});
		const found = Object.fromEntries(fields.map((field) => [field.id, field]));
		expect(found.name.displayName).toBe("'={{ $json.secret }}");
		expect(found.kind.displayName).toBe('$ fromAI("x")');
		expect(found.kind.options).toEqual([{ name: "'=Dog", value: 'dog' }]);
	});

	it('of contacts match on email and phone, of companies on text', async () => {
		const matching = async (objectKey: string) =>
			(await fieldsOf(objectKey))
				.filter(({ canBeUsedToMatch }) => canBeUsedToMatch)
				.map(({ id }) => id);
		expect(await matching('contact')).toEqual(['id', 'email', 'phone']);
		expect(await matching('business')).toContain('name');
	});

	it('are none of an opportunity, and none before an object is chosen', async () => {
		expect(await fieldsOf('opportunity')).toEqual([]);
		expect(await fieldsOf('')).toEqual([]);
	});
});
