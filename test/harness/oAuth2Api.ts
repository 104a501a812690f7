import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const field = (
	name: string,
	type: INodeProperties['type'],
	defaultValue: INodeProperties['default'],
): INodeProperties => ({ displayName: name, name, type, default: defaultValue });

/**
 * Stands in for n8n's own `oAuth2Api`, the parent of every OAuth 2.0 credential: its fields and
 * their defaults, of which a child credential fills in or hides the ones it decides.
 */
export class OAuth2Api implements ICredentialType {
	name = 'oAuth2Api';
	displayName = 'OAuth2 API';
	properties: INodeProperties[] = [
		field('useDynamicClientRegistration', 'hidden', false),
		field('grantType', 'options', 'authorizationCode'),
		field('authUrl', 'string', ''),
		field('accessTokenUrl', 'string', ''),
		field('clientId', 'string', ''),
		field('clientSecret', 'string', ''),
		field('scope', 'string', ''),
		field('authQueryParameters', 'string', ''),
		field('authentication', 'options', 'header'),
		{ ...field('ignoreSSLIssues', 'boolean', false), doNotInherit: true },
		{ ...field('tokenExpiredStatusCode', 'number', 401), doNotInherit: true },
	];
}

/**
 * Fields of a child credential that n8n always takes from the class when the class hides them,
 * whatever an older version of it may have stored.
 */
export const PINNED_WHEN_HIDDEN = ['authUrl', 'accessTokenUrl', 'grantType', 'authentication'];
