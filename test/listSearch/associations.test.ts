import type { FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { PIT, TYPE } from '../HighLevelAssociations/node.fixture';
import { openPickers, type Pickers } from './pickers.fixture';

let place: Pickers['place'];
let seed: Pickers['seed'];
let search: Pickers['search'];

async function open(endpoints?: FamilyName): Promise<void> {
	({ place, seed, search } = await openPickers(endpoints));
}

beforeEach(async () => await open());

describe('the list of associations', () => {
	it('shows both labels with their objects, first and second, and the key', async () => {
		const { results, paginationToken } = await search('getAssociations');
		expect(results).toContainEqual({
			name: 'Buyer · contact ↔ Property bought · property (buyer_property)',
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
			name: 'Seller · contact ↔ Property sold · property (seller_property)',
			value: seed.idOf('seller_property'),
		});
	});
});
