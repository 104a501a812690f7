import { answer, FAMILIES, refusalOf } from '../client.fixture';
import { openLookup, PROPERTY } from './lookup.fixture';

const ADA = {
	firstName: 'Ada',
	lastName: 'Lovelace',
	contactName: 'Ada Lovelace',
	email: 'ada@example.com',
	phone: '+491701234567',
	additionalEmails: [{ email: 'countess@example.com' }],
	additionalPhones: ['+15550100200'],
	city: 'London',
};

describe.each(FAMILIES)('the lookup of a contact by the endpoints %s', (family) => {
	it.each([
		['its email', 'ada@example.com'],
		['its email in other case, with blanks around it', '  ADA@Example.com '],
		['an additional email', 'countess@example.com'],
		['its phone number', '+491701234567'],
		['its phone number as people write it', '+49 (0)170 / 123-45 67'],
		['its phone number with 00', '0049 170 1234567'],
		['its phone number within the country', '0170 1234567'],
		['its phone number without the zero', '170 1234567'],
		['an additional phone number', '+1 (555) 010-0200'],
		['its full name', 'Ada Lovelace'],
		['its full name in other case, with doubled blanks', ' ada   LOVELACE'],
		['a property', 'city:london'],
		['its email as a property', 'email: ada@example.com'],
		['its last name as a property', 'lastName:LOVELACE'],
	])('finds it by %s', async (_, text) => {
		const { add, idOf } = await openLookup(family);
		const ada = add('contact', ADA);
		expect(await idOf('contact', text)).toBe(ada);
	});
});

it.each([
	['half a name', 'Ada'],
	['a longer name', 'Ada Lovelace-King'],
	['half an email', 'ada@example.co'],
	['an email that holds it', 'xada@example.com'],
	['a number that is part of it', '+4917012345'],
	['a number of another country', '+44 170 1234567'],
	['a few digits of its end', '4567'],
	['a property that has another value', 'city:Paris'],
])('the lookup of a contact does not find it by %s', async (_, text) => {
	const { add, idOf, locationId } = await openLookup();
	add('contact', ADA);
	const refused = await refusalOf(idOf('contact', text));
	expect(refused.kind).toBe('notFound');
	expect(refused.message).toMatch(/^No contact with the [a-z ]+ ".+" was found in location /);
	expect(refused.message).toContain(locationId);
});

describe('the lookup of a company', () => {
	const KEYSTONE = { name: '1-800 Flowers', email: 'hello@flowers.example', phone: '+18003569377' };

	it.each(['1-800 flowers', 'HELLO@flowers.example', '+1 800 356-9377', 'name:1-800 Flowers'])(
		'finds it by "%s"',
		async (text) => {
			const { add, idOf } = await openLookup();
			const company = add('business', KEYSTONE);
			expect(await idOf('company', text)).toBe(company);
		},
	);

	it('finds one whose name looks like an email', async () => {
		const { add, idOf } = await openLookup();
		const company = add('business', { name: '@home' });
		expect(await idOf('business', '@Home')).toBe(company);
	});

	it('takes one that has the name and another that has the email for several', async () => {
		const { add, idOf } = await openLookup();
		add('business', { name: 'office@flowers.example' });
		add('business', { name: 'Flowers', email: 'office@flowers.example' });
		const refused = await refusalOf(idOf('business', 'office@flowers.example'));
		expect(refused.message).toContain('2 companies have the name or email');
	});
});

describe('the lookup of an opportunity', () => {
	it('finds it by its name', async () => {
		const { add, idOf } = await openLookup();
		const deal = add('opportunity', { name: 'Mill Road viewing – Ada', status: 'open' });
		add('opportunity', { name: 'Mill Road viewing – Ada (2)', status: 'open' });
		expect(await idOf('opportunity', 'mill road viewing – ada')).toBe(deal);
	});

	it('finds it by a property its search does not look into', async () => {
		const { add, idOf } = await openLookup();
		add('opportunity', { name: 'Open deal', status: 'open' });
		const deal = add('opportunity', { name: 'Won deal', status: 'won' });
		expect(await idOf('opportunity', 'status:won')).toBe(deal);
	});
});

describe('the lookup of a custom record', () => {
	it.each([
		['a plain name', '9 Quay Street', '9 quay street'],
		['commas', '9 Quay Street, Flat 2, Ashford', '9 Quay Street, Flat 2, Ashford'],
		['a colon', 'Suite: 12', 'Suite: 12'],
		['a colon and no blank', 'Suite:12', 'suite:12'],
		['a property in front of a name with a colon', 'Suite: 12', 'address:Suite: 12'],
		['quotes', 'The "Old" Mill', 'the "old" mill'],
		['a plus sign', 'Mill + Barn', 'mill + barn'],
		['an at sign', 'Mill @ the Lake', 'mill @ the lake'],
		['brackets', '[Mill] {Barn} *', '[mill] {barn} *'],
		['a composed umlaut, asked for decomposed', 'M\u00fchlweg 3', 'Mu\u0308hlweg 3'],
		['a decomposed umlaut, asked for composed', 'Mu\u0308hlweg 3', 'M\u00fchlweg 3'],
		['more than 75 characters', `Mill ${'long '.repeat(20)}road`, `mill ${'long '.repeat(20)}ROAD`],
		['a leading zero', '007', '007'],
		['digits and phone signs', '+49 170', '+49 170'],
		['another script', '渋谷区 1-2', '渋谷区 1-2'],
		['doubled blanks', 'Mill  Road', ' mill road '],
	])('finds one whose name has %s', async (_, address, text) => {
		const { add, idOf } = await openLookup();
		const property = add(PROPERTY, { address });
		add(PROPERTY, { address: `${address} b` });
		expect(await idOf(PROPERTY, text)).toBe(property);
	});

	it('does not take one number for another with other zeros', async () => {
		const { add, idOf } = await openLookup();
		add(PROPERTY, { address: '7' });
		expect((await refusalOf(idOf(PROPERTY, '007'))).kind).toBe('notFound');
	});

	it.each([
		['a text', 'town:Ashford', { address: 'A', town: 'Ashford' }],
		['a number', 'bedrooms:3', { address: 'A', bedrooms: 3 }],
		['money', 'price:250000', { address: 'A', price: { currency: 'USD', value: 250_000 } }],
		['an option', 'status:sold', { address: 'A', status: 'sold' }],
		['one of several options', 'features:lift', { address: 'A', features: ['garden', 'lift'] }],
		['a date', 'listed_on:2026-03-01', { address: 'A', listed_on: '2026-03-01' }],
		['a phone number', 'agent_phone:0170 1234567', { address: 'A', agent_phone: '+491701234567' }],
	])('finds it by a property that is %s', async (_, text, properties) => {
		const { sandbox, idOf } = await openLookup();
		sandbox.renew('empty');
		const { id } = sandbox.state.records.add({ objectKey: PROPERTY, properties });
		sandbox.state.records.add({ objectKey: PROPERTY, properties: { address: 'B' } });
		expect(await idOf(PROPERTY, text)).toBe(id);
	});

	it('is refused where the object has no primary display property', async () => {
		const { idOf, next } = await openLookup();
		next(answer(200, { objects: [{ key: PROPERTY }] }));
		const refused = await refusalOf(idOf(PROPERTY, 'anything'));
		expect(refused).toMatchObject({ kind: 'invalid' });
		expect(refused.message).toContain('has no primary display property');
	});
});

it.each(['', '  ', '\u00a0'])('the lookup refuses the empty name "%s"', async (text) => {
	const { idOf, requests } = await openLookup();
	expect((await refusalOf(idOf('contact', text))).kind).toBe('invalid');
	expect(requests()).toEqual([]);
});

it('the lookup refuses a property without a value', async () => {
	const { idOf, requests } = await openLookup();
	const refused = await refusalOf(idOf('contact', 'email: '));
	expect(refused.message).toBe('The name "email:" has no value after "email:"');
	expect(requests()).toEqual([]);
});

it('the lookup asks for the fields of an object only where a name has a colon', async () => {
	const { add, resolve, asked } = await openLookup();
	add(PROPERTY, { address: 'Mill' });
	add(PROPERTY, { address: 'Suite:12' });
	await resolve(PROPERTY, ['Mill']);
	expect(asked()).not.toContain(`GET /objects/${PROPERTY}`);
	await resolve(PROPERTY, ['Suite:12', 'address:Mill']);
	expect(asked().filter((each) => each === `GET /objects/${PROPERTY}`)).toHaveLength(1);
});

it('the lookup takes a contact with a colon in its name for what it is without the scope of fields', async () => {
	const { add, idOf, next } = await openLookup();
	const contact = add('contact', { firstName: 'Note:', lastName: 'Ada', contactName: 'Note: Ada' });
	next(answer(401, { message: 'The token is not authorized for this scope.' }));
	expect(await idOf('contact', 'Note: Ada')).toBe(contact);
});

it('the lookup finds a contact by a custom field', async () => {
	const { idOf, next, locationId } = await openLookup();
	const contact = { id: 'c1', locationId, customFields: [{ id: 'f1', value: 'K-42' }] };
	next(
		answer(200, { fields: [{ id: 'f1', fieldKey: 'contact.customer_number', name: 'No.' }] }),
		answer(200, { contacts: [contact, { id: 'c2', customFields: [] }], total: 2 }),
	);
	expect(await idOf('contact', 'customer_number:k-42')).toBe('c1');
});
