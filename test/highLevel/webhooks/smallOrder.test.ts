import { verify } from 'node:crypto';
import { readPublicKey } from '../../../nodes/highLevel/webhooks/publicKey';
import { makeSigner } from './delivery.fixture';
import { forge, SMALL_ORDER_KEYS, spkiOf } from './smallOrder.fixture';

const MESSAGE = Buffer.from('{"type":"RelationCreate"}');

describe.each(SMALL_ORDER_KEYS)('a key of %s', (_which, hex) => {
	it('lets anybody sign', () => {
		expect(forge(MESSAGE, hex)).toHaveLength(88);
	});

	it('is refused in every form it may be pasted in', () => {
		const spki = spkiOf(hex).toString('base64');
		for (const text of [
			spki,
			Buffer.from(hex, 'hex').toString('base64'),
			Buffer.from(hex, 'hex').toString('base64url'),
			hex,
			`-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----`,
		]) {
			expect(readPublicKey(text)).toEqual({
				refusal: expect.stringMatching(/^This key proves nothing: any message passes it\. Paste/),
			});
		}
	});
});

it('a key somebody made is taken, and no such signature passes under it', () => {
	for (let n = 0; n < 50; n += 1) {
		const { rawBase64, publicKey } = makeSigner();
		expect(readPublicKey(rawBase64)).toHaveProperty('key');
		const forged = Buffer.from(forge(MESSAGE, SMALL_ORDER_KEYS[0][1]), 'base64');
		expect(verify(null, MESSAGE, publicKey, forged)).toBe(false);
	}
});
