import fc from 'fast-check';
import { byId, byKey, FAMILIES, openPlace, seeded, type Place } from '../../node.fixture';

describe.each(FAMILIES)('creating many relations by the family %s', (family) => {
	let place: Place;
	let seed: ReturnType<typeof seeded>;

	beforeEach(async () => {
		place = await openPlace(family);
		seed = seeded(place.sandbox);
	});

	const linkMany = (linkedRecordIds: unknown, more: object = {}) => ({
		resource: 'relation',
		operation: 'createMany',
		association: byId(seed.idOf('buyer_property')),
		record: byId(seed.contacts[0]),
		linkedRecordIds,
		...more,
	});

	it('gives one item per pair, in the order given, new links and old ones', async () => {
		const wanted = [3, 0, 2, 1].map((at) => seed.properties[at]);
		const outputs = await place.outputs(linkMany(`={{ ${JSON.stringify(wanted)} }}`));
		expect(outputs.map(({ secondRecordId }) => secondRecordId)).toEqual(wanted);
		expect(outputs.map(({ outcome }) => outcome)).toEqual([
			'created',
			'existing',
			'created',
			'created',
		]);
		expect(outputs[0]).toMatchObject({
			associationId: seed.idOf('buyer_property'),
			firstRecordId: seed.contacts[0],
		});
	});

	it('finds all of them existing the second time, and gives the same relations', async () => {
		const wanted = seed.properties.slice(0, 30).join(',');
		const first = await place.outputs(linkMany(wanted));
		const held = place.sandbox.state.relations.size;
		place.asked();
		const second = await place.outputs(linkMany(wanted));
		expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
		expect(second.every(({ outcome }) => outcome === 'existing')).toBe(true);
		expect(place.sandbox.state.relations.size).toBe(held);
		// The record's own links are read for all pairs together.
		expect(place.asked().filter((asked) => asked.includes('/relations/')).length).toBeLessThan(4);
	});

	it('puts the record on the second side when told to', async () => {
		const outputs = await place.outputs(
			linkMany(seed.contacts.slice(20, 23).join('\n'), {
				recordSide: 'second',
				record: byId(seed.properties[0]),
			}),
		);
		expect(outputs.map(({ firstRecordId }) => firstRecordId)).toEqual(seed.contacts.slice(20, 23));
		expect(outputs.map(({ secondRecordId }) => secondRecordId)).toEqual(
			Array(3).fill(seed.properties[0]),
		);
	});

	it('refuses a record of the other side before any write', async () => {
		const error = await place.refusal(
			linkMany(seed.contacts[5], { record: byId(seed.properties[0]) }),
		);
		expect(error.message).toContain('is not a record of "contact"');
		expect(error.message).toContain('first side');
		expect(error.description).toContain('Record Side');
		expect(place.asked().filter((asked) => asked.startsWith('POST'))).toEqual([]);
	});

	it('says of an entry of the other side what to do with the list', async () => {
		const error = await place.refusal(linkMany(seed.contacts[5]));
		expect(error.message).toContain('which stands on the second side');
		expect(error.description).toContain(
			'Choose the other Record Side, or check the list of linked records. Nothing was changed.',
		);
		expect(error.description).not.toContain('First Record');
	});

	it('does nothing for a list that is empty on purpose', async () => {
		expect(await place.outputs(linkMany('[]'))).toEqual([]);
		expect(place.asked()).toEqual([]);
	});

	it('refuses existing links when told to, each for itself under Continue On Fail', async () => {
		const wanted = seed.properties.slice(0, 3).join(',');
		const options = { whenExists: 'error' };
		const { items, error } = await place.run(linkMany(wanted, { options }), {
			continueOnFail: true,
			input: [{}, {}],
		});
		expect(error).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			...Array(3).fill({ item: 0 }),
			...Array(3).fill({ item: 1 }),
		]);
		expect(items[0].json.error).toContain('are already linked');
		const created = items.filter(({ json }) => json.outcome === 'created');
		expect(created).toHaveLength(2);
		expect(items.filter(({ json }) => json.error)).toHaveLength(4);
	});

	it('stops at a refused pair without Continue On Fail, and links no pair twice', async () => {
		const wanted = [seed.properties[1], '5f0000000000000000000000', seed.properties[2]];
		const error = await place.refusal(linkMany(wanted.join(',')));
		expect(error.message).toContain('5f0000000000000000000000');
		expect(seed.countOf('buyer_property', seed.contacts[0], seed.properties[1])).toBe(1);
	});

	it('ends in the same links in whatever order and however repeated they are named', async () => {
		const names = fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 20 });
		let contact = 10;
		await fc.assert(
			fc.asyncProperty(names, async (numbers) => {
				const record = seed.contacts[(contact += 1)];
				const before = new Set(seed.linkedWith(record, 'buyer_property'));
				const wanted = numbers.map((at) => seed.properties[at]);
				const outputs = await place.outputs(
					linkMany(`={{ ${JSON.stringify(wanted)} }}`, { record: byId(record) }),
				);
				expect(outputs.map(({ secondRecordId }) => secondRecordId)).toEqual([...new Set(wanted)]);
				expect(seed.linkedWith(record, 'buyer_property').sort()).toEqual(
					[...new Set([...before, ...wanted])].sort(),
				);
			}),
			{ numRuns: 12 },
		);
	});
});

it('sends exactly the requests it needs', async () => {
	const place = await openPlace();
	const { contacts, properties, idOf } = seeded(place.sandbox);
	await place.outputs({
		resource: 'relation',
		operation: 'createMany',
		association: byKey('buyer_property'),
		record: byId(contacts[0]),
		linkedRecordIds: properties.slice(1, 4).join(','),
	});
	// The key once, which says the side's object too, and the record once, to see that it is one of that.
	expect(place.asked()).toEqual([
		'GET /associations/key/buyer_property',
		`GET /contacts/${contacts[0]}`,
		...Array(3).fill('POST /associations/relations'),
	]);
	await place.outputs({
		resource: 'relation',
		operation: 'createMany',
		association: byId(idOf('referrer_referred')),
		record: byId(contacts[30]),
		linkedRecordIds: contacts[31],
	});
	// Both sides are contacts: only looking it up tells whether the record is one.
	expect(place.asked()).toEqual([
		`GET /associations/${idOf('referrer_referred')}`,
		`GET /contacts/${contacts[30]}`,
		'POST /associations/relations',
	]);
});
