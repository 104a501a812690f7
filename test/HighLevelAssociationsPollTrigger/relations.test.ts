import type { IDataObject } from 'n8n-workflow';
import {
	closePlace,
	FAMILIES,
	openPlace,
	PROPERTY,
	watchRelations,
	type Place,
} from './poll.fixture';

describe.each(FAMILIES)('watching relations by the family %s', (family) => {
	let place: Place;
	let watch: ReturnType<typeof watchRelations>;
	const official = family === 'associations';

	beforeEach(async () => {
		place = await openPlace(family, { seed: { contacts: 20, properties: 20 } });
		place.link('buyer_property', place.contacts[0], place.properties[0]);
		place.link('seller_property', place.contacts[1], place.properties[0]);
		watch = watchRelations([place.properties[0], place.contacts[5]]);
		expect(await place.poll(watch)).toBeNull();
	});
	afterEach(async () => await closePlace(place));

	const fields = ({ id, firstRecordId, secondRecordId }: IDataObject, key = 'buyer_property') => ({
		id,
		firstObjectKey: 'contact',
		firstRecordId,
		secondObjectKey: PROPERTY,
		secondRecordId,
		associationId: place.idOf(key),
		locationId: place.sandbox.locationId,
	});

	it('tells of a created and a deleted one as the webhook would, each once, after a restart too', async () => {
		const relation = place.link('buyer_property', place.contacts[7], place.properties[0]);
		const expected = fields({ ...relation });
		expect(await place.poll(watch)).toEqual([{ event: 'RelationCreate', ...expected }]);
		place.restart();
		expect(await place.poll(watch)).toBeNull();
		place.state.relations.remove(relation.id);
		expect(await place.poll(watch)).toEqual([{ event: 'RelationDelete', ...expected }]);
		expect(await place.poll(watch)).toBeNull();
	});

	it('tells of a relation seen from either side', async () => {
		const seenFromFirst = place.link('buyer_property', place.contacts[5], place.properties[9]);
		expect(await place.poll(watch)).toEqual([
			{ event: 'RelationCreate', ...fields({ ...seenFromFirst }) },
		]);
	});

	it('tells of a relation between two watched records once', async () => {
		const relation = place.link('buyer_property', place.contacts[5], place.properties[0]);
		expect(await place.poll(watch)).toHaveLength(1);
		place.state.relations.remove(relation.id);
		expect(await place.poll(watch)).toEqual([
			{ event: 'RelationDelete', ...fields({ ...relation }) },
		]);
	});

	it('knows a link made anew from the one before', async () => {
		const before = place.link('buyer_property', place.contacts[5], place.properties[3]);
		await place.poll(watch);
		place.state.relations.remove(before.id);
		const after = place.link('buyer_property', place.contacts[5], place.properties[3]);
		expect(await place.poll(watch)).toMatchObject([
			{ event: 'RelationDelete', id: before.id },
			{ event: 'RelationCreate', id: after.id },
		]);
	});

	it('says nothing of records that are not watched', async () => {
		place.link('buyer_property', place.contacts[2], place.properties[2]);
		expect(await place.poll(watch)).toBeNull();
	});

	it('asks one request per record, or per page of 100, and writes nothing while nothing changes', async () => {
		for (let n = 0; n < 20; n++) {
			for (const property of place.properties.slice(1, 14)) {
				place.link('tenant_property', place.contacts[n], property);
			}
		}
		for (const contact of place.contacts) {
			for (const key of ['tenant_property', 'referrer_referred']) {
				if (key === 'tenant_property') place.link(key, contact, place.properties[0]);
				else if (contact !== place.contacts[5]) place.link(key, contact, place.contacts[5]);
			}
		}
		await place.poll(watch);
		const before = structuredClone(place.staticData);
		place.asked();
		expect(await place.poll(watch)).toBeNull();
		expect(place.staticData).toEqual(before);
		const { locationId } = place.sandbox;
		const [property, contact] = watch.records as string[];
		const pages = official ? `?locationId=${locationId}&skip=0&limit=100` : '';
		const path = official ? '/associations/relations' : '/objects-association/relations';
		expect(place.asked()).toEqual([
			`GET ${path}/${property}${pages}`,
			`GET ${path}/${contact}${pages}`,
		]);
	});

	it('watches the chosen associations only, by ID or by key', async () => {
		const filters = { associations: [place.idOf('buyer_property'), 'tenant_property'] };
		const filtered = watchRelations(watch.records, filters);
		await place.poll(filtered);
		place.link('seller_property', place.contacts[9], place.properties[0]);
		place.link('tenant_property', place.contacts[9], place.properties[0]);
		place.link('buyer_property', place.contacts[9], place.properties[0]);
		const items = await place.poll(filtered);
		expect(items?.map(({ associationId }) => associationId)).toEqual([
			place.idOf('tenant_property'),
			place.idOf('buyer_property'),
		]);
	});

	it('follows a key to the association that was made anew under it', async () => {
		const filtered = watchRelations(watch.records, { associations: 'seller_property' });
		await place.poll(filtered);
		const { key, firstObjectKey, firstObjectLabel, secondObjectKey, secondObjectLabel } =
			place.state.associations.byKey('seller_property')!;
		const labels = { firstObjectLabel, secondObjectLabel };
		place.state.removeAssociation(place.idOf('seller_property'));
		place.state.associations.add({ key, firstObjectKey, secondObjectKey, ...labels });
		place.link('seller_property', place.contacts[3], place.properties[0]);
		expect(await place.poll(filtered)).toMatchObject([
			{ event: 'RelationDelete', firstRecordId: place.contacts[1] },
			{ event: 'RelationCreate', firstRecordId: place.contacts[3] },
		]);
	});

	it('tells that the relations went when their association was deleted, its key watched', async () => {
		const filtered = watchRelations(watch.records, { associations: 'seller_property' });
		await place.poll(filtered);
		place.state.removeAssociation(place.idOf('seller_property'));
		expect(await place.poll(filtered)).toMatchObject([
			{ event: 'RelationDelete', firstRecordId: place.contacts[1] },
		]);
		expect(await place.poll(filtered)).toBeNull();
	});

	it('tells that its relations went with a record that HighLevel does not know at two polls', async () => {
		place.state.records.remove(place.properties[0]);
		expect(await place.poll(watch)).toBeNull();
		place.restart();
		const items = await place.poll(watch);
		expect(items?.map(({ event, firstRecordId }) => [event, firstRecordId])).toEqual([
			['RelationDelete', place.contacts[0]],
			['RelationDelete', place.contacts[1]],
		]);
		expect(await place.poll(watch)).toBeNull();
		place.link('buyer_property', place.contacts[5], place.properties[3]);
		expect(await place.poll(watch)).toMatchObject([{ event: 'RelationCreate' }]);
	});
});
