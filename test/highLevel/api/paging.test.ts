import fc from 'fast-check';
import { readList } from '../../../nodes/highLevel/api/paging';

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
		// Its total may be that of the page.
		[100, true, 2],
		[99, true, 1],
		[250, false, 3],
		[300, true, 3],
	])('of %i entries, total told: %s, takes %i requests', async (count, tellsTotal, requests) => {
		const list = listOf(count, tellsTotal);
		expect(await readList(list)).toEqual(list.all);
		expect(list.asked).toHaveLength(requests);
	});

	it('is asked for no more than wanted', async () => {
		const list = listOf(500);
		expect(await readList({ ...list, limit: 130 })).toEqual(list.all.slice(0, 130));
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
		expect(await readList({ fetch })).toEqual(page);
		expect(requests).toBe(2);
	});

	it('that repeats a page before its total is reached is refused', async () => {
		const page = entries(100);
		const reading = readList({ fetch: async () => ({ items: page, total: 101 }) });
		await expect(reading).rejects.toMatchObject({
			kind: 'unreadable',
			message: "HighLevel's list is incomplete: the same page came twice",
		});
	});

	it.each([100, 0, 7])('is read on where each page tells the total %i', async (total) => {
		const { all, fetch } = listOf(250);
		const telling = async (skip: number, limit: number) => ({
			...(await fetch(skip, limit)),
			total,
		});
		expect(await readList({ fetch: telling })).toEqual(all);
	});

	it('is read on where the server gives fewer than it was asked for', async () => {
		const { all, fetch } = listOf(250, true);
		const capped = async (skip: number, limit: number) => await fetch(skip, Math.min(50, limit));
		expect(await readList({ fetch: capped })).toEqual(all);
	});

	it('is read again where an entry went meanwhile, which moved another out of sight', async () => {
		const list = listOf(250);
		const fetch = async (skip: number, limit: number) => {
			const page = await list.fetch(skip, limit);
			const told = { ...page, total: list.all.length };
			if (list.asked.length === 1) list.all.splice(3, 1);
			return told;
		};
		expect(await readList({ fetch })).toEqual(list.all);
		expect(list.asked).toHaveLength(6);
	});

	it('holds what either reading saw where it changes all the time, and no more than wanted', async () => {
		const list = listOf(250);
		const still = list.all.slice(20);
		const fetch = async (skip: number, limit: number) => {
			const page = { ...(await list.fetch(skip, limit)), total: list.all.length };
			list.all.shift();
			return page;
		};
		expect(await readList({ fetch })).toEqual(expect.arrayContaining(still));
		expect(await readList({ fetch, limit: 150 })).toHaveLength(150);
	});

	it('is filtered before it is counted', async () => {
		const list = listOf(400);
		const even = (entry: { id: string }) => Number(entry.id.slice(3)) % 2 === 0;
		const kept = await readList({ ...list, keep: even, limit: 60 });
		expect(kept).toHaveLength(60);
		expect(kept.every(even)).toBe(true);
		expect(list.asked).toHaveLength(2);
	});

	it('comes whole where there are no pages', async () => {
		const list = listOf(250);
		expect(await readList({ ...list, pageSize: Infinity })).toHaveLength(250);
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
					expect(await readList({ ...list, limit: most })).toEqual(list.all.slice(0, most));
					expect(list.asked.length).toBeLessThanOrEqual(Math.floor(count / 100) + 1);
				},
			),
		);
	});
});
