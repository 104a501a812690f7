import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { checkPrivateIntegration } from '../nodes/connection/checkPrivateIntegration';
import { API_VERSION } from '../nodes/connection/sendThroughN8n';
import { HIGHLEVEL_BASE_URL } from '../nodes/highLevel/api/baseUrl';
import { credentialTestRules } from './credentialTestRules';
import { SCOPES } from './scopes';
import { baseUrlField, endpointsField } from './endpointsAndBaseUrl';
import { signedIn, UNCHECKED } from './signedIn';

/** Signs in with the token of a private integration: one sub-account, no OAuth app. */
export class HighLevelPrivateIntegrationApi implements ICredentialType {
	name = 'highLevelPrivateIntegrationApi';

	displayName = 'HighLevel Private Integration API';

	icon: Icon = {
		light: 'file:../icons/highlevel-associations.svg',
		dark: 'file:../icons/highlevel-associations.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-highlevel-associations/n8n-nodes-highlevel-associations#credentials';

	properties: INodeProperties[] = [
		{
			displayName: `In the sub-account, open Settings > Private Integrations > Create new integration and tick these scopes: ${SCOPES.join(', ')}. Then copy the token: HighLevel shows it once.`,
			name: 'scopesNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { endpoints: ['associations'] } },
		},
		{
			displayName:
				'In the sub-account, open Settings > Private Integrations > Create new integration and tick the scope custom-objects, with the read scopes of the records you want to choose from lists (contacts.readonly, opportunities.readonly, businesses.readonly, objects/schema.readonly, objects/record.readonly). Then copy the token: HighLevel shows it once.',
			name: 'customObjectsScopeNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { endpoints: ['objectsAssociation'] } },
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. pit-…',
			description:
				'Token of the private integration, from Settings > Private Integrations in HighLevel. It begins with pit-.',
		},
		{
			displayName: 'Location ID',
			name: 'locationId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ve9EPM428h8vShlRW1KT',
			description:
				'ID of the sub-account the token belongs to, from Settings > Business Profile in HighLevel',
		},
		endpointsField,
		baseUrlField,
		{
			// n8n calls preAuthentication only for a credential with an expirable field, and before every
			// request while that field is empty. A private token does not expire: this holds a word.
			displayName: 'Sign-In',
			name: 'signIn',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: 'static',
		},
	];

	authenticate = signedIn;

	/**
	 * Says in words what keeps the credential from working. n8n calls this after a 401, which `signedIn`
	 * gives it before a credential test's request is sent. n8n's own rules below fall short: they judge by
	 * the status alone, and HighLevel answers 401 to a refused token and to a missing scope alike.
	 * @throws UserError
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		await checkPrivateIntegration(this, credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ($credentials.baseUrl || "").trim().replace(/\\/+$/, "") || "${HIGHLEVEL_BASE_URL}" }}`,
			url: '={{ $credentials.endpoints === "objectsAssociation" ? "/objects-association" : "/associations/" }}',
			qs: {
				locationId: '={{ ($credentials.locationId || "").trim() }}',
				skip: '={{ $credentials.endpoints === "objectsAssociation" ? undefined : 0 }}',
				limit: '={{ $credentials.endpoints === "objectsAssociation" ? undefined : 1 }}',
			},
			headers: { Accept: 'application/json', Version: API_VERSION, [UNCHECKED]: 'yes' },
			disableFollowRedirect: true,
			// As text, so that the rules recognise a web page, and an empty list is accepted.
			encoding: 'text',
		},
		rules: credentialTestRules,
	};
}
