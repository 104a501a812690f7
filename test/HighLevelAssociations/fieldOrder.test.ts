import { openPlace, type Place } from './node.fixture';
import { operationsOf } from './operations.fixture';

describe('fields come out in the order a person reads them', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
	});

	const fieldsOf = async (operation: string, more: object = {}): Promise<string[]> => {
		const [item] = await place.outputs({ ...operationsOf(place.sandbox)[operation], ...more });
		return Object.keys(item);
	};
	const IN_WORDS = [
		'key',
		'firstObjectLabel',
		'firstObjectKey',
		'secondObjectLabel',
		'secondObjectKey',
		'associationType',
		'id',
		'locationId',
	];

	it.each(['create', 'get', 'getAll', 'update'])(
		'association.%s begins with the key and the labels, and ends with the IDs',
		async (operation) => {
			expect(await fieldsOf(`association.${operation}`)).toEqual(IN_WORDS);
		},
	);

	it('association.upsert says first what happened', async () => {
		expect(await fieldsOf('association.upsert')).toEqual(['outcome', ...IN_WORDS]);
	});

	it.each(['get', 'getAll'])(
		'object.%s begins with the key and what it is called',
		async (operation) => {
			const fields = await fieldsOf(`object.${operation}`);
			expect(fields.slice(0, 2)).toEqual(['key', 'labels']);
			expect(fields.indexOf('id')).toBeGreaterThan(fields.indexOf('primaryDisplayProperty'));
		},
	);

	it('the associations of object.getModel do, too', async () => {
		const [model] = await place.outputs(operationsOf(place.sandbox)['object.getModel']);
		const [association] = model.associations as object[];
		expect(Object.keys(association)).toEqual(IN_WORDS);
	});
});
