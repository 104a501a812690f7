import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

import type { Signing } from './types';

/** The key pairs deliveries are signed with, made anew for each sandbox. */
export class SigningKeys {
	/** SPKI in base64. */
	readonly publicKey: string;
	readonly publicKeyPem: string;
	private readonly own = generateKeyPairSync('ed25519');
	private wrong?: KeyObject;
	private old?: KeyObject;

	constructor() {
		const { publicKey } = this.own;
		this.publicKey = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
		this.publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
	}

	/** Base64 Ed25519 over these bytes. */
	sign(body: string | Buffer): string {
		return sign(null, Buffer.from(body), this.own.privateKey).toString('base64');
	}

	/** The signature header of a delivery; none for `none`. */
	headers(body: Buffer, signing: Signing): Record<string, string> {
		switch (signing) {
			case 'own':
				return { 'X-GHL-Signature': this.sign(body) };
			case 'wrongKey':
				this.wrong ??= generateKeyPairSync('ed25519').privateKey;
				return { 'X-GHL-Signature': sign(null, body, this.wrong).toString('base64') };
			case 'notApplicable':
				return { 'X-GHL-Signature': 'N/A' };
			case 'oldHeader':
				this.old ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
				return { 'X-WH-Signature': sign('RSA-SHA256', body, this.old).toString('base64') };
			case 'none':
				return {};
		}
	}
}
