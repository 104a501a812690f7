import { byId, byKey, FAMILIES, openPlace, seeded, type Place } from '../../node.fixture';

const VIEWER = {
	key: 'viewer_property',
	firstObject: byKey('contact'),
	firstObjectLabel: 'Viewer',
	secondObject: byKey('custom_objects.property'),
	secondObjectLabel: 'Property viewed',
};
const create = { resource: 'association', operation: 'create', ...VIEWER };

describe.each(FAMILIES)('writing associations by the family %s', (family) => {
	let place: Place;
	const official = family === 'associations';
	const collection = official ? '/associations/' : '/objects-association';

	beforeEach(async () => {
		place = await openPlace(family);
	});

	it('creates one and gives it flat', async () => {
		const [created, ...more] = await place.outputs({
			...create,
			options: { description: 'Who looked at it' },
		});
		expect(more).toEqual([]);
		const stored = place.sandbox.state.associations.byKey('viewer_property');
		expect(created).toMatchObject({ id: stored?.id, key: 'viewer_property' });
		expect(created).not.toHaveProperty('association');
		expect(created).not.toHaveProperty('outcome');
		expect(stored).toMatchObject(
			official
				? { firstObjectLabel: 'Viewer', secondObjectLabel: 'Property viewed', description: '' }
				: { firstObjectKey: 'contact', description: 'Who looked at it' },
		);
		expect(place.asked()).toEqual([`POST ${collection}`]);
	});

	it('says that a key exists, and what to do', async () => {
		const error = await place.refusal({ ...create, key: 'buyer_property' });
		expect(error.message).toContain('"buyer_property" exists already');
		expect(error.description).toContain('Create or Update');
		expect(error.description).toMatch(/HighLevel says: .*already exists/);
		expect(error.description).toContain('Trace ID: ');
	});

	it('takes an object key in either spelling where the family says it bare', async () => {
		const spelled = official ? 'custom_objects.property' : 'property';
		const [created] = await place.outputs({ ...create, secondObject: byKey(spelled) });
		expect(created.secondObjectKey).toBe(spelled);
	});

	it('deletes one with its relations, by ID or by key', async () => {
		const { idOf } = seeded(place.sandbox);
		const [bought, sold] = [idOf('buyer_property'), idOf('seller_property')];
		const remove = { resource: 'association', operation: 'delete' };
		expect(await place.outputs({ ...remove, association: byId(bought) })).toEqual([
			{ deleted: true, id: bought },
		]);
		expect(await place.outputs({ ...remove, association: byKey('seller_property') })).toEqual([
			{ deleted: true, id: sold },
		]);
		const base = official ? '/associations' : '/objects-association';
		expect(place.asked()).toEqual([
			`DELETE ${base}/${bought}`,
			`GET ${base}/key/seller_property`,
			`DELETE ${base}/${sold}`,
		]);
		const left = place.sandbox.state.relations.list().map(({ associationId }) => associationId);
		expect(left).not.toContain(bought);
		expect(left).not.toContain(sold);
	});

	it('says that there is none to delete', async () => {
		const error = await place.refusal({
			resource: 'association',
			operation: 'delete',
			association: byId('5f0000000000000000000000'),
		});
		expect(error.message).toContain('no association with the ID "5f0000000000000000000000"');
	});

	describe('create or update', () => {
		const upsert = { ...create, operation: 'upsert' };

		it('creates, and changes nothing the second time', async () => {
			const [first] = await place.outputs(upsert);
			expect(first.outcome).toBe('created');
			place.asked();
			const [second] = await place.outputs(upsert);
			expect(second).toMatchObject({ id: first.id, outcome: 'unchanged' });
			const base = official ? '/associations' : '/objects-association';
			expect(place.asked()).toEqual([`GET ${base}/key/viewer_property`]);
		});

		it('refuses a key that joins other objects, and changes nothing', async () => {
			const error = await place.refusal({
				...upsert,
				key: 'buyer_property',
				secondObject: byKey('opportunity'),
			});
			expect(error.message).toMatch(/"buyer_property" exists already for other objects: contact/);
			expect(place.asked()).toHaveLength(1);
		});

		it('refuses the same two objects the other way round', async () => {
			const error = await place.refusal({
				...upsert,
				key: 'buyer_property',
				firstObject: byKey('custom_objects.property'),
				secondObject: byKey('contact'),
			});
			expect(error.description).toContain('in the same order');
		});

		it('makes one of a key that several items name', async () => {
			const outputs = await place.outputs(upsert, { input: [{}, {}, {}] });
			expect(outputs.map(({ outcome }) => outcome)).toEqual(['created', 'unchanged', 'unchanged']);
			expect(new Set(outputs.map(({ id }) => id)).size).toBe(1);
		});
	});
});

describe('changing labels', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
	});

	const update = {
		resource: 'association',
		operation: 'update',
		association: byKey('buyer_property'),
	};
	const upsert = { ...create, operation: 'upsert', key: 'buyer_property' };

	it('sets the labels that differ by Create or Update', async () => {
		const id = seeded(place.sandbox).idOf('buyer_property');
		const [updated] = await place.outputs(upsert);
		expect(updated).toMatchObject({ id, firstObjectLabel: 'Viewer', outcome: 'updated' });
		expect(updated.associationType).toBe('USER_DEFINED');
		expect(place.asked()).toEqual([
			'GET /associations/key/buyer_property',
			`PUT /associations/${id}`,
		]);
	});

	it('applies the labels of items in their order where they name one key', async () => {
		const outputs = await place.outputs(
			{ ...upsert, firstObjectLabel: '={{ $json.label }}' },
			{ input: ['One', 'Two', 'Three'].map((label) => ({ label })) },
		);
		expect(outputs.map(({ outcome }) => outcome)).toEqual(['updated', 'updated', 'updated']);
		const stored = place.sandbox.state.associations.byKey('buyer_property');
		expect(stored?.firstObjectLabel).toBe('Three');
	});

	it('takes a 400 "not found" for a new key as well', async () => {
		place.sandbox.settings.notFoundStatus = 400;
		const [created] = await place.outputs({ ...upsert, key: 'brand_new' });
		expect(created.outcome).toBe('created');
	});

	it.each([
		['firstObjectLabel', { firstObjectLabel: 'Owner' }, 'Owner', 'Property bought'],
		['secondObjectLabel', { secondObjectLabel: 'House' }, 'Buyer', 'House'],
	])('changes %s alone and keeps the other', async (_name, updateFields, first, second) => {
		const [updated] = await place.outputs({ ...update, updateFields });
		expect(updated).toMatchObject({ firstObjectLabel: first, secondObjectLabel: second });
		expect(place.asked()).toHaveLength(2);
	});

	it('asks for nothing besides when both labels and the ID are given', async () => {
		const id = seeded(place.sandbox).idOf('buyer_property');
		await place.outputs({
			...update,
			association: byId(id),
			updateFields: { firstObjectLabel: 'Owner', secondObjectLabel: 'House' },
		});
		expect(place.asked()).toEqual([`PUT /associations/${id}`]);
		expect(place.sandbox.state.associations.get(id)?.secondObjectLabel).toBe('House');
	});

	it('refuses a label that the other side has already, and sends no change', async () => {
		const error = await place.refusal({
			...update,
			updateFields: { firstObjectLabel: 'Property bought' },
		});
		expect(error.message).toContain('would both be "Property bought"');
		expect(place.asked().filter((asked) => asked.startsWith('PUT'))).toEqual([]);
	});

	it('says so when HighLevel’s own association cannot be changed', async () => {
		const error = await place.refusal({
			...update,
			association: byId('BUSINESSES_CONTACTS_ASSOCIATION'),
			updateFields: { firstObjectLabel: 'Firm' },
		});
		expect(error.description).toContain('HighLevel says: A system defined association');
	});

	it('is told to be impossible in the family that has no update', async () => {
		const other = await openPlace('objectsAssociation');
		const error = await other.refusal({ ...update, updateFields: { firstObjectLabel: 'Owner' } });
		const described = await other.refusal({
			...upsert,
			options: { description: 'Another description' },
		});
		for (const { message, description } of [error, described]) {
			expect(message).toContain('Updating an association is not possible with the endpoints');
			expect(description).toContain('Endpoints');
		}
	});
});
