import type { IDataObject } from 'n8n-workflow';
import { refusalOf } from '../client.fixture';
import { openLookup, PROPERTY } from './lookup.fixture';

/** A kind of name: of which object, a record that bears it, and how it is asked for. */
type Kind = [what: string, objectKey: string, properties: IDataObject, text: string];

const KINDS: Kind[] = [
	['a contact by its email', 'contact', { email: 'nora@new.example' }, 'Nora@New.example'],
	[
		'a contact by an additional email',
		'contact',
		{ email: 'n@new.example', additionalEmails: [{ email: 'nora@new.example' }] },
		'nora@new.example',
	],
	['a contact by its phone number', 'contact', { phone: '+4930123456' }, '+49 30 123456'],
	['a contact by its national phone number', 'contact', { phone: '+4930123456' }, '030 123456'],
	[
		'a contact by an additional phone number',
		'contact',
		{ phone: '+4940999999', additionalPhones: ['+4930123456'] },
		'+49 30 123456',
	],
	['a contact by its full name', 'contact', { contactName: 'Nora New' }, 'nora new'],
	['a contact by a property', 'contact', { city: 'Newtown' }, 'city:newtown'],
	['a company by its name', 'business', { name: 'New & Sons' }, 'new & sons'],
	['a company by its email', 'business', { name: 'New', email: 'a@new.example' }, 'a@new.example'],
	['a company by its phone number', 'business', { name: 'N', phone: '+4930123456' }, '+4930123456'],
	['a company by a property', 'business', { name: 'N', city: 'Newtown' }, 'city:newtown'],
	['an opportunity by its name', 'opportunity', { name: 'New deal' }, 'new deal'],
	['an opportunity by a property', 'opportunity', { name: 'N', source: 'Fair' }, 'source:fair'],
	['a custom record by its name', PROPERTY, { address: '1 New Road' }, '1 new road'],
	['a custom record by a property', PROPERTY, { address: 'N', town: 'Newtown' }, 'town:newtown'],
	['a custom record by a number', PROPERTY, { address: 'N', bedrooms: 9 }, 'bedrooms:9'],
];

describe.each(KINDS)('the lookup of %s', (_what, objectKey, properties, text) => {
	async function open() {
		const opened = await openLookup();
		opened.sandbox.settings.allowDuplicateContacts = true;
		return opened;
	}

	it('finds the one record that bears it', async () => {
		const { add, idOf } = await open();
		const id = add(objectKey, properties);
		expect(await idOf(objectKey, text)).toBe(id);
	});

	it('refuses one that no record bears', async () => {
		const { idOf } = await open();
		expect((await refusalOf(idOf(objectKey, text))).kind).toBe('notFound');
	});

	it('refuses one that two records bear, naming both', async () => {
		const { add, idOf } = await open();
		const ids = [add(objectKey, properties), add(objectKey, properties)];
		const refused = await refusalOf(idOf(objectKey, text));
		expect(refused.kind).toBe('invalid');
		expect(refused.message).toMatch(/^2 \w+ have /);
		for (const id of ids) expect(refused.message).toContain(id);
	});

	it('finds a record that the search shows late', async () => {
		const { add, idOf, pauses, whilePausing } = await open();
		let id = '';
		whilePausing(() => {
			if (pauses.length === 2) id = add(objectKey, properties);
		});
		expect(await idOf(objectKey, text)).toBe(id);
	});
});

/** What people and programs write into names. */
const SPECIAL: Array<[what: string, stored: string, asked: string]> = [
	['a comma', 'New, Nora', 'new, nora'],
	['a colon', 'Nora: New', 'Nora: New'],
	['a colon and no blank', 'Nora:New', 'nora:new'],
	['quotes', 'Nora "No" O\'New', 'nora "no" o\'new'],
	['a plus sign', 'Nora + Ned', 'nora + ned'],
	['brackets and a star', '[Nora] {New} *', '[nora] {new} *'],
	['a composed umlaut, asked for decomposed', 'M\u00fcller New', 'Mu\u0308ller New'],
	['a decomposed umlaut, asked for composed', 'Mu\u0308ller New', 'M\u00fcller New'],
	['more than 75 characters', `Nora ${'long '.repeat(20)}New`, `nora ${'long '.repeat(20)}NEW`],
	['leading zeros', '007 Nora', '007 nora'],
	['another script', '山田 太郎', '山田 太郎'],
];

describe.each([
	['contact', 'contactName'],
	['business', 'name'],
	['opportunity', 'name'],
	[PROPERTY, 'address'],
])('a name of a record of %s', (objectKey, field) => {
	it.each(SPECIAL)('may hold %s', async (_what, stored, asked) => {
		const { add, idOf } = await openLookup();
		add(objectKey, { [field]: `${stored} b` });
		const id = add(objectKey, { [field]: stored });
		expect(await idOf(objectKey, asked)).toBe(id);
	});
});

it.each([
	['a plus sign', 'nora+deals@new.example'],
	['an apostrophe', "o'new@new.example"],
	['an umlaut', 'n\u00f6ra@new.example'],
	['75 characters and more', `${'n'.repeat(64)}@${'new.'.repeat(10)}example`],
])('an email may hold %s', async (_what, email) => {
	const { add, idOf } = await openLookup();
	add('contact', { email: `x${email}` });
	const id = add('contact', { email });
	expect(await idOf('contact', email.toUpperCase())).toBe(id);
});
