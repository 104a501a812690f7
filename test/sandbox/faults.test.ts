import { Agent, request } from 'undici';

import { startSandbox, type Fault, type Sandbox } from '../../sandbox';
import { apiClient, seeded, type ApiClient } from './apiClient';

let sandbox: Sandbox;
let api: ApiClient;
let body: Record<string, string>;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: { limit: 50, intervalMs: 60_000 } });
	api = apiClient(sandbox);
	const { contacts, properties, association } = seeded(sandbox);
	body = {
		locationId: sandbox.locationId,
		associationId: association('buyer_property').id,
		firstRecordId: contacts[1],
		secondRecordId: properties[39],
	};
});

afterEach(() => sandbox.close());

const PATH = '/associations/relations';
const create = () => api.post(PATH, body);
const isDone = () =>
	sandbox.state.relations.find(body.associationId, body.firstRecordId, body.secondRecordId) !==
	undefined;

/** When so many requests have come in and been worked on as far as they get. */
async function arrived(count: number): Promise<void> {
	while (sandbox.requests.filter(({ body: read }) => read !== undefined).length < count) {
		await new Promise((resolve) => setImmediate(resolve));
	}
	await new Promise((resolve) => setImmediate(resolve));
}

describe('faults on demand', () => {
	it.each([
		['before', false],
		['after', true],
	] as const)('a status %s the work is done', async (when, done) => {
		sandbox.faults.add({
			when,
			do: {
				status: 503,
				body: { message: 'away' },
				headers: { 'X-RateLimit-Max': null, 'Retry-After': '1' },
			},
		});
		const answer = await create();
		expect(answer).toMatchObject({
			status: 503,
			body: { message: 'away' },
			headers: { 'retry-after': '1', 'x-ratelimit-remaining': '49' },
		});
		expect(answer.headers).not.toHaveProperty('x-ratelimit-max');
		expect(isDone()).toBe(done);
	});

	it.each([
		['before', false],
		['after', true],
	] as const)('a dropped connection %s the work is done', async (when, done) => {
		sandbox.faults.add({ when, do: { drop: true } });
		await expect(create()).rejects.toThrow(/closed|reset/);
		expect(isDone()).toBe(done);
		const [recorded] = sandbox.requests;
		expect(recorded).toMatchObject({ method: 'POST', body, status: 0 });
	});

	it.each([
		['before', false],
		['after', true],
	] as const)('no answer at all, %s the work is done', async (when, done) => {
		sandbox.faults.add({ when, do: { stall: true } });
		const dispatcher = new Agent({ headersTimeout: 50 });
		const asked = request(sandbox.url + PATH, {
			dispatcher,
			method: 'POST',
			headers: {
				authorization: `Bearer ${sandbox.pit}`,
				version: '2021-07-28',
				'content-type': 'application/json',
			},
			body: JSON.stringify(body),
		});
		await expect(asked).rejects.toThrow('Headers Timeout');
		expect(isDone()).toBe(done);
		await dispatcher.destroy();
	});

	it.each([
		['before', false],
		['after', true],
	] as const)('garbage for an answer, %s the work is done', async (when, done) => {
		sandbox.faults.add({
			when,
			do: { garbage: '<html>Bad gateway</html>', contentType: 'text/html' },
		});
		expect(await create()).toMatchObject({ status: 200, body: '<html>Bad gateway</html>' });
		expect(isDone()).toBe(done);
	});

	it('half an answer, the work being done', async () => {
		sandbox.faults.add({ do: { truncate: true } });
		await expect(create()).rejects.toThrow(/closed|terminated|aborted/);
		expect(isDone()).toBe(true);
	});

	it.each(['before', 'after'] as const)(
		'a delay %s the work: the usual answer, overtaken by others',
		async (when) => {
			sandbox.faults.add({ when, do: { delayMs: 200 } });
			const order: string[] = [];
			const delayed = create().then(({ status }) => order.push(`delayed ${status}`));
			await arrived(1);
			expect(isDone()).toBe(when === 'after');
			await api.get('/associations/nobody');
			order.push('other');
			await delayed;
			expect(order).toEqual(['other', 'delayed 201']);
		},
	);

	it('a body given as text is sent as it stands', async () => {
		sandbox.faults.add({ do: { status: 500, body: '{"half":' } });
		await expect(create()).rejects.toThrow('JSON');
	});

	it('strikes once unless said, after those it lets pass, and only what it matches', async () => {
		const once = sandbox.faults.add({ match: { method: 'post', path: PATH }, do: { status: 500 } });
		const all = sandbox.faults.add({
			match: { path: /^\/contacts\/[^/]+$/g },
			skip: 1,
			times: Infinity,
			do: { status: 502 },
		});
		const contact = () => api.get(`/contacts/${body.firstRecordId}`);
		expect([(await create()).status, (await create()).status]).toEqual([500, 201]);
		const statuses = [await contact(), await contact(), await contact()].map(
			({ status }) => status,
		);
		expect(statuses).toEqual([200, 502, 502]);
		expect([once.hits, all.hits]).toEqual([1, 2]);
		all.remove();
		expect((await contact()).status).toBe(200);
		sandbox.faults.add({ times: Infinity, do: { status: 500 } });
		sandbox.faults.clear();
		expect((await contact()).status).toBe(200);
	});

	it('strikes sign-in too, but not what is refused at the door', async () => {
		const fault = { match: { path: '/oauth/token' }, do: { status: 500 } } satisfies Fault;
		sandbox.faults.add(fault);
		const answer = await request(`${sandbox.url}/oauth/token`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'a=b',
		});
		await answer.body.text();
		expect(answer.statusCode).toBe(500);
		const handle = sandbox.faults.add({ do: { status: 500 } });
		expect((await apiClient(sandbox, 'nobody').get('/associations/x')).status).toBe(401);
		expect(handle.hits).toBe(0);
	});

	it('latency holds every answer back, not the work', async () => {
		sandbox.settings.latencyMs = () => 200;
		const order: string[] = [];
		const slow = create().then(() => order.push('slow'));
		await arrived(1);
		expect(isDone()).toBe(true);
		sandbox.settings.latencyMs = 0;
		await api.get('/associations/nobody');
		order.push('quick');
		await slow;
		expect(order).toEqual(['quick', 'slow']);
	});
});
