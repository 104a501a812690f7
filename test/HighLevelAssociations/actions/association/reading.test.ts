import { byId, byKey, FAMILIES, fromList, openPlace, seeded, type Place } from '../../node.fixture';

describe.each(FAMILIES)('reading associations by the family %s', (family) => {
	let place: Place;
	const official = family === 'associations';

	beforeEach(async () => {
		place = await openPlace(family);
	});

	const get = { resource: 'association', operation: 'get' };
	const getAll = { resource: 'association', operation: 'getAll' };

	it('gets one by ID, by the ID of a list, or by key, in one flat shape', async () => {
		const id = seeded(place.sandbox).idOf('buyer_property');
		const expected = official
			? {
					id,
					locationId: place.sandbox.locationId,
					key: 'buyer_property',
					firstObjectKey: 'contact',
					firstObjectLabel: 'Buyer',
					secondObjectKey: 'custom_objects.property',
					secondObjectLabel: 'Property bought',
					associationType: 'USER_DEFINED',
				}
			: {
					id,
					locationId: place.sandbox.locationId,
					key: 'buyer_property',
					firstObjectKey: 'contact',
					secondObjectKey: 'property',
					description: '',
					createdAt: expect.any(String),
				};
		for (const association of [byId(id), fromList(id), byKey('buyer_property')]) {
			expect(await place.outputs({ ...get, association })).toEqual([expected]);
		}
		const byIdPath = official ? `/associations/${id}` : '/objects-association';
		const byKeyPath = official
			? '/associations/key/buyer_property'
			: '/objects-association/key/buyer_property';
		expect(place.asked()).toEqual([`GET ${byIdPath}`, `GET ${byIdPath}`, `GET ${byKeyPath}`]);
	});

	it('asks for the same association once, however many items want it', async () => {
		const outputs = await place.outputs(
			{ ...get, association: byKey('buyer_property') },
			{ input: [{}, {}, {}] },
		);
		expect(outputs).toHaveLength(3);
		expect(place.asked()).toHaveLength(1);
	});

	it.each([
		['ID', byId('5f0000000000000000000000'), '5f0000000000000000000000'],
		['key', byKey('nobody_knows'), 'nobody_knows'],
	])('says which %s was not found and in which location', async (what, association, value) => {
		const error = await place.refusal({ ...get, association });
		expect(error.message).toBe(
			`There is no association with the ${what} "${value}" in location ${place.sandbox.locationId}`,
		);
		expect(error.name).toBe('NodeApiError');
		expect(error.httpCode).toBe('404');
		expect(error.context?.itemIndex).toBe(0);
	});

	it('lists all of them, HighLevel’s own included', async () => {
		const all = await place.outputs({ ...getAll, returnAll: true });
		expect(all.map(({ key }) => key)).toEqual([
			'OPPORTUNITIES_CONTACTS_ASSOCIATION',
			'BUSINESSES_CONTACTS_ASSOCIATION',
			'buyer_property',
			'seller_property',
			'tenant_property',
			'referrer_referred',
		]);
		expect(place.asked()).toHaveLength(1);
	});

	it('lists as many as Limit says', async () => {
		expect(await place.outputs({ ...getAll, limit: 2 })).toHaveLength(2);
		const [{ query }] = place.sandbox.requests;
		expect(query).toEqual(
			official
				? { locationId: place.sandbox.locationId, skip: '0', limit: '2' }
				: { locationId: place.sandbox.locationId },
		);
	});

	it('lists those of an object, by the object’s key in either spelling', async () => {
		const keys = ['buyer_property', 'seller_property', 'tenant_property'];
		const spelled = official
			? ['custom_objects.property']
			: ['custom_objects.property', 'property'];
		for (const objectKey of spelled) {
			const found = await place.outputs({ ...getAll, filters: { object: byKey(objectKey) } });
			expect(found.map(({ key }) => key)).toEqual(keys);
		}
		const limited = await place.outputs({
			...getAll,
			limit: 1,
			filters: { object: fromList('contact') },
		});
		expect(limited).toHaveLength(1);
	});

	it('leaves an object filter out that was added and not filled in', async () => {
		for (const object of [fromList(''), byKey(''), fromList(null)]) {
			expect(await place.outputs({ ...getAll, filters: { object } })).toHaveLength(6);
		}
	});
});

describe('listing associations by type', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
	});

	const getAll = { resource: 'association', operation: 'getAll' };

	it.each([
		['USER_DEFINED', 4],
		['SYSTEM_DEFINED', 2],
		['', 6],
	])('gives the associations of the type "%s"', async (associationType, count) => {
		const found = await place.outputs({ ...getAll, filters: { associationType } });
		expect(found).toHaveLength(count);
	});

	it('combines it with an object and a limit', async () => {
		const found = await place.outputs({
			...getAll,
			limit: 1,
			filters: { associationType: 'USER_DEFINED', object: byKey('contact') },
		});
		expect(found.map(({ key }) => key)).toEqual(['buyer_property']);
	});

	it('reads page after page and stops at the short one', async () => {
		for (let number = 0; number < 244; number += 1) {
			place.sandbox.state.associations.add({
				key: `more_${number}`,
				firstObjectKey: 'contact',
				firstObjectLabel: `Left ${number}`,
				secondObjectKey: 'business',
				secondObjectLabel: `Right ${number}`,
			});
		}
		const all = await place.outputs({ ...getAll, returnAll: true });
		expect(new Set(all.map(({ id }) => id)).size).toBe(250);
		expect(place.sandbox.requests.map(({ query }) => query.skip)).toEqual(['0', '100', '200']);
		place.sandbox.requests.clear();
		expect(await place.outputs({ ...getAll, limit: 120 })).toHaveLength(120);
		expect(place.sandbox.requests.map(({ query }) => [query.skip, query.limit])).toEqual([
			['0', '100'],
			['100', '20'],
		]);
	});
});
