import { isHighLevelError } from '../api/HighLevelError';
import { schemaKey } from '../model/objectKeys';
import type { Objects } from '../records/Objects';
import type { ObjectField } from '../records/objectFields';
import { phoneIn, tidied } from './comparison';
import type { Name, NamedProperty } from './Name';
import { emptyName, emptyValue, noDisplayProperty } from './nameErrors';
import { knownProperties, propertyOf } from './namedProperties';

/**
 * Reads what people call a record. A contact is known by its email, phone number or full name, a
 * company by its name, email or phone number, an opportunity by its name, any other record by its
 * object's primary display property; `property:value` names one of the object's other properties. The
 * object's fields are asked for only where a colon stands in a name.
 *
 * @throws HighLevelError `invalid` for an empty name or a property without a value
 */
export async function readName(objects: Objects, objectKey: string, text: string): Promise<Name> {
	const key = schemaKey(objectKey);
	const tidy = tidied(text);
	if (tidy === '') throw emptyName(key);
	const colon = tidy.indexOf(':');
	const property =
		colon > 0 ? await propertyNamed(objects, key, tidy.slice(0, colon).trim()) : undefined;
	if (!property) {
		const properties = await usualProperties(objects, key, tidy);
		return { objectKey: key, text: tidy, value: tidy, properties };
	}
	const value = tidy.slice(colon + 1).trim();
	if (value === '') throw emptyValue(tidy, property.key);
	return { objectKey: key, text: tidy, value, properties: [property] };
}

/** The property of an object that has this key, if it has one. */
async function propertyNamed(
	objects: Objects,
	objectKey: string,
	key: string,
): Promise<NamedProperty | undefined> {
	const wanted = key.toLowerCase();
	const known = knownProperties(objectKey).find(
		(property) => property.key.toLowerCase() === wanted,
	);
	// No key of a property holds a blank, so that most names with a colon cost no request.
	if (known || objectKey === 'opportunity' || /\s/.test(key)) return known;
	const fields = await objects.fields(objectKey).catch((error: unknown): ObjectField[] => {
		// A contact's own fields are known; without the scope its custom fields cannot be.
		if (objectKey === 'contact' && isHighLevelError(error)) return [];
		throw error;
	});
	const field = fields.find((entry) => entry.key.toLowerCase() === wanted);
	return field && propertyOf(field.key, field, objectKey);
}

/** The properties a name without a property may stand for. */
async function usualProperties(
	objects: Objects,
	objectKey: string,
	text: string,
): Promise<NamedProperty[]> {
	const known = (...keys: string[]): NamedProperty[] =>
		knownProperties(objectKey).filter(({ key }) => keys.includes(key));
	const isEmail = text.includes('@');
	const isPhone = phoneIn(text) !== undefined;
	if (objectKey === 'contact') return known(isEmail ? 'email' : isPhone ? 'phone' : 'name');
	if (objectKey === 'opportunity') return known('name');
	if (objectKey === 'business') {
		return known('name', ...(isEmail ? ['email'] : []), ...(isPhone ? ['phone'] : []));
	}
	const { primaryDisplayProperty } = await objects.get(objectKey);
	const key = primaryDisplayProperty?.split('.').pop();
	if (!key) throw noDisplayProperty(objectKey);
	return [propertyOf(key)];
}
