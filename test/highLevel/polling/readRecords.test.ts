import { MOST_RELATIONS } from '../../../nodes/highLevel/polling/bounds';
import { readRecords } from '../../../nodes/highLevel/polling/readRecords';
import type { RelationMemory } from '../../../nodes/highLevel/polling/relationMemory';
import type { HighLevelClient } from '../../../nodes/highLevel/HighLevelClient';
import { HighLevelError } from '../../../nodes/highLevel/api/HighLevelError';

const gone = new HighLevelError({
	kind: 'notFound',
	message: 'HighLevel did not find it',
	apiMessage: 'Record not found',
	hint: '',
});

/** A client whose records have so many relations, the same ones each; others are not found. */
function clientOf(counts: Record<string, number>): HighLevelClient {
	const pages = (record: string) => ({
		pageSize: 2 * MOST_RELATIONS,
		fetch: async () => {
			if (!(record in counts)) throw gone;
			const items = Array.from({ length: counts[record] }, (_, n) => ({ id: `r${n}` }));
			return { items, total: items.length };
		},
	});
	return { relations: { pages } } as unknown as HighLevelClient;
}

/** What is remembered of these records: that they were there. */
const remembering = (records: string[]): RelationMemory => ({
	locationId: 'l',
	endpoints: 'associations',
	associationIds: [],
	names: new Map(),
	records: new Map(records.map((record) => [record, 'there'])),
	relations: new Map(),
});

describe('how many relations are read at once', () => {
	const lost = ['x', 'y'];

	it('is bounded by those of two lists, and a record that is gone counts for none', async () => {
		const client = clientOf({ a: MOST_RELATIONS, b: MOST_RELATIONS });
		const { relations, records } = await readRecords(
			client,
			['a', 'b', ...lost],
			[],
			remembering(lost),
		);
		expect(relations.size).toBe(MOST_RELATIONS);
		expect([...records.values()]).toEqual(['there', 'there', 'missing', 'missing']);
	});

	it('is refused one above that', async () => {
		const client = clientOf({ a: MOST_RELATIONS, b: MOST_RELATIONS, c: 1 });
		await expect(readRecords(client, ['a', 'b', 'c'], [], undefined)).rejects.toMatchObject({
			kind: 'invalid',
			message: expect.stringContaining('more than 25,000 relations'),
		});
	});
});
