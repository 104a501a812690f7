import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';

const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** The order of Ed25519's base point (RFC 8032). */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

/** Every encoding of the points whose order is 8 or less: eight as they should be, six besides. */
export const SMALL_ORDER_KEYS: Array<[string, string]> = [
	['order 1, the identity', `01${'00'.repeat(31)}`],
	['order 2', `ec${'ff'.repeat(30)}7f`],
	['order 4, all zero', '00'.repeat(32)],
	['order 4, the other', `${'00'.repeat(31)}80`],
	['order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
	['order 8, the second', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'],
	['order 8, the third', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
	['order 8, the fourth', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'],
	['order 1 with a sign', `01${'00'.repeat(30)}80`],
	['order 2 with a sign', `ec${'ff'.repeat(31)}`],
	['order 4, not reduced', `ed${'ff'.repeat(30)}7f`],
	['order 4, not reduced, the other', `ed${'ff'.repeat(31)}`],
	['order 1, not reduced', `ee${'ff'.repeat(30)}7f`],
	['order 1, not reduced, with a sign', `ee${'ff'.repeat(31)}`],
];

/** The key in SPKI. */
export const spkiOf = (hex: string): Buffer =>
	Buffer.concat([SPKI_PREFIX, Buffer.from(hex, 'hex')]);

const numberOf = (bytes: Buffer): bigint =>
	BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);

/**
 * A signature of the message under a key of small order, made without any private key of it: R = sB, so
 * that the equation holds as soon as the hash is a multiple of the order, which one try in eight gives.
 */
export function forge(message: Buffer, hex: string): string {
	const key = createPublicKey({ key: spkiOf(hex), format: 'der', type: 'spki' });
	for (let tries = 0; tries < 500; tries += 1) {
		const pair = generateKeyPairSync('ed25519');
		const seed = Buffer.from(pair.privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
		const scalar = createHash('sha512').update(seed).digest().subarray(0, 32);
		scalar[0] &= 248;
		scalar[31] = (scalar[31] & 127) | 64;
		const s = (numberOf(scalar) % L).toString(16).padStart(64, '0');
		const signature = Buffer.concat([
			Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
			Buffer.from(s, 'hex').reverse(),
		]);
		if (verify(null, message, key, signature)) return signature.toString('base64');
	}
	throw new Error(`No signature passes under ${hex}`);
}
