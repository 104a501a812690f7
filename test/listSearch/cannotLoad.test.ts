import { byId, byKey, fromList, PIT, TYPE } from '../HighLevelAssociations/node.fixture';
import { openPickers, type Pickers } from './pickers.fixture';

let place: Pickers['place'];
let search: Pickers['search'];
let withToken: Pickers['withToken'];
let under: Pickers['under'];

beforeEach(async () => {
	({ place, search, withToken, under } = await openPickers());
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
			message: 'HighLevel does not accept the access token: Invalid token: access token is invalid',
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
		['Location', 'getAssociations', { locationId: '={{ $json.location }}' }],
	])('%s, an expression that has no value before the node runs: %s %j', async (...row) => {
		const [shown, method, parameters] = row;
		await expect(search(method, parameters)).rejects.toMatchObject({
			message: `${shown} is an expression that has no value before the node runs`,
			description: expect.stringContaining(`Give ${shown} a fixed value while you choose`),
		});
		expect(place.asked()).toEqual([]);
	});

	it.each([null, undefined])(
		'Location or Record Side, when the editor sends %p for such an expression',
		async (nothing) => {
			const has = (shown: string) => ({
				message: `${shown} is an expression that has no value before the node runs`,
			});
			for (const method of ['getAssociations', 'getObjects']) {
				const list = search(method, {}, undefined, undefined, { locationId: nothing });
				await expect(list).rejects.toMatchObject(has('Location'));
			}
			const options = place.engine.loadOptions({
				type: TYPE,
				method: 'getAssociationOptions',
				parameters: { resource: 'relation', operation: 'getAll' },
				credentials: { [PIT]: 'pit' },
				unresolved: { locationId: nothing },
			});
			await expect(options).rejects.toMatchObject(has('Location'));
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
