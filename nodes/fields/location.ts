import type { INodeProperties } from 'n8n-workflow';

/**
 * The location to work in. Workflows made before it was a picker have the ID as plain text, which means
 * the same.
 *
 * @param placeholder what the list's field says while nothing is chosen
 */
const location = (placeholder: string): INodeProperties => ({
	displayName: 'Location',
	name: 'locationId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder,
			typeOptions: { searchListMethod: 'getLocations', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. ve9EPM428h8vShlRW1KT',
		},
	],
});

/** For a sign-in, which may be an agency's: in sight, because then it has to be chosen. */
export const locationField: INodeProperties = {
	...location('Select a location...'),
	displayOptions: { show: { authentication: ['oAuth2'] } },
	description:
		"The sub-account to work in. An agency's connection needs one; a sub-account's has one of its own, so leave it empty there. The ID is in HighLevel under Settings > Business Profile.",
};

/** For a token, which is made in one location: out of the way, because it may stay empty. */
export const tokenLocationField: INodeProperties = {
	...location("The credential's own"),
	displayOptions: { show: { authentication: ['privateIntegration'] } },
	description:
		"Leave it empty: a private integration works in the credential's own location. Give the ID here only where the credential has none.",
};

/** What a list depends on that shows what a location has. */
export const LOCATION_CHOICE = ['authentication', 'locationId', 'locationId.value'];
