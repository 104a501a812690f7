import { request } from 'undici';

import { startSandbox, type Sandbox } from '../../sandbox';
import { apiClient, seeded } from './apiClient';
import { startReceiver } from './receiver';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(() => sandbox.close());

async function control(
	method: 'GET' | 'POST' | 'PUT' | 'DELETE',
	path: string,
	body?: object,
	headers = {},
) {
	const answer = await request(`${sandbox.url}/__sandbox${path}`, {
		method,
		headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
		body: body && JSON.stringify(body),
	});
	return { status: answer.statusCode, body: JSON.parse(await answer.body.text()) };
}

describe('control from another process', () => {
	it('tells where everything is', async () => {
		expect((await control('GET', '/info')).body).toMatchObject({
			url: sandbox.url,
			pit: sandbox.pit,
			locationId: sandbox.locationId,
			clientId: sandbox.oauth.clientId,
			publicKey: sandbox.webhooks.publicKey,
			relations: sandbox.state.relations.size,
		});
	});

	it('shows and clears the requests, its own left out', async () => {
		await apiClient(sandbox).get('/associations/key/a');
		await apiClient(sandbox).get('/associations/key/b');
		const { body } = await control('GET', '/requests?last=1');
		expect(body).toMatchObject([{ method: 'GET', path: '/associations/key/b', status: 422 }]);
		await control('DELETE', '/requests');
		expect((await control('GET', '/requests')).body).toEqual([]);
		await control('PUT', '/requests/capacity', { capacity: 0 });
		await apiClient(sandbox).get('/associations/key/c');
		expect(sandbox.requests).toHaveLength(0);
	});

	it('shows what is there and changes records', async () => {
		expect((await control('GET', '/associations')).body).toHaveLength(6);
		expect((await control('GET', '/relations')).body).toHaveLength(sandbox.state.relations.size);
		expect((await control('GET', '/objects')).body).toHaveLength(4);
		const { body: added } = await control('POST', '/records', {
			records: [{ objectKey: 'contact', properties: { firstName: 'New' } }],
		});
		expect((await control('GET', '/records/contact')).body).toContainEqual(added[0]);
		expect((await control('DELETE', `/records/${added[0].id}`)).body).toEqual({ deleted: true });
	});

	it('sets faults, limits and settings', async () => {
		const api = apiClient(sandbox);
		const ask = async () => (await api.get('/associations/nobody')).status;
		await control('POST', '/faults', {
			match: { pattern: '^/assoc' },
			times: null,
			do: { status: 502 },
		});
		expect([await ask(), await ask()]).toEqual([502, 502]);
		expect((await control('GET', '/faults')).body).toEqual([{ hits: 2 }]);
		await control('DELETE', '/faults');
		await control('PUT', '/settings', { notFoundStatus: 400 });
		expect(await ask()).toBe(400);
		await control('PUT', '/rate-limit', { limit: 1, intervalMs: 60_000 });
		expect([await ask(), await ask()]).toEqual([400, 429]);
		await control('DELETE', '/rate-limit');
		expect(await ask()).toBe(400);
		await control('PUT', '/rate-limit', { limit: 10, intervalMs: 60_000 });
		await control('PUT', '/daily-remaining', { remaining: 0 });
		expect(await ask()).toBe(429);
	});

	it('makes and ends tokens', async () => {
		const path = `/objects/?locationId=${sandbox.locationId}`;
		const ask = async (token: string) => (await apiClient(sandbox, token).get(path)).status;
		const { body: made } = await control('POST', '/pits', { scopes: ['contacts.readonly'] });
		expect(await ask(made.pit)).toBe(401);
		const { body: tokens } = await control('POST', '/tokens', { userType: 'Location' });
		expect(await ask(tokens.access_token)).toBe(200);
		await control('POST', '/tokens/expire', tokens);
		expect(await ask(tokens.access_token)).toBe(401);
	});

	it('registers webhooks, waits for deliveries and shows them', async () => {
		const receiver = await startReceiver();
		const { body: hook } = await control('POST', '/webhooks', {
			url: receiver.url,
			options: { shape: 'official' },
		});
		const { contacts, properties, association } = seeded(sandbox);
		const relation = sandbox.state.link(
			association('tenant_property').id,
			contacts[0],
			properties[0],
		);
		await control('POST', '/deliveries/idle');
		const { body } = await control('GET', '/deliveries');
		expect(body).toMatchObject([{ event: 'RelationCreate', state: 'delivered' }]);
		expect(JSON.parse(body[0].body).id).toBe(relation.id);
		expect((await control('GET', '/webhooks')).body).toEqual([hook]);
		await control('DELETE', `/webhooks/${hook.id}`);
		const forged = { url: receiver.url, body: '{}' };
		expect((await control('POST', '/deliveries/raw', forged)).body.status).toBe(200);
		expect((await control('POST', '/sign', { body: '{}' })).body.signature).toBe(
			sandbox.webhooks.sign('{}'),
		);
		await receiver.close();
	});

	it('says what is wrong, and listens to no other page', async () => {
		expect(await control('POST', '/webhooks', { url: 'ftp://x' })).toMatchObject({
			status: 400,
			body: { message: expect.stringContaining('http') },
		});
		const headers = { origin: 'http://evil.example' };
		expect((await control('GET', '/info', undefined, headers)).status).toBe(403);
	});
});

describe('recorded requests', () => {
	it('hold what was sent and how it was answered', async () => {
		const body = { locationId: sandbox.locationId, page: 1, pageLimit: 1 };
		await apiClient(sandbox).post('/contacts/search', body);
		await apiClient(sandbox).get(`/objects/?locationId=${sandbox.locationId}`);
		expect(sandbox.requests[0]).toMatchObject({
			method: 'POST',
			url: '/contacts/search',
			path: '/contacts/search',
			query: {},
			body,
			status: 200,
			at: expect.any(Number),
		});
		expect(sandbox.requests[0].headers.authorization).toBe(`Bearer ${sandbox.pit}`);
		expect(sandbox.requests[1]).toMatchObject({
			path: '/objects/',
			query: { locationId: sandbox.locationId },
		});
		expect(sandbox.requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
		sandbox.requests.clear();
		expect(sandbox.requests).toHaveLength(0);
	});

	it('are bounded, the newest kept', async () => {
		sandbox.requests.capacity = 3;
		for (let i = 0; i < 20; i += 1) await apiClient(sandbox).get(`/associations/${i}`);
		expect(sandbox.requests.length).toBeLessThan(6);
		expect(sandbox.requests.at(-1)?.path).toBe('/associations/19');
	});
});
