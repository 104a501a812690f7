import { FAMILIES, openClient, refusalOf, type Meddle } from '../client.fixture';

const SEED = { contacts: 30, properties: 12, relations: 0 };

/** A place with more contacts than properties, and a link of each so-many-th contact. */
async function openLinked(family?: Parameters<typeof openClient>[0], every = 3) {
	const opened = await openClient(family);
	const { sandbox } = opened;
	sandbox.renew(SEED);
	const { records, relations } = sandbox.state;
	const contacts = records.list('contact').map(({ id }) => id);
	const properties = records.list('custom_objects.property').map(({ id }) => id);
	const buyers = sandbox.state.associations.byKey('buyer_property')?.id ?? '';
	contacts.forEach((contact, at) => {
		if (at % every === 0) sandbox.state.link(buyers, contact, properties[at % 4]);
	});
	return {
		...opened,
		contacts,
		properties,
		buyers,
		held: () => relations.list().map(({ id }) => id),
		link: (contact: string, property: string) => sandbox.state.link(buyers, contact, property),
	};
}

describe.each(FAMILIES)('all links of an association, by the endpoints %s', (family) => {
	it('come once each, whatever the association is named by', async () => {
		const place = await openLinked(family);
		for (const name of ['buyer_property', place.buyers]) {
			const found = await place.client().wholeAssociations.linksOf([name]);
			expect(found.map(({ id }) => id).sort()).toEqual(place.held().sort());
			expect(found[0]).toMatchObject({ associationId: place.buyers });
		}
	});

	it('come in the same order, whichever record is answered first', async () => {
		const place = await openLinked(family);
		const linksOf = async () =>
			(await place.client(5).wholeAssociations.linksOf(['buyer_property'])).map(({ id }) => id);
		const found = await linksOf();
		place.sandbox.faults.add({ match: { path: /\/relations\/\w+$/ }, do: { delayMs: 60 } });
		expect(await linksOf()).toEqual(found);
	});

	it('are read from the side with fewer records', async () => {
		const place = await openLinked(family);
		await place.client().wholeAssociations.linksOf(['buyer_property']);
		const read = place.asked().filter((request) => request.includes('/relations/'));
		const records = read.map((request) => String(request.split('/').pop()));
		expect(records.length).toBeGreaterThan(3);
		expect(records.filter((id) => !place.properties.includes(id))).toEqual([]);
	});

	it('are read from the other side where the token may not see the records of the smaller', async () => {
		const place = await openLinked(family);
		place.sandbox.faults.add({
			match: { path: '/objects/custom_objects.property/records/search' },
			times: Infinity,
			do: { status: 401, body: { message: 'The token is not authorized for this scope.' } },
		});
		const found = await place.client().wholeAssociations.linksOf(['buyer_property']);
		expect(found.map(({ id }) => id).sort()).toEqual(place.held().sort());
	});

	it('are refused with the scope where the token may see the records of neither side', async () => {
		const place = await openLinked(family);
		place.sandbox.faults.add({
			match: { path: /search$/ },
			times: Infinity,
			do: { status: 401, body: { message: 'The token is not authorized for this scope.' } },
		});
		const refused = await refusalOf(place.client().wholeAssociations.linksOf(['buyer_property']));
		expect(refused.kind).toBe('scopeMissing');
		expect(refused.message).toContain('contacts.readonly');
	});

	it('stop at the limit', async () => {
		const place = await openLinked(family);
		const found = await place.client(1).wholeAssociations.linksOf(['buyer_property'], { limit: 2 });
		expect(found).toHaveLength(2);
		const read = place.asked().filter((request) => request.includes('/relations/'));
		expect(read.length).toBeLessThan(place.properties.length);
	});

	it('of an association without links are none', async () => {
		const place = await openClient(family);
		place.sandbox.renew({ contacts: 2, properties: 2, relations: 0 });
		expect(await place.client().wholeAssociations.linksOf(['buyer_property'])).toEqual([]);
	});

	it('are refused where the association is not there', async () => {
		const { client } = await openClient(family);
		const refused = await refusalOf(client().wholeAssociations.linksOf(['nobody']));
		expect(refused.kind).toBe('notFound');
	});
});

describe('the links that a search gives along', () => {
	const read = (requests: string[]) =>
		requests.filter((request) => request.includes('/associations/relations/')).length;

	it('save the requests for records without links once they were seen to be right', async () => {
		const place = await openLinked('associations');
		place.sandbox.renew({ contacts: 200, properties: 120, relations: 0 });
		const { state } = place.sandbox;
		const [contact] = state.records.list('contact');
		const properties = state.records.list('custom_objects.property');
		const buyers = state.associations.byKey('buyer_property')?.id ?? '';
		for (const { id } of properties.slice(0, 10)) state.link(buyers, contact.id, id);

		const found = await place.client().wholeAssociations.linksOf(['buyer_property']);

		expect(found).toHaveLength(10);
		// Those with links, and one of ten of the others.
		expect(read(place.asked())).toBeLessThan(30);
	});

	it.each(['empty', 'wrong'] as const)('lose nothing where they are %s', async (said) => {
		const place = await openLinked('associations');
		place.sandbox.settings.recordRelations = said;
		const found = await place.client().wholeAssociations.linksOf(['buyer_property']);
		expect(found.map(({ id }) => id).sort()).toEqual(place.held().sort());
	});

	it('lose nothing where they are right on the first page and left out on the second', async () => {
		const place = await openLinked('associations');
		place.sandbox.renew({ contacts: 300, properties: 120, relations: 0 });
		const { state } = place.sandbox;
		const [contact] = state.records.list('contact');
		const properties = state.records.list('custom_objects.property');
		const buyers = state.associations.byKey('buyer_property')?.id ?? '';
		for (const { id } of properties) state.link(buyers, contact.id, id);
		const hide: Meddle = async (request, ask) => {
			const response = await ask();
			const { records } = response.body as { records?: Array<{ relations: unknown }> };
			if (request.body?.searchAfter) for (const record of records ?? []) record.relations = [];
			return response;
		};
		place.next(...Array.from({ length: 200 }, () => hide));

		const found = await place.client().wholeAssociations.linksOf(['buyer_property']);

		expect(found).toHaveLength(120);
	});

	it('never spare a record whose own list is asked for in any case', async () => {
		const place = await openLinked('associations');
		const { length } = place.properties;
		const alwaysRead = new Set(place.properties);
		await place.client().wholeAssociations.linksOf(['buyer_property'], { alwaysRead });
		expect(read(place.asked())).toBe(length);
	});
});

it('links of an object with itself come once each', async () => {
	const { client, sandbox } = await openClient();
	sandbox.renew(SEED);
	const { state, locationId } = sandbox;
	const contacts = state.records.list('contact').map(({ id }) => id);
	const { id: friends } = state.associations.add({
		locationId,
		key: 'friends',
		firstObjectKey: 'contact',
		firstObjectLabel: 'Friend',
		secondObjectKey: 'contact',
		secondObjectLabel: 'Friend of',
		associationType: 'USER_DEFINED',
	});
	for (const at of [0, 1, 2]) state.link(friends, contacts[at], contacts[at + 1]);
	expect(await client().wholeAssociations.linksOf(['friends'])).toHaveLength(3);
});
