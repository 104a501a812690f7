import { byKey, openPlace, type Place } from './node.fixture';

describe('many input items', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
	});

	const get = { resource: 'association', operation: 'get' };

	describe('when one is refused', () => {
		const three = {
			input: ['buyer_property', 'nobody_knows', 'seller_property'].map((key) => ({ key })),
		};
		const byEach = { ...get, association: byKey('={{ $json.key }}') };

		it('the run stops, naming the item and how many were done', async () => {
			const error = await place.refusal({ ...byEach, options: { concurrency: 1 } }, three);
			expect(error.message).toContain('"nobody_knows"');
			expect(error.context?.itemIndex).toBe(1);
			expect(error.message).toContain('[item 1] (1 of 3 items were done)');
			expect(place.asked()).toHaveLength(2);
		});

		it('the others go on with Continue On Fail, and the item carries what happened', async () => {
			const { items, error } = await place.run(byEach, { ...three, continueOnFail: true });
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json.key ?? json.error)).toEqual([
				'buyer_property',
				expect.stringContaining('no association with the key "nobody_knows"'),
				'seller_property',
			]);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
				{ item: 2 },
			]);
		});

		it('it goes to the error output where the node has one', async () => {
			const { outputs } = await place.run(byEach, { ...three, onError: 'continueErrorOutput' });
			const [done, refused] = outputs;
			expect(done.map(({ json }) => json.key)).toEqual(['buyer_property', 'seller_property']);
			expect(refused).toHaveLength(1);
			expect(refused[0].json.error).toContain('"nobody_knows"');
			expect(refused[0].pairedItem).toEqual({ item: 1 });
		});

		it.each([
			['continueRegularOutput', 0],
			['continueErrorOutput', 1],
		] as const)('it tells what to do and what HighLevel said (%s)', async (onError, output) => {
			const { outputs } = await place.run(byEach, { ...three, onError });
			const refused = outputs[output].filter(({ json }) => json.error);
			expect(refused).toHaveLength(1);
			expect(refused[0].json.error).toContain('"nobody_knows"');
			expect(refused[0].json.message).toMatch(
				/^Choose it from the list.*\nHighLevel says: Association not found\.\nTrace ID: /,
			);
			// n8n adds what the item came in with.
			if (output === 1) expect(refused[0].json.key).toBe('nobody_knows');
			expect(JSON.stringify(refused)).not.toContain(place.sandbox.pit);
		});

		it('an unreadable one stops everything before the first request', async () => {
			const input = [{ key: 'buyer_property' }, { key: '' }];
			await place.refusal(byEach, { input });
			expect(place.asked()).toEqual([]);
		});

		it('an unreadable one is refused alone with Continue On Fail', async () => {
			const input = [{ key: 'buyer_property' }, { key: '' }];
			const { items } = await place.run(byEach, { input, onError: 'continueRegularOutput' });
			expect(items[0].json.key).toBe('buyer_property');
			expect(items[1].json).toEqual({
				error: '"Association" is empty [item 1]',
				message: 'Choose from the list, or give an ID or key.',
			});
			expect(place.asked()).toHaveLength(1);
		});

		it('an expression that cannot be resolved is refused as that item’s', async () => {
			const { items } = await place.run(
				{ ...get, association: byKey('={{ $("Nowhere").item.json.key }}') },
				{ continueOnFail: true },
			);
			expect(items[0].json.error).toEqual(expect.any(String));
			expect(place.asked()).toEqual([]);
		});
	});
});
