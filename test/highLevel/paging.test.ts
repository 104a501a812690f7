import fc from 'fast-check';
import { readPages } from '../../nodes/highLevel/paging';

const entries = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `id-${at}` }));

/** A list of so many entries in pages, and what was asked of it. */
function listOf(count: number, tellsTotal = false) {
	const asked: Array<[skip: number, limit: number]> = [];
	const all = entries(count);
	return {
		all,
		asked,
		fetch: async (skip: number, limit: number) => {
			asked.push([skip, limit]);
			return { items: all.slice(skip, skip + limit), ...(tellsTotal && { total: count }) };
		},
	};
}

describe('a list that comes in pages', () => {
	it.each([
		[0, false, 1],
		[99, false, 1],
		[100, false, 2],
		[100, true, 1],
		[250, false, 3],
		[300, true, 3],
	])('of %i entries, total told: %s, takes %i requests', async (count, tellsTotal, requests) => {
		const list = listOf(count, tellsTotal);
		expect(await readPages(list)).toEqual(list.all);
		expect(list.asked).toHaveLength(requests);
	});

	it('is asked for no more than wanted', async () => {
		const list = listOf(500);
		expect(await readPages({ ...list, most: 130 })).toEqual(list.all.slice(0, 130));
		expect(list.asked).toEqual([
			[0, 100],
			[100, 30],
		]);
	});

	it('ends where a page repeats, each entry once', async () => {
		const page = entries(100);
		let requests = 0;
		const fetch = async () => {
			requests += 1;
			return { items: page };
		};
		expect(await readPages({ fetch })).toEqual(page);
		expect(requests).toBe(2);
	});

	it('is filtered before it is counted', async () => {
		const list = listOf(400);
		const even = (entry: { id: string }) => Number(entry.id.slice(3)) % 2 === 0;
		const kept = await readPages({ ...list, keep: even, most: 60 });
		expect(kept).toHaveLength(60);
		expect(kept.every(even)).toBe(true);
		expect(list.asked).toHaveLength(2);
	});

	it('comes whole where there are no pages', async () => {
		const list = listOf(250);
		expect(await readPages({ ...list, pageSize: Infinity })).toHaveLength(250);
		expect(list.asked).toHaveLength(1);
	});

	it('gives the first entries in order, whatever its length and what is wanted', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(450),
				fc.option(fc.integer({ min: 1, max: 450 }), { nil: undefined }),
				fc.boolean(),
				async (count, most, tellsTotal) => {
					const list = listOf(count, tellsTotal);
					expect(await readPages({ ...list, most })).toEqual(list.all.slice(0, most));
					expect(list.asked.length).toBeLessThanOrEqual(Math.floor(count / 100) + 1);
				},
			),
		);
	});
});
