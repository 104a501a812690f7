import type { IDataObject } from 'n8n-workflow';
import type { ObjectField } from '../records/objectFields';
import { phoneIn } from './comparison';
import type { NamedProperty } from './Name';

/** Fields of a contact that are known without asking; its custom fields are not among them. */
const CONTACT_FIELDS = [
	...['address1', 'assignedTo', 'city', 'companyName', 'country', 'dateOfBirth', 'postalCode'],
	...['source', 'state', 'timezone', 'type', 'website'],
];

/** Fields of an opportunity; HighLevel's search looks into its name only. */
const OPPORTUNITY_FIELDS = [
	...['assignedTo', 'contactId', 'monetaryValue', 'pipelineId', 'pipelineStageId'],
	...['source', 'status'],
];

/** Fields of a company that its name, email and phone are. */
const COMPANY_FIELDS = ['name', 'email', 'phone'];

/** A contact's email: the main one or an additional one. */
const contactEmail: NamedProperty = {
	key: 'email',
	label: 'email',
	isFirstMain: true,
	valuesOf: ({ email, additionalEmails }) => [email, ...entries(additionalEmails, 'email')],
	filterField: 'email',
	isFilterDocumented: true,
	isLowerCase: true,
	// The filter knows the main one only; free text is what may find the others.
	queryFor: (value) => value,
};

const contactPhone: NamedProperty = {
	key: 'phone',
	label: 'phone number',
	isPhone: true,
	isFirstMain: true,
	valuesOf: ({ phone, additionalPhones }) => [phone, ...entries(additionalPhones, 'phone')],
	filterField: 'phone',
	isFilterDocumented: true,
	queryFor: (value) => phoneIn(value)?.digits.replace(/^0/, '') ?? value,
};

const contactName: NamedProperty = {
	key: 'name',
	label: 'name',
	valuesOf: ({ contactName: whole, name, firstName, lastName }) => [
		whole,
		name,
		[firstName, lastName].filter(Boolean).join(' '),
	],
	queryFor: (value) => value,
};

const contactProperties: NamedProperty[] = [
	contactEmail,
	contactPhone,
	contactName,
	...['firstName', 'lastName'].map((key) => ({
		...flat(key),
		label: key === 'firstName' ? 'first name' : 'last name',
		filterField: `${key}LowerCase`,
		isFilterDocumented: true,
		isLowerCase: true,
		queryFor: (value: string) => value,
	})),
	...CONTACT_FIELDS.map((key) => ({
		...flat(key),
		filterField: key,
		queryFor: (value: string) => value,
	})),
];

const opportunityProperties: NamedProperty[] = [
	{ ...flat('name'), queryFor: (value) => value },
	...OPPORTUNITY_FIELDS.map(flat),
];

/** The properties an object's records are known to have before anything is asked. */
export function knownProperties(objectKey: string): NamedProperty[] {
	if (objectKey === 'contact') return contactProperties;
	if (objectKey === 'opportunity') return opportunityProperties;
	return objectKey === 'business' ? COMPANY_FIELDS.map((key) => propertyOf(key)) : [];
}

/** A property of a custom object's record, of a company, or a custom field of a contact. */
export function propertyOf(key: string, field?: ObjectField, objectKey?: string): NamedProperty {
	if (objectKey === 'contact') return customField(key, field);
	return {
		key,
		label: key === 'phone' ? 'phone number' : (field?.name ?? key.replace(/_/g, ' ')).toLowerCase(),
		isPhone: field?.dataType === 'PHONE' || key === 'phone',
		isNumber: field?.dataType === 'NUMERICAL',
		valuesOf: (data) => {
			// A company that is fetched by itself has its properties beside its ID.
			const value = ((data.properties ?? data) as IDataObject)[key];
			return texts(value);
		},
		filterField: `properties.${key}`,
		queryFor: (value) => `${key}:${value}`,
	};
}

/** A custom field of a contact; contacts give the values by the fields' IDs (doc). */
function customField(key: string, field?: ObjectField): NamedProperty {
	return {
		key,
		label: (field?.name ?? key).toLowerCase(),
		isCustomField: true,
		isPhone: field?.dataType === 'PHONE',
		valuesOf: (data) => {
			const values = Array.isArray(data.customFields) ? (data.customFields as IDataObject[]) : [];
			const own = values.find(({ id }) => id !== undefined && id === field?.id);
			return texts(own ? (own.value ?? own.fieldValue) : data[key]);
		},
		...(field?.id && { filterField: `customFields.${field.id}` }),
		queryFor: (value) => value,
	};
}

function flat(key: string): NamedProperty {
	return { key, label: key, valuesOf: (data) => texts(data[key]) };
}

/** A value as the texts it can be named by: of a list each entry, of money the amount. */
function texts(value: unknown): unknown[] {
	if (Array.isArray(value)) return value as unknown[];
	if (typeof value === 'object' && value !== null && 'value' in value) return [value.value];
	return [value];
}

/** Further emails or phones: texts, or objects that hold one (both seen). */
function entries(list: unknown, field: string): unknown[] {
	if (!Array.isArray(list)) return [];
	return (list as unknown[]).map((entry) =>
		typeof entry === 'object' && entry !== null ? (entry as IDataObject)[field] : entry,
	);
}
