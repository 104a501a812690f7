/** The prefix of a custom object's key in the official endpoints. */
const CUSTOM = 'custom_objects.';

/** Keys of HighLevel's own objects, in the official endpoints. */
const STANDARD = new Set(['contact', 'opportunity', 'business']);

/** Whether a key can be no shortened one: of HighLevel's own objects, or written in full. */
export function isWholeKey(objectKey: string): boolean {
	return STANDARD.has(objectKey) || objectKey.includes('.');
}

/**
 * An object's key as the official endpoints and the lookups say it. The second family says keys
 * bare (`property`) and calls a company `company`; both are understood.
 */
export function schemaKey(objectKey: string): string {
	if (objectKey === 'company') return 'business';
	return STANDARD.has(objectKey) || objectKey.startsWith(CUSTOM) || objectKey.includes('.')
		? objectKey
		: CUSTOM + objectKey;
}

/** An object's key without the prefix of custom objects: `property`. */
export function bareKey(objectKey: string): string {
	return objectKey.startsWith(CUSTOM) ? objectKey.slice(CUSTOM.length) : objectKey;
}

/** Whether two keys name the same object, in whichever of the two ways each is said. */
export function sameObject(one: string | undefined, other: string | undefined): boolean {
	return one !== undefined && other !== undefined && schemaKey(one) === schemaKey(other);
}
