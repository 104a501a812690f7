import { engine, key } from './probeEngine.fixture';

describe('webhooks', () => {
	const at = { type: 'probeTrigger' };

	it('reach the node with the raw bytes and start an execution', async () => {
		const answer = await engine.deliver({ ...at, rawBody: '{ "a":  1 }', query: { event: 'x' } });
		expect(answer).toMatchObject({ status: 200, body: { message: 'Workflow was started' } });
		expect(answer.items?.[0].json).toEqual({
			raw: '{ "a":  1 }',
			parsed: { a: 1 },
			event: 'x',
			seen: 1,
		});
	});

	it('show what the node itself writes to the response', async () => {
		const answer = await engine.deliver({
			...at,
			rawBody: '{}',
			headers: { 'X-Refuse': 'yes' },
		});
		expect(answer).toMatchObject({ status: 401, body: { message: 'no' }, items: undefined });
	});

	it('keep static data that is set once n8n has the execution, and lose what was set before', async () => {
		const staticData = {};
		await engine.deliver({ ...at, rawBody: '{}', staticData });
		const answer = await engine.deliver({ ...at, rawBody: '{}', staticData });
		expect(answer.items?.[0].json.seen).toBe(1);
		const headers = { 'X-Late': 'yes' };
		await engine.deliver({ ...at, rawBody: '{}', staticData, headers });
		expect(staticData).toEqual({ seen: 1 });
	});

	it('answer 500 and keep nothing when n8n cannot make the execution', async () => {
		const staticData = {};
		const start = async () => {
			throw new Error('The database is away');
		};
		const headers = { 'X-Late': 'yes' };
		const answer = await engine.deliver({ ...at, rawBody: '{}', staticData, headers, start });
		expect(answer).toMatchObject({ status: 500, items: undefined, error: undefined });
		expect(staticData).toEqual({});
	});

	it('answer 500 when the node throws', async () => {
		const answer = await engine.deliver({ ...at, rawBody: 'null' });
		expect(answer.status).toBe(500);
		expect(answer.error?.message).toContain('null');
	});

	it("answer 422 to broken JSON before the node sees it, as n8n's body parser does", async () => {
		const answer = await engine.deliver({ ...at, rawBody: '{' });
		expect(answer).toMatchObject({ status: 422, items: undefined });
	});

	it('are made and removed with the workflow', async () => {
		const staticData = {};
		await engine.activate({ ...at, staticData });
		expect(staticData).toEqual({ url: expect.stringMatching(/^http:.*\/webhook$/) });
		await engine.deactivate({ ...at, staticData });
		expect(staticData).toEqual({});
	});
});

describe('polling', () => {
	it('keeps static data, and emits nothing when there is nothing', async () => {
		const staticData = {};
		const options = { type: 'probePoll', credentials: key, staticData };
		expect(await engine.poll(options)).toBeNull();
		const items = await engine.poll(options);
		expect(items?.map(({ json }) => json)).toEqual([{ poll: 2 }]);
		expect(staticData).toEqual({ polls: 2 });
	});

	it('saves nothing of a poll that threw, nor of a fetch in the editor', async () => {
		const staticData = { polls: 6 };
		const options = { type: 'probePoll', credentials: key, staticData };
		await expect(engine.poll(options)).rejects.toThrow('seventh');
		expect(staticData).toEqual({ polls: 6 });

		const another = { polls: 2 };
		const items = await engine.poll({ ...options, staticData: another, mode: 'manual' });
		expect(items).toHaveLength(1);
		expect(another).toEqual({ polls: 2 });
	});
});

it('starts a workflow at its webhook trigger with the items that were delivered', async () => {
	const node = (name: string, type: string) => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	});
	const { items = [] } = await engine.deliver({ type: 'probeTrigger', rawBody: '{"a":1}' });
	const run = await engine.runWorkflow(
		{
			nodes: [node('Then', 'n8n-nodes-base.noOp'), node('When', 'n8n-nodes-probe.probeTrigger')],
			connections: { When: { main: [[{ node: 'Then', type: 'main', index: 0 }]] } },
		},
		{ input: items },
	);
	expect(run.items[0].json.parsed).toEqual({ a: 1 });
	expect(Object.keys(run.runData)).toEqual(['When', 'Then']);
});
