import type { RunResult } from '../../../harness/engine';
import { byId, openPlace, FAMILIES, seeded, type Place } from '../../node.fixture';

/** New links of one property. */
const COUNT = 220;

const hintsOf = ({ runData }: RunResult): string[] =>
	Object.values(runData)
		.flat()
		.flatMap(({ hints }) => (hints ?? []).map(({ message }) => message));

describe.each(FAMILIES)('Use Bulk Requests, by the family %s,', (family) => {
	let place: Place;
	let seed: ReturnType<typeof seeded>;
	const official = family === 'associations';

	beforeEach(async () => {
		place = await openPlace(family);
		place.sandbox.renew({ contacts: COUNT, properties: 1, relations: 0 });
		seed = seeded(place.sandbox);
	});

	const linkedRecords = () => ({
		resource: 'relation',
		association: byId(seed.idOf('buyer_property')),
		recordSide: 'second',
		record: byId(seed.properties[0]),
		linkedRecordIds: seed.contacts.join('\n'),
		options: { bulk: true },
	});
	/** Runs one of the three operations over all contacts. */
	const runs = {
		create: async (whenExists = 'return') =>
			await place.run(
				{
					resource: 'relation',
					operation: 'create',
					association: byId(seed.idOf('buyer_property')),
					firstRecord: byId('={{ $json.contact }}'),
					secondRecord: byId(seed.properties[0]),
					options: { bulk: true, whenExists },
				},
				{ input: seed.contacts.map((contact) => ({ contact })) },
			),
		createMany: async () => await place.run({ ...linkedRecords(), operation: 'createMany' }),
		sync: async () => await place.run({ ...linkedRecords(), operation: 'sync' }),
	};
	const linked = () =>
		place.sandbox.state.relations
			.list()
			.map(({ firstRecordId }) => firstRecordId)
			.sort();
	const all = () => [...seed.contacts].sort();

	describe.each(['create', 'createMany', 'sync'] as const)('in the operation %s', (operation) => {
		it('makes 220 new links of one record with 14 requests at most, where the account has such requests', async () => {
			const result = await runs[operation]();
			expect(result.error).toBeUndefined();
			expect(linked()).toEqual(all());
			const asked = place.asked();
			if (official) {
				expect(asked.length).toBeLessThanOrEqual(14);
				expect(hintsOf(result)).toEqual([]);
			} else {
				expect(asked.length).toBeGreaterThan(COUNT);
				expect(hintsOf(result)).toEqual([expect.stringContaining('were made one by one')]);
				expect(place.engine.log.records()).toContainEqual(
					expect.objectContaining({
						level: 'info',
						message: expect.stringContaining('Linking many records in one request is not possible'),
					}),
				);
			}
		});

		it('finds them the next time with 14 requests at most', async () => {
			if (!official) return;
			await runs[operation]();
			place.asked();
			const result = await runs[operation]();
			expect(place.asked().length).toBeLessThanOrEqual(14);
			if (operation === 'sync') {
				expect(result.items[0].json).toMatchObject({ created: [], deleted: [] });
			} else {
				expect(result.items.map(({ json }) => json.outcome)).toEqual(
					Array<string>(COUNT).fill('existing'),
				);
			}
		});

		it.each(['off', 'refuses', 'loses'] as const)(
			'loses no link where the endpoint is "%s"',
			async (bulk) => {
				place.sandbox.settings.bulk = bulk;
				const result = await runs[operation]();
				expect(result.error).toBeUndefined();
				expect(linked()).toEqual(all());
				if (official && bulk !== 'loses') {
					expect(hintsOf(result)).toEqual([
						expect.stringContaining(`status ${bulk === 'off' ? 404 : 422}`),
					]);
				}
			},
		);

		it('takes smaller groups where HighLevel takes fewer links at once', async () => {
			place.sandbox.settings.mostBulk = 30;
			const result = await runs[operation]();
			expect(linked()).toEqual(all());
			expect(hintsOf(result)).toHaveLength(official ? 0 : 1);
		});
	});

	it('gives the items of Create in their order, each with its own relation', async () => {
		const { items } = await runs.create();
		expect(items.map(({ json }) => json.firstRecordId)).toEqual(seed.contacts);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			seed.contacts.map((_, item) => ({ item })),
		);
		for (const { json } of items) {
			expect(json.outcome).toBe('created');
			expect(place.sandbox.state.relations.get(String(json.id))).toMatchObject({
				firstRecordId: json.firstRecordId,
			});
		}
	});

	it('stops Create at an existing link with "Raise an Error", and names the item', async () => {
		place.sandbox.state.link(seed.idOf('buyer_property'), seed.contacts[3], seed.properties[0]);
		const { error } = await runs.create('error');
		expect(error).toMatchObject({
			message: expect.stringContaining('are already linked'),
			context: { itemIndex: 3 },
		});
	});

	it('is off by default: each link is a request', async () => {
		await place.run({ ...linkedRecords(), operation: 'createMany', options: {} });
		expect(place.asked().filter((one) => one.startsWith('POST'))).toHaveLength(COUNT);
	});
});
