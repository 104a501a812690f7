import { HighLevelError } from '../../../../nodes/highLevel/api/HighLevelError';
import type { HighLevelResponse } from '../../../../nodes/highLevel/api/http';
import { association, linkServer, records } from './linkServer.fixture';

const PROPERTIES = records(120);

/** Creates the links with a client of a server; gives their outcomes, and what the user is told. */
async function createAll(
	server: ReturnType<typeof linkServer>,
	endpoints?: Parameters<typeof server.client>[0],
	linkedRecordIds = PROPERTIES,
) {
	const client = server.client(endpoints);
	const outcomes = await client.relations.createMany({
		association,
		side: 'first',
		recordId: 'contact',
		linkedRecordIds,
		whenExists: 'return',
		keepGoing: true,
		bulk: true,
	});
	return {
		notes: [...client.notes],
		outcomes: outcomes.map((one) =>
			one?.status === 'fulfilled' ? one.value?.outcome : (one?.reason as { kind: string }).kind,
		),
	};
}

const allCreated = PROPERTIES.map(() => 'created');

const linkedOnce = (server: ReturnType<typeof linkServer>) => {
	const linked = server.relations.map(({ secondRecordId }) => secondRecordId);
	expect(linked.sort()).toEqual([...PROPERTIES].sort());
};

describe('a request for many links', () => {
	it.each([400, 401, 403, 404, 405, 422, 500])(
		'that is answered %i the first time is the only one: the links are made one by one, and the user is told',
		async (status) => {
			const server = linkServer();
			server.bulk = () => ({ status, headers: {}, body: { message: 'no' } });
			const { outcomes, notes } = await createAll(server);
			expect(outcomes).toEqual(allCreated);
			linkedOnce(server);
			expect(server.asked().filter((one) => one === 'bulk')).toHaveLength(1);
			expect(notes).toEqual([
				`Use Bulk Requests: HighLevel answered with status ${status}. The links were made one by one instead, which takes more requests.`,
			]);
		},
	);

	it.each(['<html>', '', null, []])('that is answered with %j is the only one', async (body) => {
		const server = linkServer();
		server.bulk = () => ({ status: 200, headers: {}, body });
		const { outcomes, notes } = await createAll(server);
		expect(outcomes).toEqual(allCreated);
		linkedOnce(server);
		expect(server.groups()).toEqual([25]);
		expect(notes).toEqual([expect.stringContaining('something else than expected')]);
	});

	it('that is accepted but makes no link is not sent again', async () => {
		const server = linkServer();
		server.bulk = () => ({ status: 200, headers: {}, body: { results: {} } });
		const client = server.client();
		const create = async (recordId: string) =>
			await client.relations.createMany({
				association,
				side: 'first',
				recordId,
				linkedRecordIds: records(20),
				whenExists: 'return',
				keepGoing: true,
				bulk: true,
			});
		await create('contact');
		await create('contact-2');
		expect(server.relations).toHaveLength(40);
		expect(server.groups()).toEqual([20]);
		expect([...client.notes]).toEqual([expect.stringContaining('made no link')]);
	});

	it.each([400, 413, 422])(
		'that is answered %i later is halved, and those after it are no larger',
		async (status) => {
			const server = linkServer();
			server.bulk = (add) =>
				add.length > 30 ? { status, headers: {}, body: { message: 'too many' } } : undefined;
			const { outcomes, notes } = await createAll(server);
			expect(outcomes).toEqual(allCreated);
			linkedOnce(server);
			expect(server.groups()).toEqual([25, 50, 25, 25, 25, 20]);
			expect(notes).toEqual([]);
		},
	);

	it('that is refused later for another reason is the last one', async () => {
		const server = linkServer();
		let asked = 0;
		server.bulk = () =>
			++asked > 1 ? { status: 403, headers: {}, body: { message: 'no' } } : undefined;
		const { outcomes, notes } = await createAll(server);
		expect(outcomes).toEqual(allCreated);
		linkedOnce(server);
		expect(server.groups()).toEqual([25, 50]);
		expect(notes).toEqual([expect.stringContaining('status 403')]);
	});

	it('that is refused however small is the last one', async () => {
		const server = linkServer();
		let asked = 0;
		server.bulk = () =>
			++asked > 1 ? { status: 422, headers: {}, body: { message: 'no' } } : undefined;
		await createAll(server);
		linkedOnce(server);
		expect(server.groups()).toEqual([25, 50, 25, 13, 7]);
	});

	it('that fails after a part of its work doubles nothing', async () => {
		const server = linkServer();
		server.bulk = (add) => {
			for (const { firstRecordId, secondRecordId } of add.slice(0, 10)) {
				server.add(firstRecordId, secondRecordId);
			}
			return { status: 500, headers: {}, body: 'half done' };
		};
		const { outcomes } = await createAll(server);
		expect(outcomes).toEqual(allCreated);
		linkedOnce(server);
	});

	it('whose answer is lost after its work doubles nothing', async () => {
		const server = linkServer();
		server.instead = ({ path, body }) => {
			if (!path.endsWith('/bulk')) return undefined;
			for (const { firstRecordId, secondRecordId } of body?.add as never[]) {
				server.add(firstRecordId, secondRecordId);
			}
			throw new HighLevelError({ kind: 'unreachable', message: 'lost', uncertain: true });
		};
		const { outcomes, notes } = await createAll(server);
		expect(outcomes).toEqual(allCreated);
		linkedOnce(server);
		expect(notes).toEqual([expect.stringContaining('Use Bulk Requests: lost.')]);
	});

	it('after which the day’s allowance ends gives each link its own outcome, and says nothing of bulk requests', async () => {
		const server = linkServer();
		let groups = 0;
		let isOver = false;
		server.instead = ({ path }) => {
			if (path.endsWith('/bulk') && ++groups === 3) isOver = true;
			if (isOver) throw new HighLevelError({ kind: 'dailyLimit', message: 'used up' });
			return undefined;
		};
		const { outcomes, notes } = await createAll(server);
		expect(outcomes).toEqual(PROPERTIES.map(() => 'dailyLimit'));
		expect(notes).toEqual([]);
		// The next day finds what was made.
		server.instead = () => undefined;
		server.asked();
		const next = await createAll(server);
		expect(next.outcomes.filter((one) => one === 'existing')).toHaveLength(75);
		linkedOnce(server);
	});

	it('is not sent where the records’ list cannot be read before', async () => {
		const server = linkServer();
		const refusal: HighLevelResponse = { status: 403, headers: {}, body: { message: 'no' } };
		server.instead = ({ path }) =>
			path === '/associations/relations/contact' ? refusal : undefined;
		const { outcomes } = await createAll(server);
		expect(outcomes).toEqual(allCreated);
		linkedOnce(server);
		expect(server.asked()).not.toContain('bulk');
	});

	it('is followed by single links where the records’ list cannot be read after it', async () => {
		const server = linkServer();
		let lists = 0;
		server.instead = ({ path }) =>
			path === '/associations/relations/contact' && ++lists === 2
				? { status: 500, headers: {}, body: '' }
				: undefined;
		const { outcomes } = await createAll(server);
		expect(outcomes).toEqual(allCreated);
		linkedOnce(server);
	});
});
