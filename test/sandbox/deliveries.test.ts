import { createPublicKey } from 'node:crypto';

import { retryPauses } from '../../sandbox/webhooks/retryPauses';
import { bodies, delivered, isSigned, linkSome, receiver, sandbox } from './webhookPlace.fixture';

describe('a delivery', () => {
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
});
