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
