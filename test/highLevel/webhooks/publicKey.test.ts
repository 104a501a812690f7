import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { HIGHLEVEL_SIGNS_WITH, readPublicKey } from '../../../nodes/highLevel/webhooks/publicKey';
import { makeSigner } from './delivery.fixture';

const signer = makeSigner();

function refusalOf(text: string): string {
	const result = readPublicKey(text);
	return 'refusal' in result ? result.refusal : 'accepted';
}

describe('a public key as a user pastes it', () => {
	const hex = Buffer.from(signer.rawBase64, 'base64').toString('hex');
	const oneLine = signer.pem.replace(/\n/g, ' ').trim();
	it.each([
		['PEM', signer.pem],
		['PEM with Windows line ends', signer.pem.replace(/\n/g, '\r\n')],
		['PEM that a one-line field has flattened', oneLine],
		['PEM with its line ends written as \\n', signer.pem.replace(/\n/g, '\\n')],
		['SPKI in base64', signer.spkiBase64],
		['SPKI in base64, broken over lines', signer.spkiBase64.replace(/(.{20})/g, '$1\n')],
		['the raw 32 bytes in base64', signer.rawBase64],
		[
			'the raw 32 bytes in base64url',
			Buffer.from(signer.rawBase64, 'base64').toString('base64url'),
		],
		['the raw 32 bytes in hex', hex],
		[
			'the raw 32 bytes in upper-case hex, broken over lines',
			hex.toUpperCase().replace(/(.{16})/g, '$1\n'),
		],
	])('is read as %s', (_form, text) => {
		const result = readPublicKey(text);
		expect('key' in result && result.key.equals(signer.publicKey)).toBe(true);
	});

	it("is read in HighLevel's own form", () => {
		expect(readPublicKey(HIGHLEVEL_SIGNS_WITH)).toHaveProperty('key.asymmetricKeyType', 'ed25519');
	});

	const pemOf = ({ publicKey }: { publicKey: KeyObject }) =>
		publicKey.export({ format: 'pem', type: 'spki' }).toString();
	const rsa = pemOf(generateKeyPairSync('rsa', { modulusLength: 2048 }));
	const x25519 = pemOf(generateKeyPairSync('x25519'));
	const ec = pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }));
	const body = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '');
	it.each([
		['an RSA key', rsa, 'of the type RSA, not Ed25519'],
		['an RSA key without its PEM frame', body(rsa), 'of the type RSA, not Ed25519'],
		['an X25519 key, which is as long', x25519, 'of the type X25519, not Ed25519'],
		['an elliptic-curve key', ec, 'of the type EC, not Ed25519'],
		['a private key', signer.privatePem, 'private key'],
		[
			'a certificate',
			'-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
			'not one PEM',
		],
		['two PEM blocks', signer.pem + signer.pem, 'not one PEM'],
		['half a PEM block', signer.pem.slice(0, 60), 'not one PEM'],
		['nothing', '  \n', 'empty'],
		['words', 'my key!', 'not base64'],
		['a shared secret of 24 bytes', Buffer.alloc(24, 7).toString('base64'), '24 bytes are not'],
		['31 bytes', Buffer.alloc(31, 7).toString('base64'), '31 bytes are not'],
	])('is refused in words when it is %s', (_what, text, words) => {
		expect(refusalOf(text)).toContain(words);
		expect(refusalOf(text)).toContain('Paste an Ed25519 public key');
	});

	it('never throws, whatever the text', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
				expect(Object.keys(readPublicKey(text))).toHaveLength(1);
			}),
		);
	});
});
