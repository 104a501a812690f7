import { byId, byKey, FAMILIES, openPlace, seeded, type Place } from '../../node.fixture';
import { create } from './viewer.fixture';

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
			options: official ? {} : { description: 'Who looked at it' },
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

	it.each(['create', 'upsert'])(
		'%s refuses a description where it would be lost, and keeps it elsewhere',
		async (operation) => {
			const described = { ...create, operation, options: { description: 'Who looked at it' } };
			const { error } = await place.run(described);
			const stored = place.sandbox.state.associations.byKey('viewer_property');
			if (official) {
				expect(error?.message).toContain('Description is not kept');
				expect(error?.description).toContain('Nothing was changed.');
				expect(place.asked()).toEqual([]);
			} else expect(stored?.description).toBe('Who looked at it');
		},
	);

	it.each(['property', 'custom_objects.property'])(
		'takes the object key %s, and sends it as the family says it',
		async (key) => {
			const [created] = await place.outputs({ ...create, secondObject: byKey(key) });
			expect(created.secondObjectKey).toBe(official ? 'custom_objects.property' : 'property');
			const again = await place.outputs({
				...create,
				operation: 'upsert',
				secondObject: byKey(key),
			});
			expect(again).toMatchObject([{ outcome: 'unchanged' }]);
			const found = await place.outputs({
				resource: 'association',
				operation: 'getAll',
				filters: { object: byKey(key) },
			});
			expect(found.map((association) => association.key)).toContain('viewer_property');
		},
	);

	it('says that a key exists, and what to do', async () => {
		const error = await place.refusal({ ...create, key: 'buyer_property' });
		expect(error.message).toContain('"buyer_property" already exists');
		expect(error.description).toContain('Create or Update');
		expect(error.description).toMatch(
			/HighLevel says: (Duplicate Association key|.*already exists)/,
		);
		expect(error.description).toContain('Trace ID: ');
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
			expect(error.message).toMatch(/"buyer_property" already exists for other objects: contact/);
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
