import { createSign, generateKeyPairSync } from 'node:crypto';
import { makeSigner, RELATION } from '../highLevel/webhooks/delivery.fixture';
import { makeTrigger } from './trigger.fixture';

const trigger = makeTrigger();
const { signer, deliver, send } = trigger;
const BODY = JSON.stringify({ type: 'RelationCreate', webhookId: 'w-1', ...RELATION });
const RIGHT = signer.sign(BODY);

describe('a delivery signed rightly', () => {
	it.each([
		['SPKI in base64', signer.spkiBase64],
		['PEM', signer.pem],
		['the raw 32 bytes', signer.rawBase64],
		['the raw 32 bytes in hex', Buffer.from(signer.rawBase64, 'base64').toString('hex')],
	])('starts an execution, with the key given as %s', async (_form, publicKey) => {
		const options = { verification: 'publicKey', publicKey };
		const delivered = await makeTrigger().deliver({
			rawBody: BODY,
			headers: { 'X-GHL-Signature': RIGHT },
			parameters: { events: ['RelationCreate'], options },
		});
		expect(delivered).toMatchObject({ status: 200, body: { message: 'Workflow was started' } });
		expect(delivered.items).toEqual([
			{ json: { event: 'RelationCreate', type: 'RelationCreate', webhookId: 'w-1', ...RELATION } },
		]);
	});

	it('is verified over the bytes, whatever their white space and letters', async () => {
		const spaced = JSON.stringify({ ...RELATION, note: 'Käufer 🏡 買い手' }, null, '  ') + '\n';
		expect((await send(spaced)).items?.[0].json).toMatchObject({ note: 'Käufer 🏡 買い手' });
	});
});

describe('a delivery that is not signed rightly', () => {
	const other = makeSigner();
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const oldSignature = createSign('RSA-SHA256').update(BODY).sign(privateKey, 'base64');
	it.each([
		['no signature', {}],
		['the signature N/A', { 'X-GHL-Signature': 'N/A' }],
		['an empty signature', { 'X-GHL-Signature': '' }],
		["another key's signature", { 'X-GHL-Signature': other.sign(BODY) }],
		['the signature of other bytes', { 'X-GHL-Signature': signer.sign(`${BODY} `) }],
		['a truncated signature', { 'X-GHL-Signature': RIGHT.slice(0, 60) }],
		['a signature that is not base64', { 'X-GHL-Signature': '§'.repeat(88) }],
		['a signature in hex', { 'X-GHL-Signature': Buffer.from(RIGHT, 'base64').toString('hex') }],
		['a signature of 100 KB', { 'X-GHL-Signature': 'A'.repeat(100_000) }],
		['its signature twice', { 'X-GHL-Signature': `${RIGHT}, ${RIGHT}` }],
		['only the old X-WH-Signature', { 'X-WH-Signature': oldSignature }],
		['the right signature in the old header', { 'X-WH-Signature': RIGHT }],
	])('is answered 401 and starts nothing: %s', async (_what, headers) => {
		const delivered = await deliver({ rawBody: BODY, headers });
		expect(delivered).toMatchObject({ status: 401, items: undefined, error: undefined });
		expect(delivered.staticData).toEqual({});
	});

	it('is answered 401 when the same JSON comes with other white space', async () => {
		const rewritten = JSON.stringify(JSON.parse(BODY), null, 1);
		const delivered = await deliver({ rawBody: rewritten, headers: { 'X-GHL-Signature': RIGHT } });
		expect(delivered).toMatchObject({ status: 401, items: undefined });
	});

	it('is answered 401 when n8n did not keep the raw body', async () => {
		const headers = { 'X-GHL-Signature': RIGHT, 'content-type': 'multipart/form-data; boundary=x' };
		const delivered = await deliver({ rawBody: BODY, headers });
		expect(delivered).toMatchObject({ status: 401, items: undefined });
	});

	it("is answered 401 under HighLevel's own key, which is the default", async () => {
		const headers = { 'X-GHL-Signature': RIGHT };
		const parameters = { events: ['RelationCreate'] };
		const delivered = await deliver({ rawBody: BODY, headers, parameters });
		expect(delivered).toMatchObject({ status: 401, items: undefined });
	});

	it.each([
		['a key that is empty', { verification: 'publicKey' }],
		['a key that is none', { verification: 'publicKey', publicKey: 'AAAA' }],
		['a verification that does not exist', { verification: 'off' }],
	])('is answered 401 when the settings have %s', async (_what, options) => {
		const headers = { 'X-GHL-Signature': RIGHT };
		const parameters = { events: ['RelationCreate'], options };
		const delivered = await deliver({ rawBody: BODY, headers, parameters });
		expect(delivered).toMatchObject({ status: 401, items: undefined, error: undefined });
	});
});

it('Verification None takes an unsigned delivery', async () => {
	const parameters = { events: ['RelationCreate'], options: { verification: 'none' } };
	const delivered = await makeTrigger().deliver({ rawBody: BODY, parameters });
	expect(delivered.items).toHaveLength(1);
});
