import type { ObjectField } from './objectFields';
import type { Objects } from './Objects';
import { schemaKey } from '../model/objectKeys';

const text = (key: string, name: string): ObjectField => ({ key, name, dataType: 'TEXT' });

const ADDRESS = [
	text('city', 'City'),
	text('state', 'State'),
	text('postalCode', 'Postal Code'),
	text('country', 'Country'),
	text('website', 'Website'),
];

/** What `POST /contacts/upsert` takes (doc). */
const CONTACT_FIELDS: ObjectField[] = [
	text('email', 'Email'),
	{ key: 'phone', name: 'Phone', dataType: 'PHONE' },
	text('firstName', 'First Name'),
	text('lastName', 'Last Name'),
	text('companyName', 'Company Name'),
	text('address1', 'Street Address'),
	...ADDRESS,
	text('source', 'Source'),
	text('timezone', 'Time Zone'),
	{ key: 'tags', name: 'Tags', dataType: 'TEXTBOX_LIST' },
];

/** What `POST /businesses/` takes (doc). */
const COMPANY_FIELDS: ObjectField[] = [
	text('name', 'Name'),
	text('email', 'Email'),
	{ key: 'phone', name: 'Phone', dataType: 'PHONE' },
	text('address', 'Address'),
	...ADDRESS,
	text('description', 'Description'),
];

/** Data types of fields that hold files: they cannot be set by value. */
const FILES = ['FILE_UPLOAD'];

/**
 * The fields of an object's records that can be set; none of an opportunity, which is not written.
 * Asked for only for custom objects. @throws HighLevelError
 */
export async function writableFields(objects: Objects, objectKey: string): Promise<ObjectField[]> {
	const key = schemaKey(objectKey);
	if (key === 'opportunity') return [];
	if (key === 'contact') return CONTACT_FIELDS;
	if (key === 'business') return COMPANY_FIELDS;
	return (await objects.fields(key)).filter(({ dataType }) => !FILES.includes(dataType));
}
