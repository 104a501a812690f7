import { closePlace, FAMILIES, openPlace, TYPE, watchRelations, type Place } from './poll.fixture';

const byKey = (value: string) => ({ __rl: true, mode: 'key', value });
const watchAll = {
	events: ['RelationCreate', 'RelationDelete'],
	of: 'association',
	association: byKey('buyer_property'),
	includeNames: false,
};

describe.each(FAMILIES)('watching all links of an association, by the endpoints %s', (family) => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace(family, { seed: { contacts: 8, properties: 4, relations: 3 } });
	});
	afterEach(async () => await closePlace(place));

	it('starts with each link that is made or removed, whichever records it joins', async () => {
		expect(await place.poll(watchAll)).toBeNull();
		const { id } = place.link('buyer_property', place.contacts[7], place.properties[3]);
		expect(await place.poll(watchAll)).toMatchObject([
			{ event: 'RelationCreate', id, firstRecordId: place.contacts[7] },
		]);
		place.state.relations.remove(id);
		expect(await place.poll(watchAll)).toMatchObject([{ event: 'RelationDelete', id }]);
		expect(await place.poll(watchAll)).toBeNull();
	});

	it('names both records and the association, and knows a deleted record by no name', async () => {
		const named = { ...watchAll, includeNames: true };
		await place.poll(named);
		const [contact, property] = [place.contacts[7], place.properties[3]];
		const { id } = place.link('buyer_property', contact, property);
		const [item] = (await place.poll(named)) ?? [];
		expect(Object.keys(item).slice(0, 5)).toEqual([
			'event',
			'firstRecordName',
			'secondRecordName',
			'associationKey',
			'id',
		]);
		expect(item).toMatchObject({
			firstRecordName: expect.stringMatching(/^\S+ \S+$/),
			secondRecordName: expect.stringMatching(/^\d+ \w+/),
			associationKey: 'buyer_property',
			id,
		});
	});

	it('reports a link without names where HighLevel does not answer for them', async () => {
		const named = { ...watchAll, includeNames: true };
		await place.poll(named);
		const { id } = place.link('buyer_property', place.contacts[7], place.properties[3]);
		place.sandbox.faults.add({
			match: { path: /^\/contacts\/(?!search)/ },
			times: Infinity,
			do: { status: 422, body: { message: 'not now' } },
		});
		place.sandbox.faults.add({
			match: { path: '/contacts/search' },
			skip: 1,
			times: Infinity,
			do: { status: 422, body: { message: 'not now' } },
		});
		expect(await place.poll(named)).toMatchObject([{ event: 'RelationCreate', id }]);
	});

	it('remembers across a restart', async () => {
		await place.poll(watchAll);
		place.restart();
		const { id } = place.link('buyer_property', place.contacts[7], place.properties[3]);
		expect(await place.poll(watchAll)).toMatchObject([{ event: 'RelationCreate', id }]);
	});

	it('forgets nothing in a look that fails halfway', async () => {
		await place.poll(watchAll);
		const { id } = place.link('buyer_property', place.contacts[7], place.properties[3]);
		place.sandbox.faults.add({
			match: { path: /relations\/\w+$/ },
			times: Infinity,
			do: { status: 422, body: { message: 'not now' } },
		});
		await expect(place.poll(watchAll)).rejects.toThrow();
		place.sandbox.faults.clear();
		expect(await place.poll(watchAll)).toMatchObject([{ event: 'RelationCreate', id }]);
	});

	it('can be watched together with the associations themselves', async () => {
		const both = { ...watchAll, events: [...watchAll.events, 'AssociationDelete'] };
		await place.poll(both);
		const { id } = place.link('buyer_property', place.contacts[7], place.properties[3]);
		place.state.removeAssociation(place.idOf('tenant_property'));
		const items = await place.poll(both);
		expect(items).toHaveLength(2);
		expect(items).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ event: 'AssociationDelete', key: 'tenant_property' }),
				expect.objectContaining({ event: 'RelationCreate', id }),
			]),
		);
	});

	it('shows links that exist as a sample', async () => {
		const items = await place.poll(watchAll, { mode: 'manual' });
		expect(items).toHaveLength(6);
	});
});

describe('a trigger saved by an earlier version', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace('associations', { seed: { contacts: 4, properties: 4, relations: 2 } });
	});
	afterEach(async () => await closePlace(place));

	it('goes on watching its records', async () => {
		const { events, records } = watchRelations(place.contacts[0]);
		const saved = { events, records };
		await place.poll(saved, { typeVersion: 1 });
		const { id } = place.link('tenant_property', place.contacts[0], place.properties[3]);
		expect(await place.poll(saved, { typeVersion: 1 })).toMatchObject([{ id }]);
	});

	it('goes on from what it remembered', async () => {
		const watch = watchRelations(place.contacts[0]);
		await place.poll(watch);
		const { relation } = place.staticData.memory as { relation: object };
		place.staticData.memory = relation;
		const { id } = place.link('tenant_property', place.contacts[0], place.properties[3]);
		expect(await place.poll(watch)).toMatchObject([{ event: 'RelationCreate', id }]);
	});
});

describe('Requests per Look', () => {
	let place: Place;
	beforeAll(async () => {
		place = await openPlace('associations', { seed: { contacts: 8, properties: 4, relations: 3 } });
	});
	afterAll(async () => await closePlace(place));

	const shown = async (more: object, pollTimes: object | null = null) =>
		(
			await place.engine().listSearch({
				type: TYPE,
				method: 'getPollCost',
				parameters: { ...watchAll, ...more },
				// n8n adds this field to every polling trigger.
				unresolved: { pollTimes },
				credentials: { highLevelPrivateIntegrationApi: 'pit' },
			})
		).results.map(({ name }) => name);
	const every = (item: object) => ({ item: [item] });

	it('says what a look costs, and what that is a day', async () => {
		expect(await shown({}, every({ mode: 'everyX', value: 5, unit: 'minutes' }))).toEqual([
			'Up to 6 a look, 1,728 of 200,000 a day',
			'One for each of 4 records of "custom_objects.property"',
		]);
	});

	it('warns where the schedule takes more than a third of a day’s requests', async () => {
		const { records } = place.state;
		for (let at = 0; at < 60; at++) {
			records.add({ objectKey: 'custom_objects.property', properties: {} });
			records.add({ objectKey: 'contact', properties: {} });
		}
		const [cost, advice] = await shown({}, every({ mode: 'everyMinute' }));
		expect(cost).toMatch(/^TOO MUCH: \d\d,\d{3} of 200,000 a day, \d+ a look$/);
		expect(advice).toMatch(/^Look less often/);
	});

	it('says it in lines that n8n shows whole', async () => {
		const lines = await shown({}, every({ mode: 'everyMinute' }));
		expect(lines.filter((line) => line.length > 55)).toEqual([]);
	});

	it('asks for an association where none is chosen', async () => {
		expect(await shown({ association: byKey('') })).toEqual(['Choose an association first']);
	});
});
