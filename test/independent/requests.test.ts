import { byId, byKey, FAMILIES } from '../harness/place';
import { openIndependent } from './place.fixture';
import { PROPERTY } from './seed';

/** A property that is linked with 200 of 230 contacts. */
async function openOwned(family: (typeof FAMILIES)[number]) {
	const place = await openIndependent(family, { contacts: 230, properties: 1 });
	const { owner, contacts, properties } = place.seeded;
	const linked = contacts.slice(0, 200).map(({ id }) => id);
	for (const id of linked) place.data.link(owner.id, id, properties[0].id);
	const listing = {
		resource: 'relation',
		operation: 'getAll',
		object: byKey(PROPERTY),
		record: byId(properties[0].id),
		returnAll: true,
	};
	return { place, linked, listing };
}

/** A contact that is linked with 200 of 230 properties. */
async function openLinked(family: (typeof FAMILIES)[number]) {
	const place = await openIndependent(family, { properties: 230 });
	const { owner, contacts, properties } = place.seeded;
	const linked = properties.slice(0, 200).map(({ id }) => id);
	for (const id of linked) place.data.link(owner.id, contacts[0].id, id);
	const listing = {
		resource: 'relation',
		operation: 'getAll',
		object: byKey('contact'),
		record: byId(contacts[0].id),
		returnAll: true,
	};
	return { place, linked, listing };
}

describe.each(FAMILIES)('how many requests a job takes, by the endpoints %s', (family) => {
	it('200 links with the linked records of an object of 230 take at most 5', async () => {
		const { place, linked, listing } = await openLinked(family);

		const options = { includeRecord: true };
		const links = await place.outputs({ ...listing, includeNames: false, options });

		const records = links.map(({ linkedRecord }) => linkedRecord as { id: string });
		expect(records.map(({ id }) => id)).toEqual(linked);
		expect(records[7]).toMatchObject({ properties: { address: '7 Riverside Lane' } });
		expect(place.server.total()).toBeLessThanOrEqual(5);
	});

	it('200 links with the linked contacts and all names take at most 6', async () => {
		const { place, linked, listing } = await openOwned(family);

		const links = await place.outputs({ ...listing, options: { includeRecord: true } });

		const records = links.map(({ linkedRecord }) => linkedRecord as { id: string });
		expect(records.map(({ id }) => id)).toEqual(linked);
		expect(links[7]).toMatchObject({
			recordName: '0 Riverside Lane',
			linkedRecordName: 'Ada 7 Lane',
			associationKey: 'owner_property',
			linkedRecord: { email: expect.any(String) },
		});
		expect(place.server.counts()).toEqual({
			[family === 'associations'
				? 'GET /associations/relations/:recordId'
				: 'GET /objects-association/relations/:recordId']: family === 'associations' ? 2 : 1,
			[family === 'associations' ? 'GET /associations/' : 'GET /objects-association']: 1,
			'POST /contacts/search': 1,
			'GET /objects/': 1,
			'GET /objects/:key/records/:id': 1,
		});
		expect(place.server.refused).toEqual([]);
	});

	// Nobody documents larger pages of custom records than those of 100, so these take three.
	it('200 links with the names of both records take at most 8', async () => {
		const { place, listing } = await openLinked(family);

		const links = await place.outputs({ ...listing, includeNames: true });

		expect(links[7]).toMatchObject({
			recordName: 'Ada 0 Lane',
			linkedRecordName: '7 Riverside Lane',
			associationKey: 'owner_property',
		});
		expect(place.server.total()).toBeLessThanOrEqual(8);
	});

	it('a record that no page shows is asked for by itself before it counts as gone', async () => {
		const { place, linked, listing } = await openLinked(family);
		const late = place.data.record('custom_objects.property', linked[3]);
		late!.searchableAt = Infinity;

		const links = await place.outputs({ ...listing, options: { includeRecord: true } });

		expect(links[3].linkedRecord).toMatchObject({ id: linked[3] });
	});

	it('a sync that finds 200 links right takes at most 4', async () => {
		const { place, linked } = await openLinked(family);

		const [result] = await place.outputs({
			resource: 'relation',
			operation: 'sync',
			association: byId(place.seeded.owner.id),
			record: byId(place.seeded.contacts[0].id),
			linkedRecordIds: linked,
		});

		expect(result.unchanged).toHaveLength(200);
		expect(place.server.total()).toBeLessThanOrEqual(4);
	});

	it('moving 50 links takes one creation and one deletion each, and few requests besides', async () => {
		const place = await openIndependent(family, { properties: 50 });
		const { owner, contacts, properties } = place.seeded;
		for (const { id } of properties) place.data.link(owner.id, contacts[0].id, id);
		const move = {
			resource: 'relation',
			operation: 'move',
			object: byKey('contact'),
			fromRecord: byId(contacts[0].id),
			toRecord: byId(contacts[1].id),
		};

		const moved = await place.outputs(move);

		expect(moved.filter(({ outcome }) => outcome === 'moved')).toHaveLength(50);
		expect(place.data.linksOfRecord(contacts[1].id)).toHaveLength(50);
		expect(place.server.total()).toBeLessThanOrEqual(100 + 6);

		expect(await place.outputs(move)).toEqual([]);
	});
});
