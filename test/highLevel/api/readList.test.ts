import { readList } from '../../../nodes/highLevel/api/paging';
import type { Page } from '../../../nodes/highLevel/api/unwrap';

const entries = (from: number, to: number) =>
	Array.from({ length: to - from }, (_, n) => ({ id: `r${from + n}` }));
const ids = (items: Array<{ id: string }>) => items.map(({ id }) => id);

/** A list that answers its requests with these pages, one after the other. */
function listOf(...pages: Array<Page<{ id: string }>>) {
	let asked = 0;
	return {
		asked: () => asked,
		list: { fetch: async () => pages[asked++] ?? { items: [] } },
	};
}
const expecting = (mustContain: string[], learning = false) => ({ mustContain, learning });

it('believes a single page that lacks an entry', async () => {
	const { list, asked } = listOf({ items: entries(1, 50) });
	const items = await readList(list, expecting(['r0', 'r1']));
	expect(ids(items)).toEqual(ids(entries(1, 50)));
	expect(asked()).toBe(1);
});

it('believes pages that agree on a total and make it up', async () => {
	const { list, asked } = listOf(
		{ items: entries(1, 101), total: 120 },
		{ items: entries(101, 121), total: 120 },
	);
	await readList(list, expecting(['r0']));
	expect(asked()).toBe(2);
});

it.each<[string, Array<Page<{ id: string }>>]>([
	[
		'the totals differ',
		[
			{ items: entries(0, 100), total: 121 },
			{ items: entries(101, 121), total: 120 },
		],
	],
	['no total is told', [{ items: entries(0, 100) }, { items: entries(101, 121) }]],
	['fewer came than the total', [{ items: entries(0, 60), total: 121 }]],
	[
		'a page came twice',
		[
			{ items: entries(0, 100), total: 121 },
			{ items: entries(0, 100), total: 121 },
		],
	],
	[
		'an entry came twice',
		[
			{ items: entries(0, 100), total: 121 },
			{ items: entries(99, 120), total: 121 },
		],
	],
	['everything is gone at once', [{ items: [] }]],
])('looks a second time where an entry is missing and %s', async (_what, pages) => {
	const whole = [
		{ items: entries(0, 100), total: 121 },
		{ items: entries(100, 121), total: 121 },
	];
	const { list, asked } = listOf(...pages, ...whole);
	const items = await readList(list, expecting(['r5', 'r100', 'r120']));
	expect(ids(items)).toEqual(expect.arrayContaining(['r5', 'r100', 'r120']));
	expect(asked()).toBe(pages.length + 2);
});

it('looks a second time while learning, and learns what either reading saw', async () => {
	const { list } = listOf(
		{ items: entries(0, 100) },
		{ items: entries(101, 121) },
		{ items: entries(1, 101) },
		{ items: entries(101, 121) },
	);
	const items = await readList(list, expecting([], true));
	expect(new Set(ids(items))).toEqual(new Set(ids(entries(0, 121))));
});

it('takes an empty last page for an end, not for a page that came twice', async () => {
	const pages = [{ items: entries(0, 100) }, { items: [] }];
	const { list } = listOf(...pages, ...pages);
	expect(await readList(list, expecting(['gone']))).toHaveLength(100);
});

it('refuses a list that came incomplete both times', async () => {
	const page = { items: entries(0, 100) };
	const { list } = listOf(page, page, page, page);
	const things = { ...list, of: 'things' };
	await expect(readList(things, expecting(['r100']))).rejects.toMatchObject({
		kind: 'unreadable',
		message: expect.stringContaining('things'),
	});
});

it('believes a second reading that fits together, and not what only the first one saw', async () => {
	const { list } = listOf(
		{ items: entries(0, 100), total: 121 },
		{ items: entries(101, 121), total: 120 },
		{ items: entries(1, 101), total: 120 },
		{ items: entries(101, 121), total: 120 },
	);
	const items = await readList(list, expecting(['r5', 'r100']));
	expect(ids(items)).toEqual(ids(entries(1, 121)));
});

it('believes an emptied list when it is empty a second time', async () => {
	const { list } = listOf({ items: [] }, { items: [] });
	expect(await readList(list, expecting(['r0', 'r1']))).toEqual([]);
});

it('reads no second time what is cut at the most wanted', async () => {
	const { list, asked } = listOf({ items: entries(0, 10), total: 500 });
	expect(await readList({ ...list, limit: 10 }, expecting(['r400'], true))).toHaveLength(10);
	expect(asked()).toBe(1);
});
