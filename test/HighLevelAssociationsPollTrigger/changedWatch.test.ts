import { closePlace, openPlace, watchRelations, type Place } from './poll.fixture';

describe('changing what is watched', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace('associations', { seed: { contacts: 20, properties: 20 } });
		for (const n of [0, 1, 2]) {
			place.link('buyer_property', place.contacts[n], place.properties[0]);
			place.link('seller_property', place.contacts[n], place.properties[1]);
			place.link('tenant_property', place.contacts[n], place.properties[1]);
		}
	});
	afterEach(async () => await closePlace(place));

	it('learns an added record in silence and goes on with the others', async () => {
		await place.poll(watchRelations([place.properties[0]]));
		place.link('buyer_property', place.contacts[9], place.properties[0]);
		const both = watchRelations([place.properties[1], place.properties[0]]);
		expect(await place.poll(both)).toMatchObject([{ firstRecordId: place.contacts[9] }]);
		place.link('buyer_property', place.contacts[9], place.properties[1]);
		expect(await place.poll(both)).toMatchObject([{ secondRecordId: place.properties[1] }]);
	});

	it('forgets a record that was taken out in silence', async () => {
		await place.poll(watchRelations(place.properties.slice(0, 2)));
		expect(await place.poll(watchRelations(place.properties.slice(0, 1)))).toBeNull();
		expect(JSON.stringify(place.staticData)).not.toContain(place.idOf('seller_property'));
	});

	it.each([
		['from some associations to others', ['buyer_property'], ['seller_property']],
		['from all to some', [], ['seller_property']],
		['from some to all', ['seller_property'], []],
	])(
		'learns and forgets %s in silence, and tells of what stays watched',
		async (_what, from, to) => {
			const watching = (associations: string[]) =>
				watchRelations(place.properties.slice(0, 2), { associations });
			await place.poll(watching(from));
			expect(await place.poll(watching(to))).toBeNull();
			place.link('seller_property', place.contacts[9], place.properties[1]);
			expect(await place.poll(watching(to))).toMatchObject([{ event: 'RelationCreate' }]);
		},
	);

	it('tells of what changed under the association that stays, in the very poll that widens', async () => {
		const records = [place.properties[1]];
		await place.poll(watchRelations(records, { associations: ['seller_property'] }));
		place.link('seller_property', place.contacts[9], place.properties[1]);
		const all = await place.poll(watchRelations(records));
		expect(all).toMatchObject([{ associationId: place.idOf('seller_property') }]);
	});

	it('learns in silence what another server has, though its location has the same ID', async () => {
		const watch = watchRelations(place.properties.slice(0, 2));
		await place.poll(watch);
		const other = await openPlace('associations', { seed: { contacts: 20, properties: 20 } });
		expect(other.pitData.locationId).toBe(place.pitData.locationId);
		place.engine().setCredential('pit', 'highLevelPrivateIntegrationApi', { ...other.pitData });
		expect(await place.poll(watch)).toBeNull();
		other.link('seller_property', other.contacts[9], other.properties[1]);
		expect(await place.poll(watch)).toMatchObject([{ event: 'RelationCreate' }]);
		await closePlace(other);
	});

	it('goes on with a memory in which no server is noted', async () => {
		const watch = watchRelations(place.properties.slice(0, 2));
		await place.poll(watch);
		delete (place.staticData.memory as { server?: string }).server;
		place.link('seller_property', place.contacts[9], place.properties[1]);
		expect(await place.poll(watch)).toMatchObject([{ event: 'RelationCreate' }]);
	});

	it('learns anew for another thing to watch, another location and another family', async () => {
		const watch = watchRelations(place.properties.slice(0, 2));
		await place.poll(watch);
		expect(await place.poll({ events: ['AssociationCreate'] })).toBeNull();
		expect(await place.poll(watch)).toBeNull();
		place.engine().setCredential('pit', 'highLevelPrivateIntegrationApi', {
			...place.pitData,
			endpoints: 'objectsAssociation',
		});
		expect(await place.poll(watch)).toBeNull();

		const { otherLocationId } = place.sandbox;
		const { id } = place.state.records.add({
			objectKey: 'contact',
			properties: {},
			locationId: otherLocationId,
		});
		place.engine().setCredential('pit', 'highLevelPrivateIntegrationApi', {
			...place.pitData,
			accessToken: place.sandbox.createPit({ locationId: otherLocationId }),
			locationId: otherLocationId,
		});
		expect(await place.poll(watchRelations([id]))).toBeNull();
	});

	it('keeps its memory while other events are selected', async () => {
		const watch = watchRelations([place.properties[0]]);
		await place.poll(watch);
		const relation = place.link('buyer_property', place.contacts[9], place.properties[0]);
		expect(await place.poll({ ...watch, events: ['RelationDelete'] })).toBeNull();
		expect(await place.poll(watch)).toBeNull();
		place.state.relations.remove(relation.id);
		expect(await place.poll(watch)).toMatchObject([{ event: 'RelationDelete', id: relation.id }]);
	});

	it('learns anew where the static data holds what it cannot read', async () => {
		place.staticData.memory = { watch: 'relations', relations: 7 };
		expect(await place.poll(watchRelations([place.properties[0]]))).toBeNull();
	});
});
