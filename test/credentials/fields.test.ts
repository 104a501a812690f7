import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { HighLevelAssociationsOAuth2Api } from '../../credentials/HighLevelAssociationsOAuth2Api.credentials';
import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { FAMILY_NAMES } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { createEngine } from '../harness/engine';
import { ALL_SCOPES } from '../../sandbox';
import manifest from '../../package.json';

const privateIntegration = new HighLevelPrivateIntegrationApi();
const oAuth2 = new HighLevelAssociationsOAuth2Api();
/** What is asked for unless the user changes it: nothing that writes records. */
const OFFICIAL = ALL_SCOPES.filter(
	(scope) =>
		!['custom-objects', 'contacts.write', 'objects/record.write', 'businesses.write'].includes(
			scope,
		),
);

const field = ({ properties }: ICredentialType, name: string): INodeProperties => {
	const found = properties.find((property) => property.name === name);
	if (!found) throw new Error(`There is no field ${name}`);
	return found;
};

/** All the texts a user reads in a credential's dialog. */
const texts = ({ properties }: ICredentialType): string =>
	properties
		.filter(({ type }) => type !== 'hidden')
		.map(({ displayName, description }) => `${displayName} ${description ?? ''}`)
		.join('\n');

describe.each([privateIntegration, oAuth2] as ICredentialType[])('$displayName', (credential) => {
	it('keeps no secret in its defaults and hides those a user types in', () => {
		for (const { name, type, typeOptions, default: value } of credential.properties) {
			if (type === 'hidden' || type === 'notice') continue;
			if (/token|secret|password/i.test(name)) {
				expect(typeOptions?.password).toBe(true);
				expect(value).toBe('');
			}
		}
	});

	it('lets the user choose the endpoints, and begins with the documented ones', () => {
		const { options, default: chosen } = field(credential, 'endpoints');
		expect(options).toEqual([
			expect.objectContaining({ value: 'associations' }),
			expect.objectContaining({ value: 'objectsAssociation' }),
		]);
		expect(chosen).toBe('associations');
	});

	it('talks to HighLevel unless told otherwise', () => {
		expect(field(credential, 'baseUrl').default).toBe('https://services.leadconnectorhq.com');
	});

	it('shows icons that exist, and leads to the README', () => {
		const { light, dark } = credential.icon as { light: string; dark: string };
		for (const icon of [light, dark]) {
			const path = resolve('credentials', icon.replace(/^file:/, ''));
			expect(existsSync(path)).toBe(true);
		}
		expect(light).not.toBe(dark);
		const [homepage] = manifest.homepage.split('#');
		expect(credential.documentationUrl).toBe(`${homepage}#credentials`);
	});
});

describe('the help of HighLevel Private Integration API', () => {
	it('names the menus in HighLevel', () => {
		expect(texts(privateIntegration)).toContain(
			'Settings > Private Integrations > Create new integration',
		);
		expect(texts(privateIntegration)).toContain('Settings > Business Profile');
	});

	it.each(FAMILY_NAMES)('names the scopes to tick for the endpoints %s', (endpoints) => {
		const shown = privateIntegration.properties.filter(
			({ displayOptions }) => displayOptions?.show?.endpoints?.includes(endpoints) ?? true,
		);
		const help = texts({ ...privateIntegration, properties: shown } as ICredentialType);
		const named = endpoints === 'associations' ? OFFICIAL : ['custom-objects'];
		for (const scope of named) expect(help).toContain(scope);
		expect(help.includes('custom-objects')).toBe(endpoints === 'objectsAssociation');
	});
});

describe('the fields of HighLevel Associations OAuth2 API', () => {
	it('ask for every scope that the endpoints of HighLevel want', () => {
		expect(String(field(oAuth2, 'scope').default).split(' ').sort()).toEqual([...OFFICIAL].sort());
	});

	it('say what an agency and the other endpoints need in addition', () => {
		expect(field(oAuth2, 'scope').description).toMatch(/oauth\.write.*custom-objects/);
		expect(texts(oAuth2)).toContain('My Apps > Create App');
		expect(texts(oAuth2)).toContain('Advanced Settings > Auth');
	});

	it('leave only what the user has to know: the rest is filled in and hidden', () => {
		const engine = createEngine({ nodes: [], credentials: [HighLevelAssociationsOAuth2Api] });
		engine.setCredential('new', oAuth2.name, {});
		expect(engine.resolvedCredential('new')).toMatchObject({
			grantType: 'authorizationCode',
			authentication: 'body',
			authQueryParameters: '',
			brand: 'standard',
			clientId: '',
			clientSecret: '',
		});
		const hidden = oAuth2.properties.filter(({ type }) => type === 'hidden');
		expect(hidden.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['grantType', 'authUrl', 'accessTokenUrl', 'authentication']),
		);
	});
});
