import { byId, byKey, openPlace, seeded, type Place } from './node.fixture';

describe('many input items', () => {
	let place: Place;
	let seed: ReturnType<typeof seeded>;
	beforeEach(async () => {
		place = await openPlace();
		seed = seeded(place.sandbox);
	});

	const get = { resource: 'association', operation: 'get' };
	const linkEach = () => ({
		resource: 'relation',
		operation: 'create',
		association: byId(seed.idOf('tenant_property')),
		firstRecord: byId(seed.contacts[1]),
		secondRecord: byId('={{ $json.property }}'),
	});
	const eachProperty = () => seed.properties.map((property) => ({ property }));

	it('come out in the order they went in, however long each takes', async () => {
		let turn = 0;
		place.sandbox.settings.latencyMs = () => [25, 1, 12, 5, 18][(turn += 1) % 5];
		const { items } = await place.run(linkEach(), { input: eachProperty() });
		expect(items.map(({ json }) => json.secondRecordId)).toEqual(seed.properties);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			seed.properties.map((_, item) => ({ item })),
		);
	});

	it.each([1, 3])('go out %i at a time when Concurrency says so', async (concurrency) => {
		const { requests, settings } = place.sandbox;
		let most = 0;
		settings.latencyMs = () => {
			// Without an answer yet: this one, and all that are under way beside it.
			most = Math.max(most, requests.filter(({ status }) => status === 0).length);
			return 4;
		};
		await place.outputs(
			{ ...linkEach(), options: { concurrency } },
			{ input: eachProperty().slice(0, 12) },
		);
		expect(most).toBe(concurrency);
	});

	it.each([null, undefined, ''])('go out as usual when Concurrency is %p', async (nothing) => {
		const concurrency = nothing === '' ? '={{ "" }}' : `={{ ${String(nothing)} }}`;
		const options = { concurrency };
		const outputs = await place.outputs({ ...linkEach(), options }, { input: eachProperty() });
		expect(outputs).toHaveLength(40);
	});

	it.each([100, '7', ' 7 '])('may have a Concurrency of %p', async (concurrency) => {
		const options = { concurrency: `={{ ${JSON.stringify(concurrency)} }}` };
		expect(await place.outputs({ ...linkEach(), options }, { input: eachProperty() })).toHaveLength(
			40,
		);
	});

	it('are paired with their own outputs where an item gives several', async () => {
		const input = [0, 2, 1].map((count) => ({ ids: seed.properties.slice(0, count) }));
		const { items } = await place.run(
			{
				...linkEach(),
				operation: 'createMany',
				record: byId('={{ $json.contact }}'),
				linkedRecordIds: '={{ $json.ids }}',
			},
			{ input: input.map((json, at) => ({ ...json, contact: seed.contacts[at + 1] })) },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 1 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('are paired where listing gives some items more and some none', async () => {
		const contacts = [seed.contacts[0], seed.contacts[1], seed.contacts[5]];
		const { items } = await place.run(
			{
				resource: 'relation',
				operation: 'getAll',
				object: byKey('contact'),
				record: byId('={{ $json.contact }}'),
			},
			{ input: contacts.map((contact) => ({ contact })) },
		);
		for (const { json, pairedItem } of items) {
			expect(json.recordId).toBe(contacts[(pairedItem as { item: number }).item]);
		}
		expect(items.length).toBeGreaterThan(3);
	});

	it('give nothing and ask for nothing when there are none', async () => {
		const { items, error } = await place.run({ ...get, association: byKey('x') }, { input: [] });
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
		expect(place.asked()).toEqual([]);
	});

	it("work in the credential's own location where an expression gives empty text", async () => {
		const locationId = '={{ $json.location ?? "" }}';
		const all = { resource: 'association', operation: 'getAll', locationId };
		expect(await place.outputs(all)).toHaveLength(6);
	});

	it('may each work in a location of their own', async () => {
		const { sandbox, engine } = place;
		const token = sandbox.createPit({ locationId: sandbox.otherLocationId });
		const data = { ...engine.storedCredential('pit'), accessToken: token };
		engine.setCredential('pit', 'highLevelPrivateIntegrationApi', data);
		const { items } = await place.run(
			{ resource: 'association', operation: 'getAll', locationId: '={{ $json.location }}' },
			{
				input: [sandbox.otherLocationId, sandbox.locationId].map((location) => ({ location })),
				continueOnFail: true,
			},
		);
		expect(items[0].json.locationId).toBe(sandbox.otherLocationId);
		expect(items.at(-1)?.json.error).toBe(
			`The access token has no access to location ${sandbox.locationId}`,
		);
	});
});
