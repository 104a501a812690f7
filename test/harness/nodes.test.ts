import { engine, key, server } from './probeEngine.fixture';

describe('running one node', () => {
	it('resolves expressions for each item and pairs each output with its input', async () => {
		const run = await engine.runNode({
			type: 'probe',
			parameters: { name: '={{ $json.who }}' },
			credentials: key,
			input: [{ who: 'Ann' }, { who: 'Bob' }],
		});
		expect(run.error).toBeUndefined();
		expect(run.items).toEqual([
			expect.objectContaining({
				json: expect.objectContaining({ hello: 'Ann' }),
				pairedItem: expect.objectContaining({ item: 0 }),
			}),
			expect.objectContaining({
				json: expect.objectContaining({ hello: 'Bob' }),
				pairedItem: expect.objectContaining({ item: 1 }),
			}),
		]);
	});

	it('fills in the defaults of parameters and authenticates with the credential', async () => {
		const run = await engine.runNode({ type: 'probe', credentials: key });
		expect(run.items[0].json).toEqual({ hello: 'nobody', authorization: 'Bearer good' });
	});

	it('reports the error of a run as a plain copy', async () => {
		const run = await engine.runNode({
			type: 'probe',
			parameters: { name: 'missing' },
			credentials: key,
		});
		expect(run.items).toEqual([]);
		expect(run.error).toMatchObject({
			name: 'NodeApiError',
			httpCode: '404',
			context: { itemIndex: 0 },
		});
	});

	it('lets the other items go on with Continue On Fail', async () => {
		const run = await engine.runNode({
			type: 'probe',
			parameters: { name: '={{ $json.who }}' },
			credentials: key,
			continueOnFail: true,
			input: [{ who: 'missing' }, { who: 'Bob' }],
		});
		expect(run.error).toBeUndefined();
		expect(run.items.map(({ json }) => Object.keys(json))).toEqual([
			['error'],
			['hello', 'authorization'],
		]);
	});

	it('sends failed items to the error output when told to', async () => {
		const run = await engine.runNode({
			type: 'probe',
			parameters: { name: '={{ $json.who }}' },
			credentials: key,
			onError: 'continueErrorOutput',
			input: [{ who: 'missing' }, { who: 'Bob' }],
		});
		expect(run.outputs.map((items) => items.length)).toEqual([1, 1]);
		expect(run.outputs[1][0].json).toMatchObject({ who: 'missing' });
	});

	it('refuses a workflow whose required parameter is empty, as n8n does', async () => {
		const run = await engine.runNode({
			type: 'probe',
			parameters: { name: '' },
			credentials: key,
		});
		expect(run.error?.name).toBe('WorkflowHasIssuesError');
		expect(server.requests).toEqual([]);
	});

	it('stops a request in flight when the execution is cancelled', async () => {
		const stop = new AbortController();
		const running = engine.runNode({
			type: 'probe',
			parameters: { name: 'slow' },
			credentials: key,
			signal: stop.signal,
		});
		await server.whenSlowIsWaiting();
		stop.abort();
		expect((await running).status).toBe('canceled');
	});
});

it('runs an exported workflow from its trigger, telling of each node as it ends', async () => {
	const done: string[] = [];
	const link = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const run = await engine.runWorkflow(
		{
			nodes: [
				{
					id: '1',
					name: 'Start',
					type: 'n8n-nodes-base.manualTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
				},
				{
					id: '2',
					name: 'People',
					type: 'n8n-nodes-base.set',
					typeVersion: 3.4,
					position: [200, 0],
					parameters: {
						assignments: {
							assignments: [{ id: 'a', name: 'people', type: 'array', value: '["Ann","Bob"]' }],
						},
					},
				},
				{
					id: '3',
					name: 'Each',
					type: 'n8n-nodes-base.splitOut',
					typeVersion: 1,
					position: [400, 0],
					parameters: { fieldToSplitOut: 'people' },
				},
				{
					id: '4',
					name: 'Greet',
					type: 'n8n-nodes-probe.probe',
					typeVersion: 1,
					position: [600, 0],
					parameters: { name: '={{ $json.people }}' },
					credentials: { probeApi: { id: 'elsewhere', name: 'Theirs' } },
				},
			],
			connections: { Start: link('People'), People: link('Each'), Each: link('Greet') },
		},
		{
			credentials: key,
			onNodeDone: (name, items) => done.push(`${name} ${items.length}`),
		},
	);
	expect(run.items.map(({ json }) => json.hello)).toEqual(['Ann', 'Bob']);
	expect(done).toEqual(['Start 1', 'People 1', 'Each 2', 'Greet 2']);
});

describe('pickers', () => {
	it('search, and page by the token of the page before', async () => {
		const options = { type: 'probe', method: 'searchPeople', credentials: key };
		const first = await engine.listSearch({ ...options, filter: 'a' });
		expect(first).toEqual({ results: [{ name: 'a1', value: '1' }], paginationToken: 'next' });
		const second = await engine.listSearch({ ...options, filter: 'a', paginationToken: 'next' });
		expect(second.results).toEqual([{ name: 'a2', value: '2' }]);
	});

	it('see every current parameter, defaults included', async () => {
		expect(
			await engine.loadOptions({ type: 'probe', method: 'getNames', credentials: key }),
		).toEqual([{ name: 'nobody', value: 'nobody' }]);
	});
});
