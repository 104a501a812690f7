import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

const baseUrl: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: '',
};

/** Sends its token, and can be tested. */
export class ProbeApi implements ICredentialType {
	name = 'probeApi';
	displayName = 'Probe API';
	properties: INodeProperties[] = [
		{ displayName: 'Token', name: 'token', type: 'string', default: '' },
		baseUrl,
	];
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.token }}' } },
	};
	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/hello' },
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: 'The token was refused.' } },
		],
	};
}

const hidden = (name: string, value: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'hidden',
	default: value,
});

/** Is refreshed where its Base URL says. */
export class ProbeOAuth2Api implements ICredentialType {
	name = 'probeOAuth2Api';
	extends = ['oAuth2Api'];
	displayName = 'Probe OAuth2 API';
	properties: INodeProperties[] = [
		baseUrl,
		hidden('grantType', 'authorizationCode'),
		hidden('accessTokenUrl', '={{ $self["baseUrl"] }}/token'),
		hidden('authentication', 'body'),
	];
}
