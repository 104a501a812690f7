import { byId, byKey, FAMILIES, fromList, openPlace, seeded, type Place } from '../../node.fixture';
import { list } from './listing.fixture';

describe.each(FAMILIES)('listing relations by the family %s', (family) => {
	let place: Place;
	let seed: ReturnType<typeof seeded>;
	const official = family === 'associations';

	beforeEach(async () => {
		place = await openPlace(family);
		seed = seeded(place.sandbox);
	});

	it('gives each relation with what it is as seen from the record', async () => {
		const [contact, property] = [seed.contacts[0], seed.properties[0]];
		expect(seed.linkedWith(contact, 'buyer_property')[0]).toBe(property);
		const associations = `={{ ["${seed.idOf('buyer_property')}"] }}`;
		const [bought] = await place.outputs(list(contact, { filters: { associations } }));
		expect(bought).toMatchObject({
			id: expect.any(String),
			associationId: seed.idOf('buyer_property'),
			firstObjectKey: 'contact',
			firstRecordId: contact,
			secondRecordId: property,
			recordId: contact,
			linkedRecordId: property,
			linkedObjectKey: official ? 'custom_objects.property' : 'property',
		});
		expect(bought).not.toHaveProperty('linkedRecord');
		const sold = await place.outputs(
			list(property, { object: byKey('custom_objects.property'), filters: { associations } }),
		);
		expect(sold[0]).toMatchObject({
			recordId: property,
			linkedRecordId: contact,
			linkedObjectKey: 'contact',
		});
	});

	it('lists links under all associations unless some are named', async () => {
		const all = await place.outputs(list(seed.contacts[0], { includeNames: false }));
		const held = place.sandbox.state.relations.ofRecord(seed.contacts[0]).items;
		expect(all.map(({ id }) => id)).toEqual(held.map(({ id }) => id));
		expect(place.asked()).toHaveLength(1);
	});

	it('filters by IDs and keys together, in text or as a list', async () => {
		const contact = seed.contacts[0];
		const wanted = [seed.idOf('buyer_property'), seed.idOf('referrer_referred')];
		for (const associations of [
			`={{ "${wanted[0]}, referrer_referred" }}`,
			`={{ ["buyer_property", "${wanted[1]}"] }}`,
		]) {
			const found = await place.outputs(list(contact, { filters: { associations } }));
			expect(new Set(found.map(({ associationId }) => associationId))).toEqual(new Set(wanted));
		}
	});

	it.each(['no_such_key', 'BUYER_PROPERTY'])(
		'says that the filter %s names no association, which would look like no links',
		async (key) => {
			const associations = `={{ ["${key}"] }}`;
			const error = await place.refusal(list(seed.contacts[0], { filters: { associations } }));
			expect(error.message).toBe(
				`There is no association with the ID or key "${key}" in location ${place.sandbox.locationId}`,
			);
			expect(error.description).toContain('Check Association Names or IDs');
		},
	);

	it.each([[{}], [{ associations: [] }], [{ associations: '' }]])(
		'takes Filters that were left at %j for none',
		async (filters) => {
			const all = await place.outputs(list(seed.contacts[0]));
			expect(await place.outputs(list(seed.contacts[0], { filters }))).toEqual(all);
		},
	);

	it.each([
		['left empty', fromList('')],
		['another', byKey('opportunity')],
		['an expression that gives nothing', byKey('={{ $json.missing }}')],
	])('needs no Object: it may be %s', async (_what, object) => {
		const all = await place.outputs(list(seed.contacts[0]));
		expect(await place.outputs(list(seed.contacts[0], { object }))).toEqual(all);
	});

	it('stops at Limit', async () => {
		const [first] = await place.outputs(list(seed.contacts[0]));
		const limited = await place.outputs(list(seed.contacts[0], { returnAll: false, limit: 1 }));
		expect(limited).toEqual([first]);
	});

	it('says which record is unknown', async () => {
		const error = await place.refusal(list('5f0000000000000000000000'));
		expect(error.message).toBe(
			`There is no record with the ID "5f0000000000000000000000" in location ${place.sandbox.locationId}`,
		);
	});
});

it('reads as many pages as it takes, and none more', async () => {
	const place = await openPlace('associations', {
		seed: { contacts: 1, properties: 230, relations: 230 },
	});
	const seed = seeded(place.sandbox);
	const list = {
		resource: 'relation',
		operation: 'getAll',
		object: byKey('contact'),
		record: byId(seed.contacts[0]),
		includeNames: false,
	};
	const all = await place.outputs({ ...list, returnAll: true });
	expect(all.map(({ linkedRecordId }) => linkedRecordId)).toEqual(seed.properties);
	const { locationId } = place.sandbox;
	expect(place.sandbox.requests.map(({ query }) => query)).toEqual(
		['0', '100', '200'].map((skip) => ({ locationId, skip, limit: '100' })),
	);
	place.sandbox.requests.clear();
	expect(await place.outputs({ ...list, limit: 100 })).toHaveLength(100);
	expect(place.asked()).toHaveLength(1);
});
