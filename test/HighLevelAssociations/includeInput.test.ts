import type * as Hastened from '../connection/hastened.fixture';
import { byKey, openPlace, seeded, type Place } from './node.fixture';
import { OPERATIONS, operationsOf } from './operations.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../connection/hastened.fixture').hastened(),
);

describe('Include Input Fields', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
	});

	it.each(OPERATIONS)('is offered by %s and keeps the fields of the item', async (name) => {
		const parameters = operationsOf(place.sandbox)[name];
		const options = { ...(parameters.options as object), includeInput: true };
		const input = [{ rowEmail: 'ada@example.com', row: 7 }];
		const [item] = await place.outputs({ ...parameters, options }, { input });
		expect(item).toMatchObject(input[0]);
		const before = Object.keys(item).slice(0, Object.keys(item).indexOf('rowEmail'));
		expect(before.filter((field) => !['outcome', 'reason', 'deleted'].includes(field))).toEqual([]);
		const [without] = await (await openPlace()).outputs(parameters, { input });
		expect(without ?? {}).not.toHaveProperty('rowEmail');
	});

	it('keeps each item’s own fields, on every output of it', async () => {
		const { contacts } = seeded(place.sandbox);
		const parameters = {
			...operationsOf(place.sandbox)['relation.createMany'],
			association: byKey('tenant_property'),
			record: { __rl: true, mode: 'id', value: '={{ $json.contact }}' },
			options: { includeInput: '={{ $json.keep }}' },
		};
		const input = [
			{ contact: contacts[0], keep: true },
			{ contact: contacts[1], keep: false },
		];
		const { items, error } = await place.run(parameters, { input });
		expect(error).toBeUndefined();
		for (const { json, pairedItem } of items) {
			const { item } = pairedItem as { item: number };
			expect(json.contact).toBe(item === 0 ? contacts[0] : undefined);
		}
	});

	it('lets the output win where both have a field', async () => {
		const parameters = operationsOf(place.sandbox)['association.get'];
		const [plain] = await place.outputs(parameters);
		const [item] = await place.outputs(
			{ ...parameters, options: { includeInput: true } },
			{ input: [{ id: 'of the row', key: 'of the row', mine: 1 }] },
		);
		expect(item).toEqual({ ...plain, mine: 1 });
	});

	it('puts the fields of the item after what happened and before the IDs', async () => {
		const parameters = operationsOf(place.sandbox)['relation.create'];
		const [linked] = await place.outputs(
			{ ...parameters, options: { includeInput: true } },
			{ input: [{ Email: 'ada@example.com' }] },
		);
		expect(Object.keys(linked).slice(0, 4)).toEqual(['outcome', 'reason', 'Email', 'id']);
		expect(linked.reason).toBeNull();
		const [skipped] = await place.outputs(
			{
				...parameters,
				firstRecord: { __rl: true, mode: 'name', value: 'nobody@example.com' },
				options: { includeInput: true, whenNone: 'skip' },
			},
			{ input: [{ Email: 'nobody@example.com' }] },
		);
		expect(Object.keys(skipped)).toEqual(['outcome', 'reason', 'Email']);
	});

	it('keeps the fields of a refused item where the run continues', async () => {
		const parameters = {
			...operationsOf(place.sandbox)['relation.create'],
			firstRecord: { __rl: true, mode: 'name', value: '={{ $json.Email }}' },
			options: { includeInput: true },
		};
		const input = [
			{ Email: 'nobody@example.com', error: 'of the row' },
			{ Email: '', row: 7 },
		];
		const { items } = await place.run(parameters, { input, onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => json)).toEqual([
			{
				outcome: 'refused',
				reason: items[0].json.error,
				Email: 'nobody@example.com',
				error: expect.stringContaining('nobody@example.com'),
				message: expect.any(String),
			},
			{
				outcome: 'refused',
				reason: items[1].json.error,
				Email: '',
				row: 7,
				error: expect.stringContaining('is empty'),
				message: expect.any(String),
			},
		]);
		expect(Object.keys(items[0].json).slice(0, 3)).toEqual(['outcome', 'reason', 'Email']);
	});

	it('leaves a refused item as n8n needs it to be', async () => {
		const parameters = {
			...operationsOf(place.sandbox)['association.get'],
			association: byKey('nobody_knows'),
			options: { includeInput: true },
		};
		const { outputs } = await place.run(parameters, {
			input: [{ email: 'ada@example.com' }],
			onError: 'continueErrorOutput',
		});
		expect(outputs[1][0].json).toMatchObject({ email: 'ada@example.com' });
		expect(outputs[1][0].json.error).toContain('nobody_knows');
	});
});
