import { generateKeyPairSync } from 'node:crypto';
import { makeSigner } from '../highLevel/events/delivery.fixture';
import { newEngine, TYPE } from './trigger.fixture';

const engine = newEngine();
const signer = makeSigner();
const events = ['RelationCreate'];
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
	.publicKey.export({ format: 'pem', type: 'spki' })
	.toString();

async function activating(parameters: Record<string, unknown>): Promise<string> {
	return await engine.activate({ type: TYPE, parameters }).then(
		() => 'activated',
		(error: Error) => `${error.name}: ${error.message}`,
	);
}

describe('activating the workflow', () => {
	it.each([
		["HighLevel's key", { events }],
		[
			'a key of their own',
			{ events, options: { verification: 'publicKey', publicKey: signer.pem } },
		],
		['no verification', { events, options: { verification: 'none' } }],
		[
			'filters and a maximum age',
			{ events, filters: { locationIds: 'a,b' }, options: { maxAgeMinutes: 5 } },
		],
	])('succeeds with %s, and registers nothing', async (_what, parameters) => {
		const staticData = {};
		await engine.activate({ type: TYPE, parameters, staticData });
		await engine.deactivate({ type: TYPE, parameters, staticData });
		expect(staticData).toEqual({});
	});

	const publicKey = (text: string) => ({
		events,
		options: { verification: 'publicKey', publicKey: text },
	});
	it.each([
		['no event', { events: [] }, /^NodeOperationError: Trigger On is empty/],
		['an unknown event', { events: ['ContactCreate'] }, /Trigger On has ContactCreate/],
		['an empty key', publicKey(''), /^NodeOperationError: Public Key cannot be used.*empty/],
		['an RSA key', publicKey(rsa), /Public Key cannot be used.*RSA, not Ed25519/],
		['a private key', publicKey(signer.privatePem), /Public Key cannot be used.*private key/],
		['words for a key', publicKey('my key'), /Public Key cannot be used/],
		['a negative age', { events, options: { maxAgeMinutes: -1 } }, /Max Age \(Minutes\)/],
		['an age that is no number', { events, options: { maxAgeMinutes: 'soon' } }, /Max Age/],
		['an unknown verification', { events, options: { verification: 'x' } }, /^\S+ Verification/],
		['a list that is none', { events, filters: { objectKeys: '={{ ({a: 1}) }}' } }, /Object Keys/],
	])('is refused with %s, by the name of the field', async (_what, parameters, words) => {
		expect(await activating(parameters)).toMatch(words);
	});

	it('is refused in the same words when the editor starts to listen', async () => {
		const listening = engine.activate({ type: TYPE, parameters: { events: [] }, mode: 'manual' });
		await expect(listening).rejects.toThrow('Trigger On is empty');
	});
});

describe('the node as the editor shows it', () => {
	const { description } = engine.nodeType(TYPE);

	it('asks for a POST at its path and is a trigger without input', () => {
		expect(description.webhooks).toMatchObject([
			{ name: 'default', httpMethod: 'POST', path: 'webhook', responseMode: 'onReceived' },
		]);
		expect(description.inputs).toEqual([]);
	});

	it('tells the way through the Marketplace app, the scopes, and the URL per event', () => {
		const texts = JSON.stringify(description.properties);
		for (const words of [
			'My Apps',
			'Advanced Settings',
			'Production URL',
			'Test URL',
			'scope associations.readonly',
			'scope associations/relation.readonly',
			'?event=',
		]) {
			expect(texts).toContain(words);
		}
	});
});
