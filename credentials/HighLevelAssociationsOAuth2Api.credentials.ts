import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { accessTokenUrl, authorizationUrl } from './oAuthAddresses';
import { SCOPES } from './scopes';
import { baseUrlField, endpointsField } from './endpointsAndBaseUrl';

/** Signs in through a Marketplace app: a sub-account, or an agency with its sub-accounts. */
export class HighLevelAssociationsOAuth2Api implements ICredentialType {
	name = 'highLevelAssociationsOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'HighLevel Associations OAuth2 API';

	icon: Icon = {
		light: 'file:../icons/highlevel-associations.svg',
		dark: 'file:../icons/highlevel-associations.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-highlevel-associations/n8n-nodes-highlevel-associations#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: authorizationUrl,
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: accessTokenUrl,
			required: true,
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description:
				'From your Marketplace app: marketplace.gohighlevel.com > My Apps > your app > Advanced Settings > Auth > Client Keys',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Shown once, when the client key is added in the Marketplace app',
		},
		{
			displayName: 'Brand',
			name: 'brand',
			type: 'options',
			options: [
				{
					name: 'Standard',
					value: 'standard',
					description: 'The consent page on marketplace.gohighlevel.com',
				},
				{
					name: 'White-Label',
					value: 'whiteLabel',
					description:
						"The consent page on marketplace.leadconnectorhq.com, without HighLevel's name",
				},
			],
			default: 'standard',
			description:
				'Which consent page opens when you connect. With a Base URL of your own, the page at that address opens instead.',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: SCOPES.join(' '),
			required: true,
			description:
				'The scopes to ask for, separated by spaces. Each must also be ticked in the Marketplace app. To connect an agency, add oauth.write, and oauth.readonly to choose its locations by name; with the endpoints Objects Association, add custom-objects.',
		},
		endpointsField,
		baseUrlField,
		{
			displayName:
				'Client ID and Client Secret come from a Marketplace app: open marketplace.gohighlevel.com > My Apps > Create App (or your own app) > Advanced Settings > Auth. Tick the scopes above, paste the OAuth Redirect URL of this dialog under Redirect URLs, and add a client key there.',
			name: 'appNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName:
				'On the consent page you choose a sub-account or an agency. An agency also needs the scope oauth.write (and oauth.readonly, to choose its locations by name), and each node then needs a Location.',
			name: 'agencyNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName:
				"n8n's own HighLevel credentials do not work here: they do not ask for the scopes of associations and relations.",
			name: 'otherCredentialsNotice',
			type: 'notice',
			default: '',
		},
	];
}
