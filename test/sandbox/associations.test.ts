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

describe('official endpoints for associations', () => {
	it('create answers 201 with the association, which is then found by ID, by key and by object', async () => {
		const created = await api.post('/associations/', newAssociation(sandbox));
		expect(created.status).toBe(201);
		expect(created.body).toEqual({
			...newAssociation(sandbox),
			id: expect.stringMatching(/^[0-9a-f]{24}$/),
			associationType: 'USER_DEFINED',
		});
		const byId = await api.get(`/associations/${created.body.id}`);
		expect(byId.body).toEqual(created.body);
		const byKey = await api.get(`/associations/key/viewer_property?locationId=${locationId}`);
		expect(byKey.body).toEqual(created.body);
		const byObject = await api.get('/associations/objectKey/custom_objects.property');
		expect(byObject.body.associations).toContainEqual(created.body);
	});

	it('lists in pages: nothing twice, nothing left out', async () => {
		const pages = await Promise.all(
			[0, 4, 8].map((skip) =>
				api.get(`/associations/?locationId=${locationId}&skip=${skip}&limit=4`),
			),
		);
		expect(pages.map(({ body }) => body.associations.length)).toEqual([4, 2, 0]);
		const ids = pages.flatMap(({ body }) => body.associations.map(({ id }: { id: string }) => id));
		expect(ids).toEqual(sandbox.state.associations.list().map(({ id }) => id));
	});

	it('update replaces both labels and nothing else', async () => {
		const before = seeded(sandbox).association('buyer_property');
		const labels = { firstObjectLabel: 'Owner', secondObjectLabel: 'House' };
		const { status, body } = await api.put(`/associations/${before.id}`, labels);
		expect(status).toBe(200);
		expect(body).toMatchObject({ id: before.id, key: before.key, ...labels });
		expect(sandbox.state.associations.byKey('buyer_property')).toMatchObject(labels);
	});

	it('delete takes the relations along', async () => {
		const { association, contacts } = seeded(sandbox);
		const { id } = association('buyer_property');
		const answer = await api.delete(`/associations/${id}`);
		expect(answer).toMatchObject({ status: 200, body: { deleted: true, id } });
		expect(answer.body.message).toEqual(expect.any(String));
		expect(sandbox.state.relations.list().filter((r) => r.associationId === id)).toEqual([]);
		const left = await api.get(
			`/associations/relations/${contacts[0]}?locationId=${locationId}&skip=0&limit=100&associationIds[]=${id}`,
		);
		expect(left.body).toEqual({ relations: [], total: 0 });
		expect((await api.delete(`/associations/${id}`)).status).toBe(404);
	});

	it('the collection has its slash, and only the collection', async () => {
		const query = `?locationId=${locationId}&skip=0&limit=5`;
		expect((await api.get(`/associations${query}`)).status).toBe(404);
		expect((await api.post('/associations', newAssociation(sandbox))).status).toBe(404);
		expect((await api.post('/associations/relations/', {})).status).toBe(404);
		const { id } = seeded(sandbox).association('buyer_property');
		expect((await api.get(`/associations/${id}/`)).status).toBe(404);
	});

	it('refuses two equal labels on create and on update', async () => {
		const labels = { firstObjectLabel: 'Same', secondObjectLabel: 'Same' };
		const { id } = seeded(sandbox).association('buyer_property');
		for (const answer of [
			await api.post('/associations/', { ...newAssociation(sandbox), ...labels }),
			await api.put(`/associations/${id}`, labels),
		]) {
			expect(answer.status).toBe(422);
			expect(answer.body.message).toBe('Both object labels can not be same');
		}
	});

	it('refuses a key that is taken and objects that do not exist', async () => {
		const taken = await api.post('/associations/', {
			...newAssociation(sandbox),
			key: 'buyer_property',
		});
		expect(taken.status).toBe(400);
		const unknown = await api.post('/associations/', {
			...newAssociation(sandbox),
			secondObjectKey: 'property',
		});
		expect(unknown.status).toBe(404);
		expect((await api.get('/associations/objectKey/property')).status).toBe(404);
	});

	it('answers 404 to what it does not know, or 400 when told to', async () => {
		const paths = ['/associations/nobody', `/associations/key/nobody?locationId=${locationId}`];
		for (const path of paths) {
			expect(await api.get(path)).toMatchObject({
				status: 404,
				body: { message: 'Association not found', traceId: expect.any(String) },
			});
		}
		sandbox.settings.notFoundStatus = 400;
		for (const path of paths) {
			expect(await api.get(path)).toMatchObject({
				status: 400,
				body: { message: 'Association not found' },
			});
		}
	});

	it('leaves its own associations alone', async () => {
		const path = '/associations/BUSINESSES_CONTACTS_ASSOCIATION';
		const labels = { firstObjectLabel: 'A', secondObjectLabel: 'B' };
		expect((await api.get(path)).body.associationType).toBe('SYSTEM_DEFINED');
		expect((await api.delete(path)).status).toBe(400);
		expect((await api.put(path, labels)).status).toBe(400);
	});

	it('refuses another location, named or reached by an ID', async () => {
		const { otherLocationId } = sandbox;
		const foreign = apiClient(sandbox, sandbox.createPit({ locationId: otherLocationId }));
		const { id } = seeded(sandbox).association('buyer_property');
		for (const answer of [
			await api.get(`/associations/?locationId=${otherLocationId}&skip=0&limit=5`),
			await api.post('/associations/', { ...newAssociation(sandbox), locationId: otherLocationId }),
			await foreign.get(`/associations/${id}`),
			await foreign.delete(`/associations/${id}`),
		]) {
			expect(answer).toMatchObject({
				status: 403,
				body: { message: 'The token does not have access to this location.' },
			});
		}
	});

	it('an ID with a slash, percent-encoded, addresses nothing else', async () => {
		expect((await api.get('/associations/key%2Fbuyer_property')).status).toBe(404);
		expect((await api.get(`/associations/${'x'.repeat(500)}`)).status).toBe(404);
	});
});
