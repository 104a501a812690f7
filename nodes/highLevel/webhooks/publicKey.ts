import { createPublicKey, type KeyObject } from 'node:crypto';

/**
 * HighLevel's own key for X-GHL-Signature, Ed25519 as SPKI in base64.
 * Source: HighLevel's webhook integration guide.
 */
export const HIGHLEVEL_SIGNS_WITH = 'MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=';

/** A key that can verify, or a sentence for a person on why the text is not one. */
export type PublicKeyResult = { key: KeyObject } | { refusal: string };

/** What comes before the 32 bytes of any Ed25519 key in SPKI (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const RAW_KEY_BYTES = 32;

/** Every form a key may have, for the refusals. */
const FORMS =
	'Paste an Ed25519 public key: as PEM, as SPKI in base64, or its 32 bytes in base64 or hex.';

/** The prime of Ed25519's field (RFC 8032). */
const P = 2n ** 255n - 19n;

/** The y of the four points of order 8 is this or its negative; see {@link isSmallOrder}. */
const Y_OF_ORDER_8 = 0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;

/** One key object per text: making one costs more than a tenth of a verification. */
const known = new Map<string, PublicKeyResult>();
const KNOWN_KEYS = 32;

/**
 * Reads an Ed25519 public key: SPKI as PEM, SPKI in base64, or the raw 32 bytes in base64 (either
 * alphabet, any white space) or in hex. Never throws: for anything else the refusal says what it is.
 */
export function readPublicKey(text: string): PublicKeyResult {
	const before = known.get(text);
	if (before) return before;
	const result = parse(text.replace(/\\[rn]/g, '\n').trim());
	if (known.size >= KNOWN_KEYS) known.clear();
	known.set(text, result);
	return result;
}

function parse(text: string): PublicKeyResult {
	if (text === '') return { refusal: `The key is empty. ${FORMS}` };
	const pem = /^-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----$/.exec(text);
	if (text.includes('PRIVATE KEY-----')) {
		return {
			refusal: `This is a private key, which only the sender may have. ${FORMS}`,
		};
	}
	if (text.includes('-----') && pem?.[1] !== 'PUBLIC KEY') {
		return { refusal: `This is not one PEM block of a PUBLIC KEY. ${FORMS}` };
	}
	const bytes = (!pem && keyFromHex(text)) || fromBase64(pem ? pem[2] : text);
	if (!bytes) return { refusal: `This is not base64. ${FORMS}` };
	const raw = bytes.length === RAW_KEY_BYTES && !pem;
	const spki = raw ? Buffer.concat([SPKI_PREFIX, bytes]) : bytes;
	return fromSpki(spki);
}

function fromSpki(spki: Buffer): PublicKeyResult {
	const key = keyObject(spki);
	if (!key) return { refusal: `These ${spki.length} bytes are not a public key. ${FORMS}` };
	if (key.asymmetricKeyType !== 'ed25519') {
		const type = String(key.asymmetricKeyType).toUpperCase();
		return { refusal: `This is a public key of the type ${type}, not Ed25519. ${FORMS}` };
	}
	if (isSmallOrder(key.export({ format: 'der', type: 'spki' }).subarray(-RAW_KEY_BYTES))) {
		return { refusal: `This key proves nothing: any message passes it. ${FORMS}` };
	}
	return { key };
}

/**
 * Whether the key is one of the eight points whose order is 8 or less, in any of their 14 encodings.
 * Under these anybody can sign, because the part of the equation that holds the message vanishes; OpenSSL
 * takes them. They are recognised by y, whatever the sign of x and whether or not y was reduced.
 */
function isSmallOrder(raw: Buffer): boolean {
	const encoded = BigInt(`0x${Buffer.from(raw).reverse().toString('hex')}`);
	const y = BigInt.asUintN(255, encoded) % P;
	return [0n, 1n, P - 1n, Y_OF_ORDER_8, P - Y_OF_ORDER_8].includes(y);
}

function keyObject(spki: Buffer): KeyObject | undefined {
	try {
		return createPublicKey({ key: spki, format: 'der', type: 'spki' });
	} catch {
		return undefined;
	}
}

/**
 * The 32 bytes of a key in hex, as HighLevel's SDK takes them too (doc: its README). As base64 the same
 * text would be 48 bytes, which no Ed25519 key has.
 */
function keyFromHex(text: string): Buffer | undefined {
	const packed = text.replace(/\s+/g, '');
	return /^[0-9a-f]{64}$/i.test(packed) ? Buffer.from(packed, 'hex') : undefined;
}

/** The bytes of base64 in either alphabet; Buffer alone would skip other characters. */
function fromBase64(text: string): Buffer | undefined {
	const packed = text.replace(/\s+/g, '');
	return /^[A-Za-z0-9+/_-]+={0,2}$/.test(packed) ? Buffer.from(packed, 'base64') : undefined;
}
