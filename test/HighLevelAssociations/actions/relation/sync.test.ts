import fc from 'fast-check';
import type * as Hastened from '../../../connection/hastened.fixture';
import { byId, byKey, FAMILIES, openPlace, seeded, type Place } from '../../node.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../../../connection/hastened.fixture').hastened(),
);

const writes = (asked: string[]): string[] => asked.filter((one) => !one.startsWith('GET'));

describe.each(FAMILIES)('syncing a record’s links by the family %s', (family) => {
	let place: Place;
	let seed: ReturnType<typeof seeded>;

	beforeEach(async () => {
		place = await openPlace(family);
		seed = seeded(place.sandbox);
	});

	/** In the seed contacts[0] has bought the properties 0, 12, 24 and 36. */
	const sync = (wanted: string[], more: object = {}) => ({
		resource: 'relation',
		operation: 'sync',
		association: byId(seed.idOf('buyer_property')),
		record: byId(seed.contacts[0]),
		linkedRecordIds: `={{ ${JSON.stringify(wanted)} }}`,
		...more,
	});
	const properties = (...at: number[]): string[] => at.map((number) => seed.properties[number]);
	const linked = () => seed.linkedWith(seed.contacts[0], 'buyer_property').sort();

	it('links what is missing, unlinks the rest, and leaves what is right', async () => {
		const before = place.sandbox.state.relations.list();
		const wanted = properties(12, 1, 36, 2);
		const outputs = await place.outputs(sync(wanted));
		expect(outputs).toEqual([
			{
				created: properties(1, 2),
				deleted: properties(0, 24),
				unchanged: properties(12, 36),
				dryRun: false,
			},
		]);
		expect(linked()).toEqual([...wanted].sort());
		const methods = writes(place.asked()).map((asked) => asked.split(' ')[0]);
		expect(methods).toEqual(['POST', 'POST', 'DELETE', 'DELETE']);
		const others = before.filter(({ firstRecordId }) => firstRecordId !== seed.contacts[0]);
		for (const { id } of others) expect(place.sandbox.state.relations.get(id)).toBeDefined();
	});

	it('sends no write the second time', async () => {
		await place.outputs(sync(properties(1, 2)));
		place.asked();
		const [again] = await place.outputs(sync(properties(2, 1)));
		expect(again).toEqual({
			created: [],
			deleted: [],
			unchanged: properties(2, 1),
			dryRun: false,
		});
		expect(place.asked()).toHaveLength(1);
	});

	it('only tells with Dry Run', async () => {
		const before = linked();
		const [told] = await place.outputs(sync(properties(12, 1), { options: { dryRun: true } }));
		expect(told).toEqual({
			created: properties(1),
			deleted: properties(0, 24, 36),
			unchanged: properties(12),
			dryRun: true,
		});
		expect(linked()).toEqual(before);
		expect(writes(place.asked())).toEqual([]);
	});

	it('unlinks everything for a list that is empty on purpose', async () => {
		const [told] = await place.outputs(sync([]));
		expect(told.deleted).toHaveLength(4);
		expect(linked()).toEqual([]);
	});

	it('works from the second side', async () => {
		const property = seed.properties[0];
		const wanted = [seed.contacts[0], seed.contacts[50]];
		const [told] = await place.outputs(
			sync(wanted, { recordSide: 'second', record: byId(property) }),
		);
		expect(told.unchanged).toEqual([seed.contacts[0]]);
		expect(told.created).toEqual([seed.contacts[50]]);
		expect(seed.linkedWith(seed.contacts[50], 'buyer_property')).toContain(property);
	});

	it('leaves the links of the record on the other side where an object is joined to itself', async () => {
		const { state } = place.sandbox;
		const referrers = byKey('referrer_referred');
		state.link(seed.idOf('referrer_referred'), seed.contacts[50], seed.contacts[0]);
		await place.outputs(sync([], { association: referrers }));
		expect(seed.linkedWith(seed.contacts[0], 'referrer_referred')).toEqual([]);
		expect(seed.linkedWith(seed.contacts[50], 'referrer_referred')).toEqual([seed.contacts[0]]);
	});

	it('refuses a record of the other side before any write', async () => {
		const error = await place.refusal(sync(properties(1), { record: byId(seed.properties[5]) }));
		expect(error.message).toContain('which stands on the first side');
		expect(writes(place.asked())).toEqual([]);
	});

	it('says which record is unknown', async () => {
		const error = await place.refusal(
			sync(properties(1), { record: byId('AAAAAAAAAAAAAAAAAAAA') }),
		);
		expect(error.message).toContain('no record with the ID "AAAAAAAAAAAAAAAAAAAA"');
	});

	it('unlinks nothing when a link cannot be made', async () => {
		const before = linked();
		await place.refusal(sync([...properties(1), '5f0000000000000000000000']));
		for (const id of before) expect(linked()).toContain(id);
		expect(place.asked().filter((asked) => asked.startsWith('DELETE'))).toEqual([]);
	});

	it('ends in exactly the wanted links from any start, and knows it the second time', async () => {
		const some = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 10 });
		let next = 10;
		await fc.assert(
			fc.asyncProperty(some, some, async (start, end) => {
				const contact = seed.contacts[(next += 1)];
				const association = seed.idOf('tenant_property');
				for (const id of properties(...start)) place.sandbox.state.link(association, contact, id);
				const more = { association: byId(association), record: byId(contact) };
				await place.outputs(sync(properties(...end), more));
				expect(seed.linkedWith(contact, 'tenant_property').sort()).toEqual(
					properties(...end).sort(),
				);
				place.asked();
				await place.outputs(sync(properties(...end), more));
				expect(writes(place.asked())).toEqual([]);
			}),
			{ numRuns: 12 },
		);
	});

	it('never leaves less than before and the second run mends, whatever breaks', async () => {
		const action = fc.constantFrom(
			{ drop: true } as const,
			{ status: 500 },
			{ status: 403 },
			{ garbage: '<html>gone</html>' },
			{ truncate: true } as const,
		);
		const moment = fc.constantFrom('before' as const, 'after' as const);
		await fc.assert(
			fc.asyncProperty(action, moment, fc.integer({ min: 0, max: 5 }), async (act, when, skip) => {
				await place.outputs(sync(properties(0, 12, 24)));
				place.sandbox.faults.add({ do: act, when, skip, match: { method: 'POST' } });
				place.sandbox.faults.add({ do: act, when, skip: skip % 3, match: { method: 'DELETE' } });
				const { error } = await place.run(sync(properties(24, 1, 2)));
				if (error) {
					const wanted = new Set(properties(24, 1, 2));
					const allMade = [...wanted].every((id) => linked().includes(id));
					if (!allMade) for (const id of properties(0, 12, 24)) expect(linked()).toContain(id);
				}
				place.sandbox.faults.clear();
				await place.outputs(sync(properties(24, 1, 2)));
				expect(linked()).toEqual(properties(24, 1, 2).sort());
			}),
			{ numRuns: 15 },
		);
	});
});
