import { verify, type KeyObject } from 'node:crypto';

/** The header HighLevel signs with; the older X-WH-Signature is not looked at. */
export const SIGNATURE_HEADER = 'x-ghl-signature';

/** 64 bytes in base64, as every Ed25519 signature is. */
const SIGNATURE_FORM = /^[A-Za-z0-9+/]{86}==$/;

/**
 * Refuses a delivery nobody signed, by its header alone.
 *
 * @param header the value of X-GHL-Signature as it came, undefined when there was none
 * @returns undefined when there is a signature to check, else one sentence. Never throws.
 */
export function refuseUnsigned(header: unknown): string | undefined {
	if (header === undefined || header === '') return 'The header X-GHL-Signature is missing.';
	if (header === 'N/A') return 'The delivery is unsigned: X-GHL-Signature is N/A.';
	return undefined;
}

/**
 * Checks X-GHL-Signature: base64 of an Ed25519 signature over the body's raw bytes, with nothing
 * mixed in (HighLevel's webhook integration guide). Anything that is not plainly right is refused.
 *
 * @param header the header's value as it came
 * @returns undefined when the signature is right, else one sentence on what is wrong. Never throws.
 */
export function refuseSignature(
	rawBody: Uint8Array | undefined,
	header: unknown,
	key: KeyObject,
): string | undefined {
	if (typeof header !== 'string' || !SIGNATURE_FORM.test(header)) {
		return 'X-GHL-Signature is not an Ed25519 signature in base64.';
	}
	if (!rawBody) return 'The body did not arrive as it was sent, so it cannot be verified.';
	return verify(null, rawBody, key, Buffer.from(header, 'base64'))
		? undefined
		: 'X-GHL-Signature does not match the body.';
}
