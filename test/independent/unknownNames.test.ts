import type * as Hastened from '../connection/hastened.fixture';
import { FAMILIES, byKey, byName } from '../harness/place';
import { openIndependent, type IndependentPlace } from './place.fixture';
import { PROPERTY } from './seed';

// The node waits some seconds for a search to catch up: here each takes 20 ms.
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../connection/hastened.fixture').hastened(),
);

const byRow = (whenNone: string) => ({
	resource: 'relation',
	operation: 'create',
	association: byKey('owner_property'),
	firstRecord: byName('={{ $json.email }}'),
	secondRecord: byName('={{ $json.address }}'),
	options: { whenNone },
});
/** The names of the properties that a contact is linked with. */
const linkedWith = ({ data }: IndependentPlace, email: string): unknown[] => {
	const contact = data.recordsOf('contact').find(({ values }) => values.email === email);
	return data
		.linksOfRecord(contact?.id ?? '')
		.map(({ secondRecordId }) => data.record(PROPERTY, secondRecordId)?.values.address);
};

describe.each(FAMILIES)('names nothing bears, by the endpoints %s', (family) => {
	it('create makes each missing record once, however many rows name it', async () => {
		const place = await openIndependent(family);
		// What is made now does not show in a search before the test is over.
		place.data.searchLagMs = 600_000;
		const input = Array.from({ length: 24 }, (_, at) => ({
			email: `new.${at % 8}@example.com`,
			address: `${at % 3} New Quay`,
		}));

		const links = await place.outputs(byRow('create'), { input });

		expect(links.map(({ outcome }) => outcome)).toEqual(input.map(() => 'created'));
		expect(place.data.recordsOf('contact')).toHaveLength(3 + 8);
		expect(place.data.recordsOf(PROPERTY)).toHaveLength(3 + 3);
		expect(linkedWith(place, 'new.1@example.com').sort()).toEqual([
			'0 New Quay',
			'1 New Quay',
			'2 New Quay',
		]);
		const made = links.flatMap(({ createdRecords = [] }) => createdRecords as string[]);
		expect(new Set(made).size).toBe(11);
		expect(made).toHaveLength(11);
		expect(place.server.refused).toEqual([]);
	});

	it('create finds what an earlier run has made once the search shows it', async () => {
		const place = await openIndependent(family);
		const input = [{ email: 'new@example.com', address: '9 New Quay' }];
		const [first] = await place.outputs(byRow('create'), { input });

		const [second] = await place.outputs(byRow('create'), { input });

		expect(second).toMatchObject({ outcome: 'existing', id: first.id });
		expect(second.createdRecords).toBeUndefined();
	});

	it('create skips a row, says why, and links the others', async () => {
		const place = await openIndependent(family);
		const input = [
			{ email: 'ada.0@example.com', address: '0 Riverside Lane' },
			{ email: 'nobody@example.com', address: '1 Riverside Lane' },
		];

		const [linked, skipped] = await place.outputs(byRow('skip'), { input });

		expect(linked.outcome).toBe('created');
		expect(skipped).toMatchObject({
			outcome: 'skipped',
			reason: expect.stringContaining('nobody@example.com'),
		});
		expect(place.data.relations.size).toBe(1);
	});

	it('sync changes nothing where one of its names is unknown', async () => {
		const place = await openIndependent(family);
		const { owner, contacts, properties } = place.seeded;
		place.data.link(owner.id, contacts[0].id, properties[2].id);

		const error = await place.refusal({
			resource: 'relation',
			operation: 'sync',
			association: byKey('owner_property'),
			record: byName('ada.0@example.com'),
			linkedRecordsBy: 'name',
			linkedRecords: '0 Riverside Lane\n99 Riverside Lane',
		});

		expect(error.message).toContain('99 Riverside Lane');
		expect(linkedWith(place, 'Ada.0@Example.com')).toEqual(['2 Riverside Lane']);
	});

	it('a contact that the node before has made is linked as soon as the search shows it', async () => {
		const place = await openIndependent(family);
		place.data.searchLagMs = 30;
		await place.outputs({
			resource: 'record',
			operation: 'upsert',
			object: byKey('contact'),
			columns: {
				mappingMode: 'defineBelow',
				value: { email: 'grace@example.com', firstName: 'Grace' },
				matchingColumns: ['email'],
				schema: [],
			},
		});

		const [link] = await place.outputs(byRow('error'), {
			input: [{ email: 'grace@example.com', address: '1 Riverside Lane' }],
		});

		expect(link.outcome).toBe('created');
		expect(linkedWith(place, 'grace@example.com')).toEqual(['1 Riverside Lane']);
	});
});
