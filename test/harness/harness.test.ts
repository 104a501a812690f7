import type { Engine } from './engine';
import { createEngine } from './engine';
import { ProbeApi, ProbeNode, ProbeOAuth2Api, ProbePoll, ProbeTrigger } from './probe.fixture';
import type { ProbeServer } from './probeServer.fixture';
import { startProbeServer } from './probeServer.fixture';

let server: ProbeServer;
let engine: Engine;

beforeAll(async () => {
	server = await startProbeServer();
	engine = newEngine();
});
afterAll(async () => await server.close());
beforeEach(() => server.reset());

function newEngine() {
	const engine = createEngine({
		nodes: [ProbeNode, ProbeTrigger, ProbePoll],
		credentials: [ProbeApi, ProbeOAuth2Api],
		packageName: 'n8n-nodes-probe',
	});
	engine.setCredential('key', 'probeApi', { token: 'good', baseUrl: server.url });
	engine.setCredential('bad key', 'probeApi', { token: 'bad', baseUrl: server.url });
	engine.setCredential('oauth', 'probeOAuth2Api', {
		clientId: 'id',
		clientSecret: 'secret',
		baseUrl: server.url,
		oauthTokenData: { access_token: 'expired', refresh_token: 'refresh-1' },
	});
	return engine;
}
const key = { probeApi: 'key' };

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

it('refreshes an OAuth token after a 401, stores it and uses it from then on', async () => {
	const fresh = newEngine();
	const setup = {
		type: 'probe',
		parameters: { authentication: 'oAuth2' },
		credentials: { probeOAuth2Api: 'oauth' },
	};
	const first = await fresh.runNode(setup);
	const second = await fresh.runNode(setup);
	expect(first.items[0].json.authorization).toBe('Bearer fresh-1');
	expect(second.items[0].json.authorization).toBe('Bearer fresh-1');
	expect(fresh.credentialUse().refreshes).toBe(1);
	expect(fresh.storedCredential('oauth').oauthTokenData).toMatchObject({
		access_token: 'fresh-1',
		refresh_token: 'refresh-2',
	});
});

it('resolves the expressions of a credential, and takes hidden OAuth fields from its class', () => {
	const { oauthTokenData } = engine.storedCredential('oauth');
	engine.setCredential('old', 'probeOAuth2Api', {
		baseUrl: server.url,
		accessTokenUrl: 'https://stored.by.an.older.version',
		oauthTokenData,
	});
	expect(engine.resolvedCredential('old')).toMatchObject({
		accessTokenUrl: `${server.url}/token`,
		grantType: 'authorizationCode',
		oauthTokenData,
	});
});

describe('testing a credential', () => {
	it('connects with a good one', async () => {
		expect(await engine.testCredential('key')).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	it("answers with the credential's own sentence for a refused one", async () => {
		expect(await engine.testCredential('bad key')).toEqual({
			status: 'Error',
			message: 'The token was refused.',
		});
	});
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

	it('keep static data from one delivery to the next', async () => {
		const staticData = {};
		await engine.deliver({ ...at, rawBody: '{}', staticData });
		const answer = await engine.deliver({ ...at, rawBody: '{}', staticData });
		expect(answer.items?.[0].json.seen).toBe(2);
		expect(staticData).toEqual({ seen: 2 });
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

it("keeps n8n's log instead of printing it", async () => {
	engine.log.clear();
	await newEngine().runNode({
		type: 'probe',
		parameters: { authentication: 'oAuth2' },
		credentials: { probeOAuth2Api: 'oauth' },
	});
	expect(engine.log.text()).toContain('OAuth2 token for "probeOAuth2Api"');
});
