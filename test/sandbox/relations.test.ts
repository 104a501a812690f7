import { startSandbox, type Sandbox } from '../../sandbox';
import { apiClient, seeded, type ApiClient } from './apiClient';

let sandbox: Sandbox;
let api: ApiClient;
let seed: ReturnType<typeof seeded>;
let locationId: string;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false });
	api = apiClient(sandbox);
	seed = seeded(sandbox);
	({ locationId } = sandbox);
});

afterEach(() => sandbox.close());

const buyer = () => ({
	locationId,
	associationId: seed.association('buyer_property').id,
	firstRecordId: seed.contacts[1],
	secondRecordId: seed.properties[39],
});

const listOf = (recordId: string, rest = '&skip=0&limit=100') =>
	api.get(`/associations/relations/${recordId}?locationId=${locationId}${rest}`);

describe('official endpoints for relations', () => {
	it('a link is seen from both of its records, and gone once deleted', async () => {
		const created = await api.post('/associations/relations', buyer());
		expect(created).toMatchObject({
			status: 201,
			body: {
				...buyer(),
				id: expect.any(String),
				firstObjectKey: 'contact',
				secondObjectKey: 'custom_objects.property',
			},
		});
		for (const recordId of [buyer().firstRecordId, buyer().secondRecordId]) {
			expect((await listOf(recordId)).body.relations).toContainEqual(created.body);
		}
		const { id } = created.body;
		const path = `/associations/relations/${id}?locationId=${locationId}`;
		expect(await api.delete(path)).toMatchObject({ status: 200, body: { deleted: true, id } });
		expect((await listOf(buyer().firstRecordId)).body.relations).not.toContainEqual(created.body);
		expect((await api.delete(path)).status).toBe(404);
	});

	it('the same pair on the same association exists once', async () => {
		await api.post('/associations/relations', buyer());
		const { status, body } = await api.post('/associations/relations', buyer());
		expect(status).toBe(400);
		expect(body.message).toBe(
			`Could not create relation: duplicate relation of object Ids for given association ${buyer().associationId}`,
		);
		const other = { ...buyer(), associationId: seed.association('tenant_property').id };
		expect((await api.post('/associations/relations', other)).status).toBe(201);
	});

	it('the records must fit the sides of the association', async () => {
		const { firstRecordId, secondRecordId } = buyer();
		for (const pair of [
			{ firstRecordId: secondRecordId, secondRecordId: firstRecordId },
			{ secondRecordId: seed.company },
			{ secondRecordId: seed.contacts[2] },
		]) {
			expect((await api.post('/associations/relations', { ...buyer(), ...pair })).status).toBe(400);
		}
	});

	it('contacts can be linked to contacts, each order for itself', async () => {
		const pair = {
			locationId,
			associationId: seed.association('referrer_referred').id,
			firstRecordId: seed.contacts[40],
			secondRecordId: seed.contacts[41],
		};
		const turned = {
			...pair,
			firstRecordId: pair.secondRecordId,
			secondRecordId: pair.firstRecordId,
		};
		expect((await api.post('/associations/relations', pair)).status).toBe(201);
		expect((await api.post('/associations/relations', turned)).status).toBe(201);
		expect(
			(await listOf(seed.contacts[40], `&skip=0&limit=100&associationIds[]=${pair.associationId}`))
				.body.total,
		).toBe(2);
	});

	it('refuses unknown records, associations and relations', async () => {
		for (const wrong of ['associationId', 'firstRecordId', 'secondRecordId']) {
			const body = { ...buyer(), [wrong]: 'nobody' };
			expect((await api.post('/associations/relations', body)).status).toBe(404);
		}
		expect((await listOf('nobody')).status).toBe(404);
		sandbox.settings.notFoundStatus = 400;
		expect((await listOf('nobody')).status).toBe(400);
		expect(
			(await api.post('/associations/relations', { ...buyer(), firstRecordId: 'x' })).status,
		).toBe(400);
	});

	it.each(['locationId', 'associationId', 'firstRecordId', 'secondRecordId'])(
		'refuses to create without %s',
		async (field) => {
			const rest: Record<string, string> = { ...buyer() };
			delete rest[field];
			const { status, body } = await api.post('/associations/relations', rest);
			expect({ status, message: body.message }).toEqual({
				status: 422,
				message: [`${field} should not be empty`],
			});
		},
	);

	it('refuses unknown fields and query parameters', async () => {
		const extra = await api.post('/associations/relations', { ...buyer(), note: '' });
		expect(extra.body.message).toEqual(['property note should not exist']);
		for (const query of [
			'&skip=0&limit=5&order=asc',
			'&skip=0&limit=5&associationIds=a',
			'&skip=0',
		]) {
			expect((await listOf(seed.contacts[0], query)).status).toBe(422);
		}
		const [relation] = sandbox.state.relations.list();
		expect((await api.delete(`/associations/relations/${relation.id}`)).status).toBe(422);
		expect(sandbox.state.relations.get(relation.id)).toBeDefined();
	});

	it('refuses records, associations and relations of another location', async () => {
		const [foreigner] = sandbox.state.records.list('contact', sandbox.otherLocationId);
		expect((await listOf(foreigner.id)).status).toBe(403);
		const body = { ...buyer(), firstRecordId: foreigner.id };
		expect((await api.post('/associations/relations', body)).status).toBe(403);
		const foreign = apiClient(sandbox, sandbox.createPit({ locationId: sandbox.otherLocationId }));
		const [relation] = sandbox.state.relations.list();
		const path = `/associations/relations/${relation.id}?locationId=${sandbox.otherLocationId}`;
		expect((await foreign.delete(path)).status).toBe(403);
		const own = { ...buyer(), locationId: sandbox.otherLocationId };
		expect((await foreign.post('/associations/relations', own)).status).toBe(403);
	});

	it('lists in pages with the total, filtered by one association or several', async () => {
		const [buyers, sellers, tenants] = ['buyer', 'seller', 'tenant'].map(
			(role) => seed.association(`${role}_property`).id,
		);
		const contact = seed.contacts[1];
		const before = (await listOf(contact)).body.total;
		seed.properties.forEach((property, i) => {
			const associationId = i % 2 ? buyers : sellers;
			if (!sandbox.state.relations.find(associationId, contact, property)) {
				sandbox.state.link(associationId, contact, property);
			}
		});
		const all = (await listOf(contact)).body;
		expect(all.total).toBeGreaterThan(before + 30);
		const ids = [];
		for (let skip = 0; skip < all.total + 10; skip += 10) {
			const { body } = await listOf(contact, `&skip=${skip}&limit=10`);
			expect(body.total).toBe(all.total);
			ids.push(...body.relations.map(({ id }: { id: string }) => id));
		}
		expect(ids).toEqual(all.relations.map(({ id }: { id: string }) => id));
		const filtered = async (...associationIds: string[]) => {
			const filter = associationIds.map((id) => `&associationIds[]=${id}`).join('');
			const { body } = await listOf(contact, `&skip=0&limit=100${filter}`);
			expect(body.relations).toHaveLength(body.total);
			return new Set(body.relations.map((r: { associationId: string }) => r.associationId));
		};
		expect(await filtered(buyers)).toEqual(new Set([buyers]));
		expect(await filtered(buyers, sellers)).toEqual(new Set([buyers, sellers]));
		expect(await filtered(tenants)).toEqual(new Set());
	});

	it('pages stay right while relations in the middle go', () => {
		const contact = seed.contacts[1];
		const { id } = seed.association('buyer_property');
		for (const property of seed.properties) {
			if (!sandbox.state.relations.find(id, contact, property)) {
				sandbox.state.link(id, contact, property);
			}
		}
		const all = sandbox.state.relations.ofRecord(contact).items;
		all
			.filter((_, i) => i % 3 === 0)
			.forEach((relation) => sandbox.state.relations.remove(relation.id));
		const kept = all.filter((_, i) => i % 3 !== 0);
		const { items, total } = sandbox.state.relations.ofRecord(contact, [], 5, 10);
		expect(items).toEqual(kept.slice(5, 15));
		expect(total).toBe(kept.length);
	});
});
