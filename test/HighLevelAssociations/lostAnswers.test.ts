import type * as Hastened from '../connection/hastened.fixture';
import { byKey, FAMILIES, openPlace, seeded, type Place } from './node.fixture';
import { operationsOf } from './operations.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../connection/hastened.fixture').hastened(),
);

/** What can become of an answer after the work is done. */
const LOSSES = [
	['the connection breaks', { drop: true }],
	['the answer breaks off', { truncate: true }],
	['the answer is a 500', { status: 500 }],
	['the answer is a 503', { status: 503 }],
] as const;

describe.each(FAMILIES)('an answer lost after the work was done, in the family %s', (family) => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace(family);
	});

	const lose = (method: string, act: (typeof LOSSES)[number][1], times = 1) =>
		place.sandbox.faults.add({ do: act, when: 'after', times, match: { method } });

	it.each(LOSSES)('a link is created once and counts as created when %s', async (_what, act) => {
		const seed = seeded(place.sandbox);
		lose('POST', act);
		const [created] = await place.outputs(operationsOf(place.sandbox)['relation.create']);
		const stored = place.sandbox.state.relations.find(
			seed.idOf('buyer_property'),
			seed.contacts[0],
			seed.properties[1],
		);
		expect(created).toMatchObject({ id: stored?.id, outcome: 'created' });
	});

	it.each(LOSSES)(
		'it is no existing link even where those are refused, when %s',
		async (_what, act) => {
			lose('POST', act);
			const [created] = await place.outputs({
				...operationsOf(place.sandbox)['relation.create'],
				options: { whenExists: 'error' },
			});
			expect(created.outcome).toBe('created');
		},
	);

	it.each(LOSSES)('an association is created once when %s', async (_what, act) => {
		for (const operation of ['association.create', 'association.upsert']) {
			lose('POST', act);
			const parameters = { ...operationsOf(place.sandbox)[operation], key: `once_${operation}` };
			const [created] = await place.outputs(parameters);
			const stored = place.sandbox.state.associations.byKey(`once_${operation}`);
			expect(created.id).toBe(stored?.id);
			expect(created.outcome ?? 'created').toBe('created');
		}
	});

	it.each(LOSSES)('a deletion counts as done when %s', async (_what, act) => {
		const { idOf } = seeded(place.sandbox);
		lose('DELETE', act);
		const id = idOf('seller_property');
		const association = await place.outputs({
			...operationsOf(place.sandbox)['association.delete'],
			association: byKey('seller_property'),
		});
		expect(association).toEqual([{ deleted: true, id }]);
		lose('DELETE', act);
		const [relation] = place.sandbox.state.relations.list();
		const deleted = await place.outputs({
			...operationsOf(place.sandbox)['relation.delete'],
			relationId: relation.id,
			options: { whenMissing: 'error' },
		});
		expect(deleted).toEqual([{ deleted: true, id: relation.id }]);
	});

	it('nothing is lost and nothing double in a long list with answers lost all over it', async () => {
		const seed = seeded(place.sandbox);
		for (const skip of [0, 3, 7, 12]) {
			for (const [, act] of LOSSES.slice(0, 2)) {
				place.sandbox.faults.add({ do: act, when: 'after', skip, match: { method: 'POST' } });
				place.sandbox.faults.add({ do: act, when: 'before', skip, match: { method: 'POST' } });
			}
		}
		const outputs = await place.outputs({
			...operationsOf(place.sandbox)['relation.createMany'],
			association: byKey('tenant_property'),
			linkedRecordIds: seed.properties.join(','),
		});
		expect(outputs.map(({ secondRecordId }) => secondRecordId)).toEqual(seed.properties);
		// Each is one of this run's own: whether it met a duplicate of itself or not.
		expect(outputs.every(({ outcome }) => outcome === 'created')).toBe(true);
		const links = seed.linkedWith(seed.contacts[0], 'tenant_property');
		expect(links.sort()).toEqual([...seed.properties].sort());
		for (const { id } of outputs) {
			expect(place.sandbox.state.relations.get(String(id))).toBeDefined();
		}
	});
});

it('an association of the same key and other objects is no lost answer of ours', async () => {
	const place = await openPlace();
	place.sandbox.faults.add({ do: { status: 500 }, match: { method: 'POST' } });
	const error = await place.refusal({
		...operationsOf(place.sandbox)['association.create'],
		key: 'referrer_referred',
	});
	expect(error.message).toContain('"referrer_referred" already exists');
});
