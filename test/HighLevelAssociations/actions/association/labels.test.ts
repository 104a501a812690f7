import { byId, byKey, openPlace, seeded, type Place } from '../../node.fixture';
import { create } from './viewer.fixture';

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

	it('refuses two equal labels after it has read that the association has two, and sends no change', async () => {
		const updateFields = { firstObjectLabel: 'Same', secondObjectLabel: 'Same' };
		const error = await place.refusal({ ...update, updateFields });
		expect(error.message).toContain('would both be "Same"');
		expect(place.asked().filter((asked) => asked.startsWith('PUT'))).toEqual([]);
	});

	it('takes one label for both sides of an association that HighLevel’s app made so', async () => {
		place.sandbox.state.associations.add({
			key: 'friends',
			...{ firstObjectKey: 'contact', firstObjectLabel: 'Friend' },
			...{ secondObjectKey: 'contact', secondObjectLabel: 'Friend' },
		});
		const [same] = await place.outputs({
			...upsert,
			key: 'friends',
			...{ firstObject: byKey('contact'), firstObjectLabel: 'Friend' },
			...{ secondObject: byKey('contact'), secondObjectLabel: 'Friend' },
		});
		expect(same.outcome).toBe('unchanged');
		const both = { firstObjectLabel: 'Pal', secondObjectLabel: 'Pal' };
		place.asked();
		await place.run({ ...update, association: byKey('friends'), updateFields: both });
		// What it may be called then, HighLevel decides.
		expect(place.asked().at(-1)).toMatch(/^PUT /);
	});

	it('refuses one label for both sides of what Create or Update would create', async () => {
		const error = await place.refusal({
			...upsert,
			key: 'brand_new',
			...{ firstObject: byKey('contact'), firstObjectLabel: 'Friend' },
			...{ secondObject: byKey('contact'), secondObjectLabel: 'Friend' },
		});
		expect(error.message).toContain('would both be "Friend"');
		expect(place.asked().filter((asked) => asked.startsWith('POST'))).toEqual([]);
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
