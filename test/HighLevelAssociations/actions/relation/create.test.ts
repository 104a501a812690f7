import { byId, byKey, byUrl, FAMILIES, openPlace, seeded, type Place } from '../../node.fixture';

describe.each(FAMILIES)('creating a relation by the family %s', (family) => {
	let place: Place;
	let seed: ReturnType<typeof seeded>;
	const official = family === 'associations';

	beforeEach(async () => {
		place = await openPlace(family);
		seed = seeded(place.sandbox);
	});

	/** Linked in the seed: contacts[0] has bought properties[0], and not properties[1]. */
	const link = (second: number, more: object = {}) => ({
		resource: 'relation',
		operation: 'create',
		association: byId(seed.idOf('buyer_property')),
		firstRecord: byId(seed.contacts[0]),
		secondRecord: byId(seed.properties[second]),
		...more,
	});
	const createPath = () =>
		official
			? 'POST /associations/relations'
			: `POST /objects-association/${seed.idOf('buyer_property')}/relations`;
	const listPath = (recordId: string) =>
		official
			? `GET /associations/relations/${recordId}`
			: `GET /objects-association/relations/${recordId}`;

	it('links two records', async () => {
		const [created] = await place.outputs(link(1));
		expect(created).toMatchObject({
			id: expect.stringMatching(/^[0-9a-f]{24}$/),
			associationId: seed.idOf('buyer_property'),
			firstRecordId: seed.contacts[0],
			secondRecordId: seed.properties[1],
			outcome: 'created',
		});
		expect(created).not.toHaveProperty('relation');
		expect(place.sandbox.state.relations.get(String(created.id))).toBeDefined();
		expect(place.asked()).toEqual([createPath()]);
	});

	it('returns the link there is, with its own ID', async () => {
		const [first] = await place.outputs(link(1));
		place.asked();
		const [second] = await place.outputs(link(1));
		expect(second).toMatchObject({ id: first.id, outcome: 'existing' });
		expect(place.asked()).toEqual([createPath(), listPath(seed.contacts[0])]);
	});

	it('refuses an existing link when told to', async () => {
		const error = await place.refusal(link(0, { options: { whenExists: 'error' } }));
		expect(error.message).toContain('are already linked under this association');
		expect(error.description).toContain('When Link Exists');
		expect(error.httpCode).toBe(official ? '400' : '409');
		// "Linked" is said of what HighLevel lists.
		expect(place.asked()).toEqual([createPath(), listPath(seed.contacts[0])]);
	});

	it('takes the association by key, asking for it once', async () => {
		const outputs = await place.outputs(
			link(0, { association: byKey('buyer_property'), secondRecord: '={{ $json }}' }),
			{
				input: [1, 2, 3].map((second) => ({
					json: byId(seed.properties[second]) as never,
				})),
			},
		);
		expect(outputs.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created']);
		const asked = place.asked();
		expect(asked.filter((request) => request.includes('/key/'))).toHaveLength(1);
		expect(asked).toHaveLength(4);
	});

	it('takes a record by the address of its page', async () => {
		const page = (kind: string, id: string) =>
			`https://app.example.com/v2/location/${place.sandbox.locationId}/${kind}/${id}?tab=1#top`;
		const [created] = await place.outputs(
			link(1, {
				firstRecord: byUrl(page('contacts/detail', seed.contacts[0])),
				secondRecord: byUrl(page('objects/custom_objects.property', seed.properties[1])),
			}),
		);
		expect(created.firstRecordId).toBe(seed.contacts[0]);
		expect(created.secondRecordId).toBe(seed.properties[1]);
	});

	it('finds the link of a pair that several items name, made once', async () => {
		const outputs = await place.outputs(link(1), { input: [{}, {}, {}] });
		expect(outputs.map(({ outcome }) => outcome).sort()).toEqual([
			'created',
			'existing',
			'existing',
		]);
		expect(new Set(outputs.map(({ id }) => id)).size).toBe(1);
		expect(seed.countOf('buyer_property', seed.contacts[0], seed.properties[1])).toBe(1);
	});

	it('looks existing links up once for a record, not once for a pair', async () => {
		const input = seed.properties.slice(5, 25).map((property) => ({ property }));
		const parameters = link(0, { secondRecord: byId('={{ $json.property }}') });
		await place.outputs(parameters, { input });
		place.asked();
		const again = await place.outputs(parameters, { input });
		expect(again.every(({ outcome }) => outcome === 'existing')).toBe(true);
		const lists = place.asked().filter((request) => request.startsWith('GET'));
		expect(lists.length).toBeLessThanOrEqual(2);
	});

	it('names the record that is unknown, and no other', async () => {
		const unknown = '5f0000000000000000000000';
		const error = await place.refusal(link(1, { secondRecord: byId(unknown) }));
		expect(error.message).toBe(
			`There is no record with the ID "${unknown}" in location ${place.sandbox.locationId}`,
		);
		expect(error.httpCode).toBe('404');
	});

	it('says of an e-mail address in By ID what it is, and the way out', async () => {
		const error = await place.refusal(link(1, { firstRecord: byId('ada@example.com') }));
		expect(error.message).toContain(
			'"First Record" is "ada@example.com", which is an email address and not an ID',
		);
		expect(error.description).toContain('Choose By Name or Email');
		expect(place.asked()).toEqual([]);
	});

	it('says of a key in By ID what Get says', async () => {
		const byWrongId = { association: byId('buyer_property') };
		const error = await place.refusal(link(1, byWrongId));
		const get = { resource: 'association', operation: 'get', ...byWrongId };
		expect(error.message).toBe((await place.refusal(get)).message);
		expect(error.description).toContain('If this is its key, choose By Key.');
	});

	it('says of swapped records where each belongs, and HighLevel’s words', async () => {
		const error = await place.refusal(
			link(0, {
				firstRecord: byId(seed.properties[0]),
				secondRecord: byId(seed.contacts[0]),
			}),
		);
		expect(error.message).toMatch(
			/^The record ".*" is not a record of "contact", which stands on the first side of the association "buyer_property": it is a record of ".*property"$/,
		);
		expect(error.description).toContain('Swap First Record and Second Record. Nothing');
		expect(error.description).toMatch(/HighLevel says: .*is not a record of contact/);
	});
});

it('refuses a location that is not the token’s, naming it', async () => {
	const place = await openPlace();
	const { contacts, properties, idOf } = seeded(place.sandbox);
	const error = await place.refusal({
		resource: 'relation',
		operation: 'create',
		locationId: place.sandbox.otherLocationId,
		association: byId(idOf('buyer_property')),
		firstRecord: byId(contacts[0]),
		secondRecord: byId(properties[1]),
	});
	expect(error.message).toBe(
		`The access token has no access to location ${place.sandbox.otherLocationId}`,
	);
	expect(error.description).toContain('Location ID');
});
