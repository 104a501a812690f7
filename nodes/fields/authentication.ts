import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** The choice between the two credentials. */
export const authenticationField: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'OAuth2',
			value: 'oAuth2',
			description: 'A Marketplace app, connected to a sub-account or to a whole agency',
		},
		{
			name: 'Private Integration Token',
			value: 'privateIntegration',
			description: 'A token made in one sub-account under Settings > Private Integrations',
		},
	],
	default: 'privateIntegration',
};

/** The credentials, each shown for its way of authentication. */
export const credentials: INodeCredentialDescription[] = [
	{
		name: 'highLevelPrivateIntegrationApi',
		required: true,
		displayOptions: { show: { authentication: ['privateIntegration'] } },
	},
	{
		name: 'highLevelAssociationsOAuth2Api',
		required: true,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
];

/** The location to work in, where it is not the credential's own. */
export const locationField: INodeProperties = {
	displayName: 'Location ID',
	name: 'locationId',
	type: 'string',
	default: '',
	placeholder: 'e.g. ve9EPM428h8vShlRW1KT',
	description:
		"The sub-account to work in. Leave it empty for the credential's own; give it when the connection is an agency's. It stands under Settings > Business Profile in HighLevel.",
};
