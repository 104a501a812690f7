import type { INodeProperties } from 'n8n-workflow';

/** Anything but blanks alone; n8n wants the whole text to match, and a pasted ID may end in a blank. */
const NOT_EMPTY = [
	{
		type: 'regex' as const,
		properties: { regex: '[\\s\\S]*\\S[\\s\\S]*', errorMessage: 'It may not be empty' },
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
				hint: 'contact, opportunity, business or custom_objects.&lt;key&gt;',
				validation: NOT_EMPTY,
			},
		],
	};
}

/** A record. `searchListMethod` knows of which object. */
export function recordLocator(
	name: string,
	displayName: string,
	searchListMethod: string,
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
				placeholder: 'Select a record...',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. ocQHyuzHvysMo5N5VsXc',
				validation: NOT_EMPTY,
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder:
					'e.g. https://app.gohighlevel.com/v2/location/ve9EPM428h8vShlRW1KT/contacts/detail/ocQHyuzHvysMo5N5VsXc',
				extractValue: { type: 'regex', regex: RECORD_URL },
				validation: [
					{
						type: 'regex',
						properties: {
							regex: `${RECORD_URL}.*`,
							errorMessage: "This is not the address of a record's page in HighLevel",
						},
					},
				],
			},
		],
	};
}

/**
 * The address of a record's page in HighLevel's app, on any white-label host: it has the location,
 * and ends in the record's ID of 20 characters (contacts, opportunities) or 24 (custom objects).
 */
const RECORD_URL = 'https?:\\/\\/[^?#]*\\/location\\/[^?#]*\\/([0-9A-Za-z]{20,24})(?![0-9A-Za-z])';
