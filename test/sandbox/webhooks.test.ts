import { createPublicKey, verify } from 'node:crypto';

import { startSandbox, type DeliveryOptions, type Sandbox } from '../../sandbox';
import { retryPauses } from '../../sandbox/webhooks/retryPauses';
import { apiClient, seeded } from './apiClient';
import { startReceiver, type Received, type Receiver } from './receiver';

let sandbox: Sandbox;
let receiver: Receiver;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false, webhooks: { retryBaseMs: 1, retryMostMs: 2 } });
	receiver = await startReceiver();
});

afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

/** Verified with the key the sandbox publishes, over the bytes that came. */
function isSigned({ headers, body }: Received): boolean {
	const key = createPublicKey({
		key: Buffer.from(sandbox.webhooks.publicKey, 'base64'),
		format: 'der',
		type: 'spki',
	});
	return verify(null, body, key, Buffer.from(String(headers['x-ghl-signature']), 'base64'));
}

const bodies = () => receiver.received.map(({ body }) => JSON.parse(body.toString()));

/** Links so many pairs that are not linked yet. */
function linkSome(count = 1) {
	const { contacts, properties, association } = seeded(sandbox);
	const { id } = association('tenant_property');
	return properties
		.slice(0, count)
		.map((property) => sandbox.state.link(id, contacts[0], property));
}

async function delivered(options?: DeliveryOptions, count = 1) {
	sandbox.webhooks.register(receiver.url, options);
	const relations = linkSome(count);
	await sandbox.webhooks.idle();
	return relations;
}

describe('webhooks', () => {
	it('every change made over the API is delivered, signed with the key shown', async () => {
		sandbox.webhooks.register(receiver.url);
		const api = apiClient(sandbox);
		const { locationId } = sandbox;
		const { contacts, properties } = seeded(sandbox);
		const labels = { firstObjectLabel: 'Viewer', secondObjectLabel: 'Viewed' };
		const association = await api.post('/associations/', {
			locationId,
			key: 'viewer_property',
			...labels,
			firstObjectKey: 'contact',
			secondObjectKey: 'custom_objects.property',
		});
		const { id } = association.body;
		await api.put(`/associations/${id}`, { ...labels, firstObjectLabel: 'Visitor' });
		const pair = { firstRecordId: contacts[0], secondRecordId: properties[0] };
		const relation = await api.post(`/objects-association/${id}/relations`, pair);
		await api.delete(
			`/associations/relations/${relation.body.relation.id}?locationId=${locationId}`,
		);
		await api.delete(`/associations/${id}`);
		await sandbox.webhooks.idle();
		expect(bodies().map(({ type }) => type)).toEqual([
			'AssociationCreate',
			'AssociationUpdate',
			'RelationCreate',
			'RelationDelete',
			'AssociationDelete',
		]);
		expect(receiver.received.every(isSigned)).toBe(true);
		expect(new Set(bodies().map(({ webhookId }) => webhookId)).size).toBe(5);
		expect(bodies()[1]).toMatchObject({
			id,
			firstObjectLabel: 'Visitor',
			firstObjectToSecondObjectCardinality: 'MANY_TO_MANY',
		});
		expect(bodies()[0]).not.toHaveProperty('firstObjectToSecondObjectCardinality');
		expect(sandbox.webhooks.deliveries.every(({ state }) => state === 'delivered')).toBe(true);
	});

	it('deleting an association tells of its relations too', async () => {
		sandbox.webhooks.register(receiver.url, { shape: 'typed' });
		sandbox.state.removeAssociation(seeded(sandbox).association('referrer_referred').id);
		await sandbox.webhooks.idle();
		const types = bodies().map(({ type }) => type);
		expect(types).toEqual([...Array(8).fill('RelationDelete'), 'AssociationDelete']);
	});

	it('the official shape is the bare event', async () => {
		const [relation] = await delivered({ shape: 'official' });
		const event: Partial<typeof relation> = { ...relation };
		delete event.createdAt;
		expect(bodies()).toEqual([event]);
	});

	it('the guide shows the event with type, timestamp and webhookId, beside or under data', async () => {
		const [typed] = await delivered({ shape: 'typed' });
		sandbox.webhooks.unregister(receiver.url);
		const meta = {
			type: 'RelationCreate',
			timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
			webhookId: expect.any(String),
		};
		expect(bodies()[0]).toMatchObject({ ...meta, id: typed.id });
		sandbox.state.relations.remove(typed.id);
		const [wrapped] = await delivered({ shape: 'wrapped' });
		sandbox.webhooks.unregister(receiver.url);
		expect(bodies()[1]).toMatchObject({ ...meta, data: { id: wrapped.id } });
		sandbox.state.relations.remove(wrapped.id);
		const [nested] = await delivered({ shape: 'nested' });
		expect(bodies()[2]).toEqual({ data: expect.objectContaining({ ...meta, id: nested.id }) });
	});

	it('a URL may want some events only, and keeps its query', async () => {
		const url = `${receiver.url}?event=RelationDelete`;
		sandbox.webhooks.register(url, { events: ['RelationDelete'], shape: 'official' });
		const [relation] = linkSome();
		sandbox.state.relations.remove(relation.id);
		await sandbox.webhooks.idle();
		expect(receiver.received.map((request) => request.url)).toEqual(['/hook?event=RelationDelete']);
	});

	it('relations of the built-in company–contact association are not told', async () => {
		sandbox.webhooks.register(receiver.url);
		const { company, opportunity, contacts } = seeded(sandbox);
		sandbox.state.link('BUSINESSES_CONTACTS_ASSOCIATION', company, contacts[0]);
		sandbox.state.link('OPPORTUNITIES_CONTACTS_ASSOCIATION', opportunity, contacts[5]);
		await sandbox.webhooks.idle();
		expect(bodies().map(({ associationId }) => associationId)).toEqual([
			'OPPORTUNITIES_CONTACTS_ASSOCIATION',
		]);
	});

	it('is sent again, the same bytes, until it is answered 2xx', async () => {
		receiver.answers = (n) => [500, 302, 404, 204][n];
		await delivered();
		expect(receiver.received).toHaveLength(4);
		const [first, ...again] = receiver.received;
		expect(again.every(({ body }) => body.equals(first.body))).toBe(true);
		expect(
			again.every(({ headers }) => headers['x-ghl-signature'] === first.headers['x-ghl-signature']),
		).toBe(true);
		const [delivery] = sandbox.webhooks.deliveries;
		expect(delivery.attempts.map(({ status }) => status)).toEqual([500, 302, 404, 204]);
		expect(delivery.state).toBe('delivered');
	});

	it('is given up after twelve repeats', async () => {
		receiver.answers = () => 503;
		await delivered();
		expect(receiver.received).toHaveLength(13);
		expect(sandbox.webhooks.deliveries[0].state).toBe('given up');
	});

	it('a receiver that is not there is tried again too', async () => {
		const { url } = receiver;
		await receiver.close();
		sandbox.webhooks.register(url);
		linkSome();
		await sandbox.webhooks.idle();
		const [{ attempts, state }] = sandbox.webhooks.deliveries;
		expect([attempts.length, state]).toEqual([13, 'given up']);
		expect(attempts[0].fault).toContain('ECONNREFUSED');
	});

	it('pauses before repeats grow up to the longest allowed', () => {
		const options = { retries: 5, retryBaseMs: 100, retryMostMs: 500 };
		expect(retryPauses(options)).toEqual([100, 200, 400, 500, 500]);
	});

	it('can be repeated, reordered and delayed on demand', async () => {
		await delivered({ repeat: 3 });
		expect(new Set(bodies().map(({ webhookId }) => webhookId)).size).toBe(1);
		expect(receiver.received).toHaveLength(3);
		sandbox.webhooks.unregister(receiver.url);
		receiver.received.length = 0;
		for (const { id } of sandbox.state.relations.list().slice(-1))
			sandbox.state.relations.remove(id);

		const relations = await delivered({ reorder: 3, delayMs: 1 }, 5);
		const order = relations.map(({ id }) => id);
		expect(bodies().map(({ id }) => id)).toEqual([
			order[2],
			order[1],
			order[0],
			order[4],
			order[3],
		]);
	});

	it.each([
		['wrongKey', expect.any(String), undefined],
		['notApplicable', 'N/A', undefined],
		['none', undefined, undefined],
		['oldHeader', undefined, expect.any(String)],
	] as const)('can be signed wrongly: %s', async (signing, signature, old) => {
		await delivered({ signing });
		const [request] = receiver.received;
		expect(request.headers['x-ghl-signature']).toEqual(signature);
		expect(request.headers['x-wh-signature']).toEqual(old);
		expect(isSigned(request)).toBe(false);
	});

	it('can be corrupted after signing: still JSON, no longer what was signed', async () => {
		const [relation] = await delivered({ corrupt: true });
		expect(bodies()[0].id).not.toBe(relation.id);
		expect(isSigned(receiver.received[0])).toBe(false);
	});

	it('a forgery is sent as it stands, and a body signed by hand holds', async () => {
		const body = '{ "id" : "x" }';
		const forged = await sandbox.webhooks.deliverRaw({ url: receiver.url, body });
		expect(forged).toEqual({ status: 200, body: 'ok' });
		const headers = { 'X-GHL-Signature': sandbox.webhooks.sign(body) };
		await sandbox.webhooks.deliverRaw({ url: receiver.url, body, headers });
		expect(receiver.received.map(isSigned)).toEqual([false, true]);
		expect(receiver.received[0].body.toString()).toBe(body);
		const pem = createPublicKey(sandbox.webhooks.publicKeyPem);
		expect(pem.asymmetricKeyType).toBe('ed25519');
	});

	it('nothing is sent to a URL that was taken off, nor to one that is none', async () => {
		const registration = sandbox.webhooks.register(receiver.url);
		sandbox.webhooks.unregister(registration);
		linkSome();
		await sandbox.webhooks.idle();
		expect(receiver.received).toEqual([]);
		expect(sandbox.webhooks.registrations).toEqual([]);
		expect(() => sandbox.webhooks.register('ftp://host/x')).toThrow('http');
		expect(() => sandbox.webhooks.register('nonsense')).toThrow();
	});
});
