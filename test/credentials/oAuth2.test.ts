import { request } from 'undici';
import type { Engine } from '../harness/engine';
import { createEngine } from '../harness/engine';
import { HighLevelAssociationsOAuth2Api } from '../../credentials/HighLevelAssociationsOAuth2Api.credentials';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';

const TYPE = 'highLevelAssociationsOAuth2Api';
const STANDARD = 'https://marketplace.gohighlevel.com/v2/oauth/chooselocation';
const WHITE_LABEL = 'https://marketplace.leadconnectorhq.com/v2/oauth/chooselocation';
const TOKENS = 'https://services.leadconnectorhq.com/oauth/token';

let sandbox: Sandbox;
let engine: Engine;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
	engine = createEngine({
		nodes: [HighLevelAssociations],
		credentials: [HighLevelAssociationsOAuth2Api],
	});
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.requests.clear());

/** The credential as n8n reads it before it opens the consent page and before it asks for a token. */
function resolved(filledIn: Record<string, unknown> = {}) {
	engine.setCredential('resolved', TYPE, { clientId: 'id', clientSecret: 'secret', ...filledIn });
	return engine.resolvedCredential('resolved') as Record<string, string>;
}

describe('the addresses of the sign-in', () => {
	it.each([
		[{}, STANDARD],
		[{ brand: 'standard' }, STANDARD],
		[{ brand: 'whiteLabel' }, WHITE_LABEL],
		[{ baseUrl: ' https://services.leadconnectorhq.com/ ', brand: 'whiteLabel' }, WHITE_LABEL],
		[{ baseUrl: '' }, STANDARD],
	])('are those of HighLevel, with the consent page of the brand: %j', (filledIn, consentPage) => {
		const { authUrl, accessTokenUrl } = resolved(filledIn);
		expect({ authUrl, accessTokenUrl }).toEqual({ authUrl: consentPage, accessTokenUrl: TOKENS });
	});

	it.each([
		['http://localhost:4010', 'http://localhost:4010'],
		['http://127.0.0.1:4010//', 'http://127.0.0.1:4010'],
		['http://[::1]:4010/', 'http://[::1]:4010'],
		['https://proxy.example.com/highlevel/', 'https://proxy.example.com/highlevel'],
	])('follow a Base URL of the user: %s', (baseUrl, base) => {
		expect(resolved({ baseUrl, brand: 'whiteLabel' })).toMatchObject({
			authUrl: `${base}/v2/oauth/chooselocation`,
			accessTokenUrl: `${base}/oauth/token`,
		});
	});

	it.each([
		'http://proxy.example.com',
		'http://localhost.example.com',
		'http://localhost:4010@example.com',
		'https://user:secret@example.com',
		'https://example.com/?to=',
		'https://example.com\\@example.org',
		'file:///etc/hosts',
		'services.leadconnectorhq.com',
	])('are none where the client secret must not go: %s', (baseUrl) => {
		const { authUrl, accessTokenUrl } = resolved({ baseUrl });
		expect(URL.canParse(authUrl)).toBe(false);
		expect(URL.canParse(accessTokenUrl)).toBe(false);
	});
});

describe('signing in', () => {
	it('leads from the consent page to a token with what the credential holds', async () => {
		const credential = resolved({
			...{ clientId: sandbox.oauth.clientId, clientSecret: sandbox.oauth.clientSecret },
			baseUrl: `${sandbox.url}/`,
		});
		const redirectUri = 'http://localhost:5678/rest/oauth2-credential/callback';
		const consent = new URL(credential.authUrl);
		consent.search = new URLSearchParams({
			client_id: credential.clientId,
			redirect_uri: redirectUri,
			response_type: 'code',
			state: 'of n8n',
			scope: credential.scope,
			auto: '1',
		}).toString();
		const { statusCode, headers } = await request(consent);
		expect(statusCode).toBe(302);
		const back = new URL(String(headers.location));
		expect(back.searchParams.get('state')).toBe('of n8n');

		expect(credential).toMatchObject({ authentication: 'body', grantType: 'authorizationCode' });
		const answer = await request(credential.accessTokenUrl, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({
				client_id: credential.clientId,
				client_secret: credential.clientSecret,
				grant_type: 'authorization_code',
				code: String(back.searchParams.get('code')),
				redirect_uri: redirectUri,
			}).toString(),
		});
		expect(await answer.body.json()).toMatchObject({
			userType: 'Location',
			locationId: sandbox.locationId,
			scope: credential.scope,
		});
	});

	it('renews an expired token at the Base URL, with the client secret in the body', async () => {
		const oauthTokenData = { ...sandbox.oauth.issueTokens({ userType: 'Location' }) };
		sandbox.oauth.expireAccessToken(oauthTokenData.access_token);
		engine.setCredential('expired', TYPE, {
			clientId: sandbox.oauth.clientId,
			clientSecret: sandbox.oauth.clientSecret,
			baseUrl: sandbox.url,
			oauthTokenData,
		});
		const run = await engine.runNode({
			type: 'highLevelAssociations',
			parameters: {
				authentication: 'oAuth2',
				resource: 'association',
				operation: 'getAll',
				returnAll: true,
			},
			credentials: { [TYPE]: 'expired' },
		});
		expect(run.error).toBeUndefined();
		expect(run.items.length).toBeGreaterThan(0);
		const renewal = sandbox.requests.find(({ path }) => path === '/oauth/token');
		expect(renewal?.headers.authorization).toBeUndefined();
		expect(renewal?.body).toMatchObject({
			grant_type: 'refresh_token',
			client_id: sandbox.oauth.clientId,
			client_secret: sandbox.oauth.clientSecret,
		});
		const stored = engine.storedCredential('expired').oauthTokenData;
		expect(stored).not.toMatchObject({ access_token: oauthTokenData.access_token });
	});
});
