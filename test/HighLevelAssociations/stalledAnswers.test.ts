import type * as Hastened from '../connection/hastened.fixture';
import { FAMILIES, openPlace, seeded } from './node.fixture';
import { operationsOf } from './operations.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../connection/hastened.fixture').hastened(),
);
jest.mock('../../nodes/connection/requestTimeout', () => ({ REQUEST_TIMEOUT_MS: 250 }));

describe.each(FAMILIES)('an answer that never comes, in the family %s', (family) => {
	it('leaves a link created once, which counts as created', async () => {
		const place = await openPlace(family);
		const { idOf, contacts, properties } = seeded(place.sandbox);
		place.sandbox.faults.add({ do: { stall: true }, when: 'after', match: { method: 'POST' } });
		const [created] = await place.outputs({
			...operationsOf(place.sandbox)['relation.create'],
			options: { whenExists: 'error' },
		});
		const association = idOf('buyer_property');
		const stored = place.sandbox.state.relations.find(association, contacts[0], properties[1]);
		expect(created).toMatchObject({ id: stored?.id, outcome: 'created' });
	});

	it('leaves a deletion done', async () => {
		const place = await openPlace(family);
		place.sandbox.faults.add({ do: { stall: true }, when: 'after', match: { method: 'DELETE' } });
		const [{ id: relationId }] = place.sandbox.state.relations.list();
		const deleted = await place.outputs({
			...operationsOf(place.sandbox)['relation.delete'],
			relationId,
			options: { whenMissing: 'error' },
		});
		expect(deleted).toEqual([{ deleted: true, id: relationId }]);
	});
});

it('is waited for a bounded number of times, and then told', async () => {
	const place = await openPlace();
	place.sandbox.faults.add({ do: { stall: true }, times: Infinity });
	const error = await place.refusal(operationsOf(place.sandbox)['association.get']);
	expect(error.message).toBe('HighLevel did not answer in time');
	expect(error.description).toContain('tried several times');
	expect(place.asked()).toHaveLength(6);
});
