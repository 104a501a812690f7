import { answer, FAMILIES, refusalOf, type Meddle } from '../client.fixture';
import { idIn, numbered, openLookup, PROPERTY, STRICT } from './lookup.fixture';

/** Adds contacts with emails and properties with addresses; the texts that name them, and their IDs. */
function addMany({ add }: Awaited<ReturnType<typeof openLookup>>, contacts: number, all: number) {
	const emails = numbered(contacts, (at) => `row${at}@example.com`);
	const addresses = numbered(all, (at) => `${at} Long Road`);
	return {
		emails,
		addresses,
		contactIds: emails.map((email) => add('contact', { email })),
		propertyIds: addresses.map((address) => add(PROPERTY, { address })),
	};
}

describe.each(FAMILIES)('the lookup of many names by the endpoints %s', (family) => {
	it('asks for 200 contacts by email and 200 properties by name in at most 15 requests', async () => {
		const opened = await openLookup(family);
		const { lookup, requests } = opened;
		const { emails, addresses, contactIds, propertyIds } = addMany(opened, 200, 994);
		const association = { by: 'key', value: 'buyer_property' } as const;
		const rows = emails.map((email, at) => [
			{ of: { association, side: 'first' as const }, text: email },
			{ of: { association, side: 'second' as const }, text: addresses[at] },
		]);
		lookup.announce(rows.flat());
		expect(requests()).toEqual([]);

		const found = await Promise.all(rows.map(async (row) => await lookup.resolve(row, STRICT)));

		expect(found.map(([contact]) => idIn(contact))).toEqual(contactIds);
		expect(found.map(([, property]) => idIn(property))).toEqual(propertyIds.slice(0, 200));
		expect(requests().length).toBeLessThanOrEqual(15);
	});
});

it('the lookup asks for a name once, however often and in whichever way it is spelled', async () => {
	const { add, lookup, resolve, requests } = await openLookup();
	const id = add('contact', { email: 'ada@example.com' });
	const spellings = ['ada@example.com', 'ADA@example.com ', 'email:ada@example.com'];
	lookup.announce(spellings.map((text) => ({ of: { objectKey: 'contact' }, text })));

	const found = await Promise.all(spellings.map(async (text) => await resolve('contact', [text])));
	const again = await resolve('contact', spellings);

	expect([...found.flat(), ...again].map(idIn)).toEqual(Array(6).fill(id));
	expect(requests()).toHaveLength(1);
});

it('the lookup halves a group of filters that is refused, and finds all the same', async () => {
	const opened = await openLookup();
	const { emails, contactIds } = addMany(opened, 200, 0);
	opened.sandbox.settings.mostFilters = 30;

	const found = await opened.resolve('contact', emails);

	expect(found.map(idIn)).toEqual(contactIds);
	// Two of 100, four of 50, eight of 25.
	expect(opened.requests()).toHaveLength(14);
});

it('the lookup reads an object once where that costs less than asking for each name', async () => {
	const opened = await openLookup();
	const { addresses, propertyIds } = addMany(opened, 0, 250);
	await opened.records.titleField(PROPERTY);
	opened.requests();

	const found = await opened.resolve(PROPERTY, addresses.slice(0, 230));

	expect(found.map(idIn)).toEqual(propertyIds.slice(0, 230));
	const bodies = opened.requests().map(({ body }) => body);
	expect(bodies.map((body) => body?.page)).toEqual([1, 2, 3]);
	expect(bodies.every((body) => !body?.query && !body?.filters)).toBe(true);
});

it('the lookup asks for few names of a large object one by one, as documented', async () => {
	const opened = await openLookup();
	const { addresses, propertyIds } = addMany(opened, 0, 500);
	await opened.records.titleField(PROPERTY);
	opened.requests();

	const found = await opened.resolve(PROPERTY, [addresses[420], addresses[430]]);

	expect(found.map(idIn)).toEqual([propertyIds[420], propertyIds[430]]);
	expect(opened.requests().map(({ body }) => body?.query)).toEqual([
		'address:420 Long Road',
		'address:430 Long Road',
	]);
});

describe('the undocumented filters of records', () => {
	it.each(['refused', 'ignored', 'answered'] as const)(
		'are not needed: where they are %s, 40 names of 900 records are found',
		async (recordFilters) => {
			const opened = await openLookup();
			const { addresses, propertyIds } = addMany(opened, 0, 900);
			opened.sandbox.settings.recordFilters = recordFilters;

			const found = await opened.resolve(PROPERTY, addresses.slice(500, 540));

			expect(found.map(idIn)).toEqual(propertyIds.slice(500, 540));
			expect(opened.requests().length).toBeLessThanOrEqual(12);
		},
	);

	it('find a name that free text does not look into', async () => {
		const opened = await openLookup();
		const { add, idOf } = opened;
		addMany(opened, 0, 300);
		const id = add(PROPERTY, { address: 'Mill', town: 'Faraway' });
		await opened.records.titleField(PROPERTY);
		opened.requests();

		expect(await idOf(PROPERTY, 'town:Faraway')).toBe(id);
		// The fields, free text, the filter.
		expect(opened.requests()).toHaveLength(3);
	});

	it('do not show that a name is missing: in other case it is found on the pages', async () => {
		const opened = await openLookup();
		const { add, idOf } = opened;
		const id = add(PROPERTY, { address: 'Mill', town: 'Faraway' });
		addMany(opened, 0, 300);
		expect(await idOf(PROPERTY, 'town:FARAWAY')).toBe(id);
	});
});

it('the lookup of a missing name in a large object does not read the object', async () => {
	const opened = await openLookup();
	addMany(opened, 0, 600);
	await opened.records.titleField(PROPERTY);
	opened.requests();

	expect((await refusalOf(opened.idOf(PROPERTY, '9999 Long Road'))).kind).toBe('notFound');

	const pages = opened.requests().filter(({ body }) => !body?.query && !body?.filters);
	expect(pages).toHaveLength(1);
});

it('a name that a search answers with its part only is looked for on all its pages', async () => {
	const { add, idOf } = await openLookup();
	for (let at = 0; at < 150; at += 1) add(PROPERTY, { address: `Mill Road ${at}` });
	const id = add(PROPERTY, { address: 'Mill Road' });
	expect(await idOf(PROPERTY, 'Mill Road')).toBe(id);
});

describe('a search that fails', () => {
	it('fails the names of its own group alone', async () => {
		const { add, lookup, next } = await openLookup();
		const id = add(PROPERTY, { address: 'Mill' });
		const email = { of: { objectKey: 'contact' }, text: 'ada@example.com' };
		const name = { of: { objectKey: PROPERTY }, text: 'Mill' };
		lookup.announce([email, name]);
		const forbidden: Meddle = async (request, ask) =>
			request.path === '/contacts/search'
				? { status: 403, headers: {}, body: { message: 'no' } }
				: await ask();
		next(forbidden, forbidden);

		const [refused, found] = await Promise.all([
			refusalOf(lookup.resolve([email], STRICT)),
			lookup.resolve([name], STRICT),
		]);

		expect(refused.kind).toBe('forbidden');
		expect(found.map(idIn)).toEqual([id]);
	});

	it('names the scope that is missing', async () => {
		const { idOf, next } = await openLookup();
		next(answer(401, { message: 'The token is not authorized for this scope.' }));
		const refused = await refusalOf(idOf('contact', 'ada@example.com'));
		expect(refused.message).toContain('the scope "contacts.readonly"');
	});

	it('leaves a name alone whose association does not exist, and others too', async () => {
		const { add, lookup } = await openLookup();
		const id = add('contact', { email: 'ada@example.com' });
		const association = { by: 'key', value: 'nobody_nothing' } as const;
		const unknown = { of: { association, side: 'first' as const }, text: 'ada@example.com' };
		const known = { of: { objectKey: 'contact' }, text: 'ada@example.com' };
		lookup.announce([unknown, known]);

		expect((await refusalOf(lookup.resolve([unknown], STRICT))).kind).toBe('notFound');
		expect((await lookup.resolve([known], STRICT)).map(idIn)).toEqual([id]);
	});
});
