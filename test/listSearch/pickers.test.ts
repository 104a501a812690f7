import type { FamilyName } from '../../nodes/highLevel/families/EndpointFamily';
import {
	byId,
	byKey,
	fromList,
	openPlace,
	PIT,
	seeded,
	TYPE,
	type Parameters,
	type Place,
} from '../HighLevelAssociations/node.fixture';

let place: Place;
let seed: ReturnType<typeof seeded>;

async function open(endpoints?: FamilyName): Promise<void> {
	place = await openPlace(endpoints);
	seed = seeded(place.sandbox);
}

const search = async (
	method: string,
	parameters: Parameters = {},
	filter?: string,
	paginationToken?: string,
	unresolved?: Record<string, null | undefined>,
) =>
	await place.engine.listSearch({
		type: TYPE,
		method,
		parameters: { resource: 'relation', operation: 'create', ...parameters },
		credentials: { [PIT]: 'pit' },
		filter,
		paginationToken,
		unresolved,
	});
const withToken = (accessToken: string) =>
	place.engine.setCredential('pit', PIT, {
		...place.engine.storedCredential('pit'),
		accessToken,
	});
const under = (key: string) => ({ association: byId(seed.idOf(key)) });

beforeEach(async () => await open());

describe('the list of associations', () => {
	it('shows both labels and the key', async () => {
		const { results, paginationToken } = await search('getAssociations');
		expect(results).toContainEqual({
			name: 'Buyer ↔ Property bought (buyer_property)',
			value: seed.idOf('buyer_property'),
		});
		expect(results).toHaveLength(6);
		expect(paginationToken).toBeUndefined();
	});

	it.each(['BUYER', 'property bought', ' buyer_prop '])(
		'finds "%s" in labels and keys',
		async (text) => {
			const { results } = await search('getAssociations', {}, text);
			expect(results.map(({ value }) => value)).toEqual([seed.idOf('buyer_property')]);
		},
	);

	it('finds the key of an object that a label hides', async () => {
		const { results } = await search('getAssociations', {}, 'custom_objects.PROP');
		const keys = ['buyer_property', 'seller_property', 'tenant_property'];
		expect(results.map(({ value }) => value)).toEqual(keys.map(seed.idOf));
		const ofCompanies = await search('getAssociations', {}, 'business');
		expect(ofCompanies.results.map(({ value }) => value)).toContain(
			seed.idOf('BUSINESSES_CONTACTS_ASSOCIATION'),
		);
	});

	it('comes in pages of a hundred, and a search looks through all of them', async () => {
		for (let number = 0; number < 150; number += 1) {
			place.sandbox.state.associations.add({
				key: `more_${number}`,
				firstObjectKey: 'contact',
				firstObjectLabel: 'Left',
				secondObjectKey: 'business',
				secondObjectLabel: 'Right',
			});
		}
		const first = await search('getAssociations');
		expect(first.results).toHaveLength(100);
		const second = await search('getAssociations', {}, undefined, String(first.paginationToken));
		expect(second.results).toHaveLength(56);
		expect(second.paginationToken).toBeUndefined();
		const { results } = await search('getAssociations', {}, 'more_149');
		expect(results).toHaveLength(1);
	});

	it('shows object keys in the family that knows no labels', async () => {
		await open('objectsAssociation');
		const { results } = await search('getAssociations');
		expect(results).toContainEqual({
			name: 'contact ↔ property (buyer_property)',
			value: seed.idOf('buyer_property'),
		});
	});

	it('fills the filter that several can be chosen in', async () => {
		const options = await place.engine.loadOptions({
			type: TYPE,
			method: 'getAssociationOptions',
			parameters: { resource: 'relation', operation: 'getAll' },
			credentials: { [PIT]: 'pit' },
		});
		expect(options).toContainEqual({
			name: 'Seller ↔ Property sold (seller_property)',
			value: seed.idOf('seller_property'),
		});
	});
});

describe('the list of objects', () => {
	it('shows name and key, and finds either', async () => {
		const { results } = await search('getObjects');
		expect(results.map(({ name }) => name)).toContain('Property (custom_objects.property)');
		expect(results).toHaveLength(4);
		const found = await search('getObjects', {}, 'COMP');
		expect(found.results).toEqual([{ name: 'Company (business)', value: 'business' }]);
	});
});

describe('the list of records', () => {
	it.each(['id', 'key', 'list'])('is of the association’s object, chosen by %s', async (mode) => {
		const value = mode === 'key' ? 'buyer_property' : seed.idOf('buyer_property');
		const association = { __rl: true, mode, value };
		const contacts = await search('getFirstRecords', { association });
		expect(contacts.results[0]).toEqual({
			name: 'Ada Abbott (ada.abbott@example.com)',
			value: seed.contacts[0],
		});
		const properties = await search('getSecondRecords', { association });
		expect(properties.results[0].name).toBe('1 Riverside Lane, Ashford');
		expect(properties.results.map(({ value: id }) => id)).toEqual(seed.properties);
	});

	it.each([
		['getFirstRecords', 'BUSINESSES_CONTACTS_ASSOCIATION', 'Northgate Mortgages'],
		['getFirstRecords', 'OPPORTUNITIES_CONTACTS_ASSOCIATION', /viewing – .+ \((won|open)\)$/],
		[
			'getSecondRecords',
			'OPPORTUNITIES_CONTACTS_ASSOCIATION',
			'Ada Abbott (ada.abbott@example.com)',
		],
	])('%s of %s', async (method, key, name) => {
		const { results } = await search(method, under(key));
		expect(results[0].name).toEqual(typeof name === 'string' ? name : expect.stringMatching(name));
	});

	it('goes on with the next page', async () => {
		const first = await search('getFirstRecords', under('buyer_property'));
		expect(first.results).toHaveLength(50);
		const second = await search(
			'getFirstRecords',
			under('buyer_property'),
			undefined,
			String(first.paginationToken),
		);
		expect(second.results).toHaveLength(10);
		expect(second.paginationToken).toBeUndefined();
		const all = [...first.results, ...second.results].map(({ value }) => value);
		expect(all).toEqual(seed.contacts);
	});

	it('searches for what is typed, cut to what HighLevel takes', async () => {
		const found = await search('getFirstRecords', under('buyer_property'), ' abbott ');
		expect(found.results.length).toBeGreaterThan(0);
		for (const { name } of found.results) expect(name).toMatch(/abbott/i);
		const long = await search('getFirstRecords', under('buyer_property'), 'x'.repeat(90));
		expect(long.results).toEqual([]);
		const road = await search('getSecondRecords', under('buyer_property'), 'mill road');
		expect(road.results.length).toBeGreaterThan(0);
		const deal = { association: byId('OPPORTUNITIES_CONTACTS_ASSOCIATION') };
		const deals = await search('getFirstRecords', deal, 'Castle Hill');
		expect(deals.results).toHaveLength(1);
	});

	it('follows Record Side', async () => {
		const many = { operation: 'createMany', ...under('buyer_property') };
		const first = await search('getSideRecords', many);
		expect(first.results[0].value).toBe(seed.contacts[0]);
		const second = await search('getSideRecords', { ...many, recordSide: 'second' });
		expect(second.results[0].value).toBe(seed.properties[0]);
	});

	it('takes what an expression gave as a number for text', async () => {
		const { results } = await search('getAssociations', { locationId: 1234567 }).catch(
			(error: Error) => ({ results: error.message }),
		);
		expect(results).toBe('The access token has no access to location 1234567');
	});

	it('follows Object where the operation has one', async () => {
		for (const object of [byKey('custom_objects.property'), fromList('custom_objects.property')]) {
			const { results } = await search('getObjectRecords', { operation: 'getAll', object });
			expect(results[0].value).toBe(seed.properties[0]);
		}
	});

	it('works for the family that says object keys bare', async () => {
		await open('objectsAssociation');
		const properties = await search('getSecondRecords', under('buyer_property'));
		expect(properties.results[0].name).toBe('1 Riverside Lane, Ashford');
		const companies = await search('getFirstRecords', under('BUSINESSES_CONTACTS_ASSOCIATION'));
		expect(companies.results[0].name).toBe('Northgate Mortgages');
	});
});

describe('a list that cannot load says why', () => {
	it.each([
		['getAssociations', {}, 'associations.readonly'],
		['getObjects', {}, 'objects/schema.readonly'],
		['getObjectRecords', { operation: 'getAll', object: byKey('contact') }, 'contacts.readonly'],
		[
			'getObjectRecords',
			{ operation: 'getAll', object: byKey('opportunity') },
			'opportunities.readonly',
		],
	])('%s: the scope that is missing', async (method, parameters, scope) => {
		withToken(place.sandbox.createPit({ scopes: [] }));
		await expect(search(method, parameters)).rejects.toMatchObject({
			message: `The access token lacks the scope "${scope}"`,
			description: expect.stringContaining('Add the scope'),
		});
	});

	it('the token that is refused, or the location that is not its own', async () => {
		withToken('pit-rotated-long-ago');
		await expect(search('getAssociations')).rejects.toMatchObject({
			message: 'HighLevel does not accept the access token',
		});
		withToken(place.sandbox.pit);
		const { otherLocationId: locationId } = place.sandbox;
		await expect(search('getAssociations', { locationId })).rejects.toMatchObject({
			message: `The access token has no access to location ${locationId}`,
		});
	});

	it.each([
		['getFirstRecords', { association: fromList('') }, 'Choose Association first'],
		['getSecondRecords', {}, 'Choose Association first'],
		['getSideRecords', { operation: 'sync', association: byId(' ') }, 'Choose Association first'],
		['getObjectRecords', { operation: 'getAll', object: fromList('') }, 'Choose Object first'],
	])('%s %j: what has to be chosen first', async (method, parameters, message) => {
		await expect(search(method, parameters)).rejects.toMatchObject({ message });
		expect(place.asked()).toEqual([]);
	});

	it.each([
		['Association', 'getFirstRecords', { association: byId(null) }],
		['Association', 'getSecondRecords', { association: { __rl: true, mode: 'key' } }],
		['Association', 'getSideRecords', { operation: 'sync', association: null }],
		['Association', 'getFirstRecords', { association: byId('={{ $json.association }}') }],
		['Object', 'getObjectRecords', { operation: 'getAll', object: byKey(undefined) }],
		['Location ID', 'getAssociations', { locationId: '={{ $json.location }}' }],
	])('%s, an expression that has no value before the node runs: %s %j', async (...row) => {
		const [shown, method, parameters] = row;
		await expect(search(method, parameters)).rejects.toMatchObject({
			message: `${shown} is an expression that has no value before the node runs`,
			description: expect.stringContaining(`Give ${shown} a fixed value while you choose`),
		});
		expect(place.asked()).toEqual([]);
	});

	it.each([null, undefined])(
		'Location ID or Record Side, when the editor sends %p for such an expression',
		async (nothing) => {
			const has = (shown: string) => ({
				message: `${shown} is an expression that has no value before the node runs`,
			});
			for (const method of ['getAssociations', 'getObjects']) {
				const list = search(method, {}, undefined, undefined, { locationId: nothing });
				await expect(list).rejects.toMatchObject(has('Location ID'));
			}
			const options = place.engine.loadOptions({
				type: TYPE,
				method: 'getAssociationOptions',
				parameters: { resource: 'relation', operation: 'getAll' },
				credentials: { [PIT]: 'pit' },
				unresolved: { locationId: nothing },
			});
			await expect(options).rejects.toMatchObject(has('Location ID'));
			const many = { operation: 'createMany', ...under('buyer_property') };
			const side = search('getSideRecords', many, '', undefined, { recordSide: nothing });
			await expect(side).rejects.toMatchObject(has('Record Side'));
			expect(place.asked()).toEqual([]);
		},
	);

	it('an association or object that is not there', async () => {
		const association = byKey('nobody_knows');
		await expect(search('getFirstRecords', { association })).rejects.toMatchObject({
			message: expect.stringContaining('no association with the key "nobody_knows"'),
		});
		const object = byKey('custom_objects.nothing');
		await expect(search('getObjectRecords', { operation: 'getAll', object })).rejects.toThrow();
	});
});
