import { walkRecords } from '../../../nodes/highLevel/records/walkRecords';
import type { PageRequest, RecordPage } from '../../../nodes/highLevel/records/readRecordPages';

type Page = Pick<RecordPage, 'records' | 'total'>;

interface ServerOptions {
	/** Records a page may have at most. */
	pageSize?: number;
	/** Whether records say what to go on after. */
	cursors?: boolean;
	/** What an answer says of the total; the true one when not given. */
	total?: () => number | undefined;
	/** Called before each answer. */
	before?: (asked: number, ids: string[]) => void;
}

/** A list of records that answers page by page and can change between two answers. */
function listOf(count: number, options: ServerOptions = {}) {
	const { pageSize = 100, cursors = true, before } = options;
	const ids = Array.from({ length: count }, (_, at) => String(at).padStart(5, '0'));
	const requests: PageRequest[] = [];
	const ask = async ({ page, limit, searchAfter }: PageRequest): Promise<Page> => {
		requests.push({ page, limit, searchAfter });
		before?.(requests.length, ids);
		const size = Math.min(limit, pageSize);
		const start =
			searchAfter === undefined
				? (page - 1) * size
				: ids.filter((id) => id <= String(searchAfter)).length;
		const records = ids.slice(start, start + size).map((id) => ({
			id,
			label: id,
			data: { id, ...(cursors && { searchAfter: id }) },
		}));
		return { records, total: options.total ? options.total() : ids.length };
	};
	return { ids, ask, requests };
}

async function walk(ask: (request: PageRequest) => Promise<Page>): Promise<string[]> {
	const found: string[] = [];
	for await (const records of walkRecords(ask)) found.push(...records.map(({ id }) => id));
	return found;
}

describe.each([true, false])('walking records, with something to go on after: %s', (cursors) => {
	it.each([0, 1, 99, 100, 101, 250, 1000])('yields each of %d records once', async (count) => {
		const { ids, ask } = listOf(count, { cursors });
		expect(await walk(ask)).toEqual(ids);
	});

	it('asks for no page more than there are', async () => {
		const { ask, requests } = listOf(250, { cursors });
		await walk(ask);
		expect(requests).toHaveLength(3);
	});

	it('yields all where a server gives smaller pages than it was asked for', async () => {
		const { ids, ask } = listOf(120, { cursors, pageSize: 50 });
		expect((await walk(ask)).sort()).toEqual(ids);
	});

	it.each([undefined, 7])('yields all where every answer says the total %s', async (total) => {
		const { ids, ask } = listOf(250, { cursors, total: () => total });
		expect((await walk(ask)).sort()).toEqual(ids);
	});

	it('ends where a server gives one page over and over', async () => {
		const { ask } = listOf(300, { cursors });
		const first = async (request: PageRequest) =>
			await ask({ ...request, page: 1, searchAfter: undefined });
		expect(await walk(first)).toHaveLength(100);
	});

	it('yields every record that was there all along while others are deleted', async () => {
		const gone = new Set<string>();
		const { ids, ask } = listOf(500, {
			cursors,
			before: (asked, left) => {
				if (asked < 2 || asked > 4) return;
				for (const id of left.splice(0, 30)) gone.add(id);
			},
		});
		const all = [...ids];

		const found = new Set(await walk(ask));

		expect(gone.size).toBe(90);
		expect(all.filter((id) => !gone.has(id) && !found.has(id))).toEqual([]);
	});
});

it('goes on after the last record of a page, and asks with its number where there is none', async () => {
	const withCursors = listOf(150);
	await walk(withCursors.ask);
	expect(withCursors.requests[1].searchAfter).toBe('00099');

	const withoutCursors = listOf(150, { cursors: false });
	await walk(withoutCursors.ask);
	expect(withoutCursors.requests[1]).toEqual({ page: 2, limit: 100, searchAfter: undefined });
});
