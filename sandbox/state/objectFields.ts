import type { SandboxField } from './entities';

const text = (key: string, name: string, searchable = false): SandboxField => ({
	key,
	name,
	dataType: 'TEXT',
	searchable,
});

/** What a contact has of its own; its free-text search looks into names, e-mail, phone and company. */
export const CONTACT_FIELDS: readonly SandboxField[] = [
	text('firstName', 'First Name', true),
	text('lastName', 'Last Name', true),
	text('contactName', 'Contact Name', true),
	text('email', 'Email', true),
	{ key: 'phone', name: 'Phone', dataType: 'PHONE', searchable: true },
	text('companyName', 'Company Name', true),
	text('address1', 'Street Address'),
	text('city', 'City'),
	text('state', 'State'),
	text('country', 'Country'),
	text('postalCode', 'Postal Code'),
	text('website', 'Website'),
	text('source', 'Source'),
	{ key: 'tags', name: 'Tags', dataType: 'TEXTBOX_LIST' },
];

/** What an opportunity has of its own. */
export const OPPORTUNITY_FIELDS: readonly SandboxField[] = [
	text('name', 'Opportunity Name', true),
	{ key: 'monetaryValue', name: 'Opportunity Value', dataType: 'NUMERICAL' },
	text('status', 'Status'),
	text('contactId', 'Primary Contact'),
];

/** What a company has of its own. */
export const BUSINESS_FIELDS: readonly SandboxField[] = [
	text('name', 'Company Name', true),
	text('email', 'Email', true),
	{ key: 'phone', name: 'Phone', dataType: 'PHONE', searchable: true },
	text('website', 'Website'),
	text('address', 'Address'),
	text('city', 'City'),
	text('state', 'State'),
	text('postalCode', 'Postal Code'),
	text('country', 'Country'),
	text('description', 'Description'),
];

/** What a property of the seeded agency has: one field of each kind that is written in its own way. */
export const PROPERTY_FIELDS: readonly SandboxField[] = [
	text('address', 'Address', true),
	text('unit', 'Unit', true),
	text('town', 'Town'),
	{ key: 'bedrooms', name: 'Bedrooms', dataType: 'NUMERICAL' },
	{ key: 'price', name: 'Price', dataType: 'MONETORY' },
	{
		key: 'status',
		name: 'Status',
		dataType: 'SINGLE_OPTIONS',
		options: [
			{ key: 'for_sale', label: 'For sale' },
			{ key: 'sold', label: 'Sold' },
		],
	},
	{
		key: 'features',
		name: 'Features',
		dataType: 'MULTIPLE_OPTIONS',
		options: [
			{ key: 'garden', label: 'Garden' },
			{ key: 'garage', label: 'Garage' },
			{ key: 'lift', label: 'Lift' },
		],
	},
	{ key: 'listed_on', name: 'Listed On', dataType: 'DATE' },
	{ key: 'agent_phone', name: 'Agent Phone', dataType: 'PHONE' },
	{ key: 'notes', name: 'Notes', dataType: 'LARGE_TEXT' },
];

/** The keys of the properties a search looks into. */
export function searchableKeys({
	fields,
	primaryDisplayProperty,
}: {
	fields?: readonly SandboxField[];
	primaryDisplayProperty: string;
}): string[] {
	if (!fields) return [primaryDisplayProperty.split('.').pop() ?? ''];
	return fields.filter(({ searchable }) => searchable).map(({ key }) => key);
}
