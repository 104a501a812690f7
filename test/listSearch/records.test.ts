import type { FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { byId, byKey, fromList } from '../HighLevelAssociations/node.fixture';
import { openPickers, type Pickers } from './pickers.fixture';

let seed: Pickers['seed'];
let search: Pickers['search'];
let under: Pickers['under'];

async function open(endpoints?: FamilyName): Promise<void> {
	({ seed, search, under } = await openPickers(endpoints));
}

beforeEach(async () => await open());

describe('the list of records', () => {
	it.each(['id', 'key', 'list'])('is of the association’s object, chosen by %s', async (mode) => {
		const value = mode === 'key' ? 'buyer_property' : seed.idOf('buyer_property');
		const association = { __rl: true, mode, value };
		const contacts = await search('getFirstRecords', { association });
		expect(contacts.results[0]).toEqual({
			name: 'Ada Abbott · Buyer (ada.abbott@example.com)',
			value: seed.contacts[0],
		});
		const properties = await search('getSecondRecords', { association });
		expect(properties.results[0].name).toBe('1 Riverside Lane, Ashford · Property bought');
		expect(properties.results.map(({ value: id }) => id)).toEqual(seed.properties);
	});

	it.each([
		['getFirstRecords', 'BUSINESSES_CONTACTS_ASSOCIATION', 'Northgate Mortgages · Company'],
		[
			'getFirstRecords',
			'OPPORTUNITIES_CONTACTS_ASSOCIATION',
			/viewing – .+ · Opportunity \((won|open)\)$/,
		],
		[
			'getSecondRecords',
			'OPPORTUNITIES_CONTACTS_ASSOCIATION',
			'Ada Abbott · Contact (ada.abbott@example.com)',
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
		expect(properties.results[0].name).toBe('1 Riverside Lane, Ashford · property');
		const companies = await search('getFirstRecords', under('BUSINESSES_CONTACTS_ASSOCIATION'));
		expect(companies.results[0].name).toBe('Northgate Mortgages · company');
	});
});
