import { startSandbox, type Sandbox } from '../../sandbox';
import { apiClient, seeded, type ApiClient } from './apiClient';

let sandbox: Sandbox;
let api: ApiClient;
let seed: ReturnType<typeof seeded>;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false });
	api = apiClient(sandbox);
	seed = seeded(sandbox);
});

afterEach(() => sandbox.close());

const newAssociation = () => ({
	locationId: sandbox.locationId,
	key: 'viewer_property',
	firstObjectKey: 'contact',
	secondObjectKey: 'property',
	description: 'Who has seen what',
});

describe('the second family of endpoints', () => {
	it('creates an association that the official family sees too', async () => {
		const { status, body } = await api.post('/objects-association', newAssociation());
		expect(status).toBe(201);
		expect(body).toEqual({
			association: {
				...newAssociation(),
				id: expect.any(String),
				createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
			},
		});
		const official = await api.get(`/associations/${body.association.id}`);
		expect(official.body).toMatchObject({
			firstObjectKey: 'contact',
			firstObjectLabel: 'Contact',
			secondObjectKey: 'custom_objects.property',
			secondObjectLabel: 'Property',
		});
	});

	it('lists, finds by key and by object, with bare object keys', async () => {
		const list = await api.get(`/objects-association?locationId=${sandbox.locationId}`);
		expect(list.body).toHaveLength(sandbox.state.associations.list().length);
		const byKey = await api.get('/objects-association/key/buyer_property');
		expect(byKey.body.association).toMatchObject({
			firstObjectKey: 'contact',
			secondObjectKey: 'property',
		});
		const byObject = await api.get('/objects-association/object/company');
		expect(byObject.body).toEqual([expect.objectContaining({ firstObjectKey: 'company' })]);
	});

	it('links, lists with the details of the association, and unlinks', async () => {
		const { id: associationId } = seed.association('buyer_property');
		const pair = { firstRecordId: seed.contacts[1], secondRecordId: seed.properties[39] };
		const created = await api.post(`/objects-association/${associationId}/relations`, pair);
		expect(created).toMatchObject({
			status: 201,
			body: { relation: { associationId, ...pair, id: expect.any(String) } },
		});
		const { id } = created.body.relation;
		const list = await api.get(`/objects-association/relations/${pair.firstRecordId}`);
		expect(list.body).toContainEqual({
			...created.body.relation,
			association: expect.objectContaining({ id: associationId, key: 'buyer_property' }),
		});
		expect((await api.delete(`/objects-association/relations/${id}`)).body).toMatchObject({
			deleted: true,
			id,
		});
		expect(sandbox.state.relations.get(id)).toBeUndefined();
	});

	it('delete takes the relations along', async () => {
		const { id } = seed.association('buyer_property');
		expect((await api.delete(`/objects-association/${id}`)).body).toMatchObject({
			deleted: true,
			id,
		});
		expect(sandbox.state.relations.list().some((r) => r.associationId === id)).toBe(false);
	});

	it('answers 400 to a missing field and 422 to an unknown one', async () => {
		const rest: Partial<ReturnType<typeof newAssociation>> = newAssociation();
		delete rest.key;
		expect(await api.post('/objects-association', rest)).toMatchObject({
			status: 400,
			body: { message: 'key should not be empty' },
		});
		expect((await api.get('/objects-association')).status).toBe(400);
		const labelled = { ...newAssociation(), firstObjectLabel: 'Viewer' };
		expect((await api.post('/objects-association', labelled)).status).toBe(422);
		expect((await api.get('/objects-association/key/buyer_property?locationId=x')).status).toBe(
			422,
		);
		const path = `/objects-association/${seed.association('buyer_property').id}/relations`;
		const pair = { firstRecordId: seed.contacts[1], secondRecordId: seed.properties[39] };
		expect((await api.post(path, { firstRecordId: pair.firstRecordId })).status).toBe(400);
		expect((await api.post(path, { ...pair, locationId: sandbox.locationId })).status).toBe(422);
	});

	it('answers 409 to a key or a relation that exists', async () => {
		await api.post('/objects-association', newAssociation());
		expect((await api.post('/objects-association', newAssociation())).status).toBe(409);
		const path = `/objects-association/${seed.association('buyer_property').id}/relations`;
		const pair = { firstRecordId: seed.contacts[1], secondRecordId: seed.properties[39] };
		await api.post(path, pair);
		expect((await api.post(path, pair)).status).toBe(409);
	});

	it('answers 404 to unknown associations, records, relations and object keys', async () => {
		const path = `/objects-association/${seed.association('buyer_property').id}/relations`;
		for (const { status } of [
			await api.get('/objects-association/key/nobody'),
			await api.get('/objects-association/object/nobody'),
			await api.get('/objects-association/object/custom_objects.property'),
			await api.get('/objects-association/object/business'),
			await api.get('/objects-association/relations/nobody'),
			await api.delete('/objects-association/nobody'),
			await api.delete('/objects-association/relations/nobody'),
			await api.post(path, { firstRecordId: 'nobody', secondRecordId: seed.properties[0] }),
			await api.post('/objects-association', { ...newAssociation(), secondObjectKey: 'nobody' }),
		]) {
			expect(status).toBe(404);
		}
	});

	it('has no update, no get by ID and no slash', async () => {
		const { id } = seed.association('buyer_property');
		expect((await api.get(`/objects-association/${id}`)).status).toBe(404);
		expect((await api.put(`/objects-association/${id}`, {})).status).toBe(404);
		expect((await api.get(`/objects-association/?locationId=${sandbox.locationId}`)).status).toBe(
			404,
		);
	});

	it('asks for the scope custom-objects, and for the own location', async () => {
		const scopes = ['associations.readonly', 'associations.write'];
		const official = apiClient(sandbox, sandbox.createPit({ scopes }));
		expect(await official.get('/objects-association/key/buyer_property')).toMatchObject({
			status: 401,
			body: { message: 'The token is not authorized for this scope.' },
		});
		const foreign = apiClient(sandbox, sandbox.createPit({ locationId: sandbox.otherLocationId }));
		const { id } = seed.association('buyer_property');
		expect((await foreign.delete(`/objects-association/${id}`)).status).toBe(403);
		expect((await foreign.get(`/objects-association/relations/${seed.contacts[0]}`)).status).toBe(
			403,
		);
	});

	it('leaves the built-in associations alone', async () => {
		const { status } = await api.delete('/objects-association/OPPORTUNITIES_CONTACTS_ASSOCIATION');
		expect(status).toBe(400);
	});
});
