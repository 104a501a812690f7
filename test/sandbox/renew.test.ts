import { startSandbox, type Sandbox } from '../../sandbox';
import { apiClient, seeded } from './apiClient';
import { startReceiver, type Receiver } from './receiver';

let sandbox: Sandbox;
let receiver: Receiver;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: { limit: 5, intervalMs: 60_000 }, latencyMs: 1 });
	receiver = await startReceiver();
});

afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

/** Everything the seeded location holds, without its dates. */
function holdings({ state }: Sandbox) {
	const held = [
		...state.objects(),
		...state.records.list('contact'),
		...state.records.list('custom_objects.property'),
		...state.associations.list(),
		...state.relations.list(),
	];
	const dates = ['createdAt', 'updatedAt', 'dateAdded'];
	return held.map((one) => Object.entries(one).filter(([name]) => !dates.includes(name)));
}

/** The status of a small question. */
const ask = async (token?: string) =>
	(await apiClient(sandbox, token).get('/associations/objectKey/contact')).status;

describe('a sandbox that is renewed', () => {
	it('holds what it held at the start, with the same IDs', () => {
		const before = holdings(sandbox);
		const { contacts, association } = seeded(sandbox);
		sandbox.state.records.remove(contacts[0]);
		sandbox.state.removeAssociation(association('buyer_property').id);
		sandbox.renew();
		expect(holdings(sandbox)).toEqual(before);
	});

	it('takes another seed where one is given', () => {
		sandbox.renew({ contacts: 3, properties: 2, relations: 4 });
		const { records, relations } = sandbox.state;
		expect([records.size, relations.size]).toEqual([5, 4]);
	});

	it('still tells webhooks of every change, but of nothing of its own renewal', async () => {
		sandbox.webhooks.register(receiver.url, { shape: 'official' });
		sandbox.renew();
		await sandbox.webhooks.idle();
		expect(receiver.received).toEqual([]);
		const { contacts, properties, association } = seeded(sandbox);
		const { id } = association('tenant_property');
		const relation = sandbox.state.link(id, contacts[0], properties[0]);
		await sandbox.webhooks.idle();
		const told = receiver.received.map(({ body }) => JSON.parse(body.toString()).id);
		expect(told).toEqual([relation.id]);
	});

	it('has its first settings, no fault, no request and an empty rate window', async () => {
		const before = { ...sandbox.settings };
		for (let n = 0; n < 6; n += 1) await ask();
		expect([await ask(), sandbox.limits.refused]).toEqual([429, 2]);
		Object.assign(sandbox.settings, { responseShape: 'flat', errorShape: 'status', latencyMs: 2 });
		sandbox.limits.set(false);
		sandbox.faults.add({ do: { status: 500 }, times: Infinity });
		sandbox.requests.capacity = 1;
		sandbox.renew();
		expect(sandbox.settings).toEqual(before);
		expect(sandbox.requests).toHaveLength(0);
		expect(sandbox.limits.refused).toBe(0);
		const statuses = [];
		for (let n = 0; n < 6; n += 1) statuses.push(await ask());
		expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
		expect(sandbox.requests).toHaveLength(6);
	});

	it('knows the tokens it gave, and gives none of them twice', async () => {
		const given = [1, 2].map(() => {
			sandbox.renew();
			return sandbox.oauth.issueTokens({ userType: 'Location' }).access_token;
		});
		expect(given[1]).not.toBe(given[0]);
		for (const token of [sandbox.pit, ...given]) expect(await ask(token)).toBe(200);
	});
});
