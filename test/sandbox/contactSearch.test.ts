import {
	addContact,
	api,
	idsIn,
	locationId,
	passTime,
	sandbox,
	searchContacts,
	seed,
} from './recordsPlace.fixture';

const filter = (field: string, operator: string, value?: unknown) => ({ field, operator, value });
const eq = (field: string, value: unknown) => filter(field, 'eq', value);

describe('the filters of the contact search', () => {
	it('find a contact by e-mail, phone or name, in upper or lower case, and nothing similar', async () => {
		const ada = addContact({
			firstName: 'Ada',
			lastName: 'Unique',
			email: 'ada@unique.example',
			phone: '+491511234567',
		});
		addContact({ firstName: 'Adam', email: 'ada@unique.example.com', phone: '+4915112345678' });

		for (const filters of [
			[eq('email', 'ADA@unique.example')],
			[eq('phone', '+491511234567')],
			[eq('firstNameLowerCase', 'ada'), eq('lastNameLowerCase', 'unique')],
		]) {
			expect(idsIn(await searchContacts({ filters }))).toEqual([ada]);
		}
	});

	it('find a contact by an additional e-mail or phone, given as text or as an object', async () => {
		const text = addContact({ additionalEmails: ['two@example.org'], additionalPhones: ['+1999'] });
		const object = addContact({
			additionalEmails: [{ email: 'three@example.org' }],
			additionalPhones: [{ phone: '+1888' }],
		});

		const found = async (...filters: unknown[]) => idsIn(await searchContacts({ filters }));

		expect(await found(eq('email', 'two@example.org'))).toEqual([text]);
		expect(await found(eq('email', 'three@example.org'))).toEqual([object]);
		expect(await found(eq('phone', '+1888'))).toEqual([object]);
	});

	it('are joined by AND, and those of a group by OR, hundreds of them in one request', async () => {
		const [first, second] = seed.contacts;
		const emailOf = (id: string) => sandbox.state.records.get(id)?.properties.email;
		const either = (...ids: string[]) => ({
			group: 'OR',
			filters: [
				...ids.map((id) => eq('email', emailOf(id))),
				...Array.from({ length: 200 }, (_, i) => eq('email', `nobody${i}@example.org`)),
			],
		});

		expect(idsIn(await searchContacts({ filters: [either(first, second)] }))).toEqual([
			first,
			second,
		]);
		const narrowed = [either(first, second), eq('email', emailOf(second))];
		expect(idsIn(await searchContacts({ filters: narrowed }))).toEqual([second]);
		expect((await searchContacts({ filters: narrowed })).body.total).toBe(1);
	});

	it('know every operator of the reference', async () => {
		passTime(1000);
		const bare = addContact({ firstName: 'Bare', city: 'Ashford' });
		const since = { gte: sandbox.state.records.get(bare)?.createdAt };
		const total = async (...filters: unknown[]) =>
			(await searchContacts({ filters })).body.total as number;

		expect(await total(filter('email', 'exists'))).toBe(60);
		expect(await total(filter('email', 'not_exists'))).toBe(1);
		expect(await total(filter('city', 'not_eq', 'ashford'))).toBe(60);
		expect(await total(filter('city', 'contains', 'SHF'))).toBe(1);
		expect(await total(filter('city', 'not_contains', 'shf'))).toBe(60);
		expect(await total(filter('dateAdded', 'range', since))).toBe(1);
		expect(await total(filter('dateAdded', 'range', { lt: since.gte }))).toBe(60);
	});

	it.each([
		['a value of 76 characters', [eq('email', 'x'.repeat(76))]],
		['no value', [{ field: 'email', operator: 'eq' }]],
		['an unknown operator', [filter('email', 'like', 'x')]],
		['an unknown field', [eq('contactName', 'Ada')]],
		['a group that is neither AND nor OR', [{ group: 'XOR', filters: [eq('city', 'x')] }]],
		['a group of nothing', [{ group: 'OR', filters: [] }]],
		['something that is not a filter', ['email']],
	])('are refused with %s', async (_what, filters) => {
		expect((await searchContacts({ filters })).status).toBe(422);
	});

	it('are refused when there are more than the settings allow, those in groups counted', async () => {
		sandbox.settings.mostFilters = 3;
		const filters = ['a', 'b', 'c'].map((name) => eq('email', `${name}@example.org`));

		expect((await searchContacts({ filters: [{ group: 'OR', filters }] })).status).toBe(200);
		const more = [{ group: 'OR', filters }, eq('city', 'x')];
		expect((await searchContacts({ filters: more })).status).toBe(422);
	});
});

describe('the free text of the contact search', () => {
	it('looks into names, e-mail, phone and company, and into no other field', async () => {
		const odd = addContact({ firstName: 'Odd', city: 'Oddtown', companyName: 'Oddities Ltd' });
		addContact({ firstName: 'Even', city: 'Oddtown', tags: ['odd'], source: 'odd' });

		expect(idsIn(await searchContacts({ query: 'odd' }))).toEqual([odd]);
		expect(idsIn(await searchContacts({ query: 'oddities' }))).toEqual([odd]);
		expect(idsIn(await searchContacts({ query: 'oddtown' }))).toEqual([]);
	});
});

describe('the pages of the contact search', () => {
	it('hold up to 500 contacts and lead to the first 10,000', async () => {
		expect((await searchContacts({ pageLimit: 500 })).body.contacts).toHaveLength(60);
		expect((await searchContacts({ pageLimit: 501 })).status).toBe(422);
		expect((await searchContacts({ pageLimit: 500, page: 20 })).status).toBe(200);
		expect((await searchContacts({ pageLimit: 500, page: 21 })).status).toBe(422);
	});

	it('go on after a contact, and never with a page beside it', async () => {
		const first = await searchContacts({ pageLimit: 25 });
		const { searchAfter } = first.body.contacts[24];

		const second = await searchContacts({ pageLimit: 25, searchAfter });

		expect(idsIn(second)).toEqual(seed.contacts.slice(25, 50));
		expect((await searchContacts({ searchAfter, page: 1 })).status).toBe(422);
	});
});

describe('a search that lags', () => {
	const total = async (email: string) =>
		(await searchContacts({ filters: [eq('email', email)] })).body.total as number;

	it('shows what was written some time later, and the record by itself at once', async () => {
		sandbox.settings.searchLagMs = 3000;
		const { body } = await api.post('/contacts/', { locationId, email: 'late@example.org' });

		expect(await total('late@example.org')).toBe(0);
		expect((await searchContacts({})).body.total).toBe(60);
		expect((await api.get(`/contacts/${body.contact.id}`)).status).toBe(200);
		passTime(2999);
		expect(await total('late@example.org')).toBe(0);
		passTime(1);
		expect(await total('late@example.org')).toBe(1);
		expect((await searchContacts({})).body.total).toBe(61);
	});

	it('shows a changed record as it was until then', async () => {
		const id = addContact({ email: 'old@example.org' });
		sandbox.settings.searchLagMs = 3000;
		await api.put(`/contacts/${id}`, { email: 'new@example.org' });

		expect([await total('old@example.org'), await total('new@example.org')]).toEqual([1, 0]);
		passTime(3000);
		expect([await total('old@example.org'), await total('new@example.org')]).toEqual([0, 1]);
	});

	it('shows at once what the location held at the start, and again after it is renewed', async () => {
		sandbox.settings.searchLagMs = 3000;
		addContact({ email: 'late@example.org' });
		sandbox.renew();
		expect((await searchContacts({})).body.total).toBe(60);
	});
});

describe('the search for a duplicate', () => {
	const duplicate = async (query: string) =>
		(await api.get(`/contacts/search/duplicate?locationId=${locationId}&${query}`)).body.contact;

	it('finds one contact by e-mail, else by phone, and null for none', async () => {
		const ada = addContact({ email: 'ada@unique.example', phone: '+1 999 000' });
		const ben = addContact({ email: 'ben@unique.example', phone: '+1999111' });

		expect((await duplicate('email=ADA@unique.example')).id).toBe(ada);
		expect((await duplicate('number=%2B1999000')).id).toBe(ada);
		expect((await duplicate('email=ben@unique.example&number=%2B1999000')).id).toBe(ben);
		expect(await duplicate('email=nobody@unique.example')).toBeNull();
		sandbox.settings.duplicateOrder = ['phone', 'email'];
		expect((await duplicate('email=ben@unique.example&number=%2B1999000')).id).toBe(ada);
	});

	it('takes no parameter that is not documented', async () => {
		const path = `/contacts/search/duplicate?locationId=${locationId}&phone=1`;
		expect((await api.get(path)).status).toBe(422);
	});
});
