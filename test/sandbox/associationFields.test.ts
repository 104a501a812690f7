import { startSandbox, type Sandbox } from '../../sandbox';
import { apiClient, seeded, type ApiClient } from './apiClient';
import { newAssociation } from './newAssociation.fixture';

let sandbox: Sandbox;
let api: ApiClient;
let locationId: string;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false });
	api = apiClient(sandbox);
	({ locationId } = sandbox);
});

afterEach(() => sandbox.close());

describe('queries and bodies of the official endpoints for associations', () => {
	it('refuses an unknown query parameter', async () => {
		const { id } = seeded(sandbox).association('buyer_property');
		for (const path of [
			`/associations/?locationId=${locationId}&skip=0&limit=5&page=1`,
			`/associations/${id}?locationId=${locationId}`,
			`/associations/key/buyer_property?locationId=${locationId}&limit=1`,
			`/associations/objectKey/contact?skip=0`,
		]) {
			const { status, body } = await api.get(path);
			expect({ path, status }).toEqual({ path, status: 422 });
			expect(body.message).toEqual([expect.stringMatching(/^property \w+ should not exist$/)]);
		}
		expect((await api.delete(`/associations/${id}?locationId=${locationId}`)).status).toBe(422);
	});

	it('refuses a required query parameter that is missing, and a page that is none', async () => {
		expect((await api.get('/associations/')).body.message).toEqual([
			'locationId should not be empty',
			'skip should not be empty',
			'limit should not be empty',
		]);
		for (const query of [
			'skip=-1&limit=5',
			'skip=0&limit=0',
			'skip=0&limit=101',
			'skip=a&limit=5',
		]) {
			const { status } = await api.get(`/associations/?locationId=${locationId}&${query}`);
			expect({ query, status }).toEqual({ query, status: 422 });
		}
		expect((await api.get('/associations/key/buyer_property')).status).toBe(422);
	});

	it.each([
		'locationId',
		'key',
		'firstObjectLabel',
		'firstObjectKey',
		'secondObjectLabel',
		'secondObjectKey',
	])('refuses to create without %s, or with it empty', async (field) => {
		const rest: Record<string, string> = { ...newAssociation(sandbox) };
		delete rest[field];
		for (const body of [rest, { ...rest, [field]: '' }]) {
			const answer = await api.post('/associations/', body);
			expect(answer).toMatchObject({ status: 422, body: { statusCode: 422 } });
			expect(answer.body.message).toEqual([`${field} should not be empty`]);
		}
	});

	it('refuses unknown and wrongly typed fields', async () => {
		const extra = await api.post('/associations/', {
			...newAssociation(sandbox),
			description: 'x',
		});
		expect(extra.body.message).toEqual(['property description should not exist']);
		const wrong = await api.post('/associations/', { ...newAssociation(sandbox), key: 5 });
		expect(wrong).toMatchObject({ status: 422, body: { message: ['key must be of type string'] } });
		const { id } = seeded(sandbox).association('buyer_property');
		const labels = { firstObjectLabel: 'A', secondObjectLabel: 'B' };
		expect((await api.put(`/associations/${id}`, { ...labels, key: 'k' })).status).toBe(422);
		expect((await api.put(`/associations/${id}`, { firstObjectLabel: 'A' })).body.message).toEqual([
			'secondObjectLabel should not be empty',
		]);
		expect((await api.post('/associations/')).status).toBe(422);
	});
});
