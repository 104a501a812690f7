import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A signer of deliveries, as HighLevel or a sandbox is one. */
export function makeSigner() {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const spki = publicKey.export({ format: 'der', type: 'spki' });
	return {
		publicKey,
		pem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
		spkiBase64: spki.toString('base64'),
		rawBase64: spki.subarray(-32).toString('base64'),
		privatePem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
		/** The value of X-GHL-Signature for these bytes. */
		sign: (body: Buffer | string) => signed(body, privateKey),
	};
}

function signed(body: Buffer | string, privateKey: KeyObject): string {
	return sign(null, Buffer.from(body as string), privateKey).toString('base64');
}

const objects = { firstObjectKey: 'custom_objects.property', secondObjectKey: 'contact' };

/** The relation of HighLevel's published samples, with nothing that tells create from delete. */
export const RELATION = {
	id: '67ae0d741119d218c9d0c477',
	...objects,
	firstRecordId: '67a349a79b28947ec1f65bb5',
	secondRecordId: 'emqfhnG3g9D9chy9inTz',
	associationId: '669e5795add2094075906c65',
	locationId: 'eHy2cOSZxMQzQ6Yyvl8P',
};

/** The association of the published sample of a create. */
export const ASSOCIATION = {
	id: '67ade73d1119d2ac7ad0c475',
	associationType: 'USER_DEFINED',
	...objects,
	firstObjectLabel: 'Property',
	secondObjectLabel: 'Buyer',
	key: 'property_buyer',
	locationId: 'eHy2cOSZxMQzQ6Yyvl8P',
};

/** The same as the samples of an update and a delete show it. */
export const ASSOCIATION_WITH_CARDINALITY = {
	...ASSOCIATION,
	firstObjectToSecondObjectCardinality: 'MANY_TO_MANY',
	secondObjectToFirstObjectCardinality: 'MANY_TO_MANY',
};

/** Each event's body as its published sample shows it. */
export const SAMPLES = {
	AssociationCreate: ASSOCIATION,
	AssociationUpdate: ASSOCIATION_WITH_CARDINALITY,
	AssociationDelete: ASSOCIATION_WITH_CARDINALITY,
	RelationCreate: RELATION,
	RelationDelete: RELATION,
};
