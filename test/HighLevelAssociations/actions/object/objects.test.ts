import { byKey, FAMILIES, fromList, openPlace, type Place } from '../../node.fixture';

describe.each(FAMILIES)('reading objects beside the family %s', (family) => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace(family);
	});

	const get = { resource: 'object', operation: 'get' };
	const getAll = { resource: 'object', operation: 'getAll' };

	it('lists all of them, or as many as Limit says', async () => {
		const all = await place.outputs({ ...getAll, returnAll: true });
		expect(all.map(({ key }) => key)).toEqual([
			'contact',
			'opportunity',
			'business',
			'custom_objects.property',
		]);
		expect(await place.outputs({ ...getAll, limit: 2 })).toEqual(all.slice(0, 2));
	});

	it.each(['custom_objects.property', 'property'])('gets one by the key %s', async (key) => {
		for (const object of [byKey(key), fromList(key)]) {
			const [found] = await place.outputs({ ...get, object });
			expect(found).toMatchObject({
				key: 'custom_objects.property',
				labels: { singular: 'Property', plural: 'Properties' },
				primaryDisplayProperty: 'custom_objects.property.address',
			});
		}
	});

	it('asks once for many items', async () => {
		const input = ['contact', 'business', 'company'].map((key) => ({ key }));
		const outputs = await place.outputs({ ...get, object: byKey('={{ $json.key }}') }, { input });
		expect(outputs.map(({ key }) => key)).toEqual(['contact', 'business', 'business']);
		expect(place.asked()).toEqual(['GET /objects/']);
	});

	it('says which object is not there', async () => {
		const error = await place.refusal({ ...get, object: byKey('spaceship') });
		expect(error.message).toBe(
			`There is no object with the key "spaceship" in location ${place.sandbox.locationId}`,
		);
		expect(error.httpCode).toBe('404');
	});
});
