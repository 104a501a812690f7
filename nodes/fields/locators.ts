import type { INodeProperties } from 'n8n-workflow';
import { RECORD_ADDRESS } from '../highLevel/records/recordUrl';

/** Anything but blanks alone; n8n wants the whole text to match, and a pasted ID may end in a blank. */
const NOT_EMPTY = [
	{
		type: 'regex' as const,
		properties: { regex: '[\\s\\S]*\\S[\\s\\S]*', errorMessage: "This can't be empty" },
	},
];

/** The association an operation works on, or works under. */
export const associationLocator: INodeProperties = {
	displayName: 'Association',
	name: 'association',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The kind of link: which two objects it joins and what each is called',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an association...',
			typeOptions: { searchListMethod: 'getAssociations', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 6716a3b1c2d4e5f6a7b8c9d0',
			validation: NOT_EMPTY,
		},
		{
			displayName: 'By Key',
			name: 'key',
			type: 'string',
			placeholder: 'e.g. buyer_property',
			validation: NOT_EMPTY,
		},
	],
};

/** An object, by its key. */
export function objectLocator(
	name: string,
	displayName: string,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select an object...',
				typeOptions: { searchListMethod: 'getObjects', searchable: true },
			},
			{
				displayName: 'By Key',
				name: 'key',
				type: 'string',
				placeholder: 'e.g. custom_objects.property',
				hint: 'contact, opportunity, business, or the key of a custom object',
				validation: NOT_EMPTY,
			},
		],
	};
}

/** An object that need not be named; in By Key it may stay empty too. */
export function optionalObjectLocator(
	name: string,
	displayName: string,
	description: string,
): INodeProperties {
	const { modes, ...locator } = objectLocator(name, displayName, description);
	return {
		...locator,
		required: false,
		modes: modes?.map((mode) => ({ ...mode, validation: undefined })),
	};
}

/**
 * The lists of records, and what each of them is of. When that changes, n8n's editor empties the
 * field, so that no record of another object stays in it (n8n's ResourceLocator.vue, as in its
 * Google Sheets node).
 */
const RECORD_LISTS = {
	getFirstRecords: ['association.value'],
	getSecondRecords: ['association.value'],
	getSideRecords: ['association.value', 'recordSide'],
	getObjectRecords: ['object.value'],
};

/** An address as HighLevel's app shows it, up to what depends on the record's object. */
const IN_LOCATION = 'https://app.gohighlevel.com/v2/location/ve9EPM428h8vShlRW1KT';

/** What may stand in the field: a contact, but where the second object is meant, another record. */
const CONTACT = {
	list: 'Select a record...',
	id: 'e.g. ocQHyuzHvysMo5N5VsXc',
	url: `e.g. ${IN_LOCATION}/contacts/detail/ocQHyuzHvysMo5N5VsXc`,
	name: 'e.g. ada@example.com',
};
const EXAMPLES: Record<keyof typeof RECORD_LISTS, typeof CONTACT> = {
	getFirstRecords: { ...CONTACT, list: 'Select the record left of ↔ above...' },
	getSecondRecords: {
		list: 'Select the record right of ↔ above...',
		id: 'e.g. 6716a3b1c2d4e5f6a7b8c9d0',
		url: `e.g. ${IN_LOCATION}/custom_objects/custom_objects.property/6716a3b1c2d4e5f6a7b8c9d0`,
		name: 'e.g. 1 Riverside Lane, Ashford',
	},
	getSideRecords: CONTACT,
	getObjectRecords: CONTACT,
};

/** A record. `searchListMethod` knows of which object. */
export function recordLocator(
	name: string,
	displayName: string,
	searchListMethod: keyof typeof RECORD_LISTS,
	description: string,
): INodeProperties {
	const example = EXAMPLES[searchListMethod];
	return {
		displayName,
		name,
		type: 'resourceLocator',
		typeOptions: { loadOptionsDependsOn: RECORD_LISTS[searchListMethod] },
		default: { mode: 'list', value: '' },
		required: true,
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: example.list,
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: example.id,
				validation: NOT_EMPTY,
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: example.url,
				// No extractValue: the node itself takes the ID out, in no more time than the text is long.
				validation: [
					{
						type: 'regex',
						properties: {
							regex: RECORD_ADDRESS,
							errorMessage: "This is not the address of a record's page in HighLevel",
						},
					},
				],
			},
			{
				displayName: 'By Name or Email',
				name: 'name',
				type: 'string',
				placeholder: example.name,
				hint: "A contact's email, phone number or full name; for other objects the record's name, or property:value. It has to match exactly one record.",
				validation: NOT_EMPTY,
			},
		],
	};
}
