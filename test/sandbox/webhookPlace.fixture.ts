import { createPublicKey, verify } from 'node:crypto';

import { startSandbox, type DeliveryOptions, type Sandbox } from '../../sandbox';
import { seeded } from './apiClient';
import { startReceiver, type Received, type Receiver } from './receiver';

/** A sandbox without a limit that tries again at once, and a server for its webhooks: new for each test. */
export let sandbox: Sandbox;
export let receiver: Receiver;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false, webhooks: { retryBaseMs: 1, retryMostMs: 2 } });
	receiver = await startReceiver();
});

afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

/** Verified with the key the sandbox publishes, over the bytes that came. */
export function isSigned({ headers, body }: Received): boolean {
	const key = createPublicKey({
		key: Buffer.from(sandbox.webhooks.publicKey, 'base64'),
		format: 'der',
		type: 'spki',
	});
	return verify(null, body, key, Buffer.from(String(headers['x-ghl-signature']), 'base64'));
}

/** What came, parsed. */
export const bodies = () => receiver.received.map(({ body }) => JSON.parse(body.toString()));

/** Links so many pairs that are not linked yet. */
export function linkSome(count = 1) {
	const { contacts, properties, association } = seeded(sandbox);
	const { id } = association('tenant_property');
	return properties
		.slice(0, count)
		.map((property) => sandbox.state.link(id, contacts[0], property));
}

/** Registers the receiver, links so many pairs and waits until all is sent. */
export async function delivered(options?: DeliveryOptions, count = 1) {
	sandbox.webhooks.register(receiver.url, options);
	const relations = linkSome(count);
	await sandbox.webhooks.idle();
	return relations;
}
