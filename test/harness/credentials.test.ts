import { engine, newEngine, server } from './probeEngine.fixture';

it('refreshes an OAuth token after a 401, stores it and uses it from then on', async () => {
	const fresh = newEngine();
	const setup = {
		type: 'probe',
		parameters: { authentication: 'oAuth2' },
		credentials: { probeOAuth2Api: 'oauth' },
	};
	const first = await fresh.runNode(setup);
	const second = await fresh.runNode(setup);
	expect(first.items[0].json.authorization).toBe('Bearer fresh-1');
	expect(second.items[0].json.authorization).toBe('Bearer fresh-1');
	expect(fresh.credentialUse().refreshes).toBe(1);
	expect(fresh.storedCredential('oauth').oauthTokenData).toMatchObject({
		access_token: 'fresh-1',
		refresh_token: 'refresh-2',
	});
});

it('resolves the expressions of a credential, and takes hidden OAuth fields from its class', () => {
	const { oauthTokenData } = engine.storedCredential('oauth');
	engine.setCredential('old', 'probeOAuth2Api', {
		baseUrl: server.url,
		accessTokenUrl: 'https://stored.by.an.older.version',
		oauthTokenData,
	});
	expect(engine.resolvedCredential('old')).toMatchObject({
		accessTokenUrl: `${server.url}/token`,
		grantType: 'authorizationCode',
		oauthTokenData,
	});
});

describe('testing a credential', () => {
	it('connects with a good one', async () => {
		expect(await engine.testCredential('key')).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	it("answers with the credential's own sentence for a refused one", async () => {
		expect(await engine.testCredential('bad key')).toEqual({
			status: 'Error',
			message: 'The token was refused.',
		});
	});
});

it("keeps n8n's log instead of printing it", async () => {
	engine.log.clear();
	await newEngine().runNode({
		type: 'probe',
		parameters: { authentication: 'oAuth2' },
		credentials: { probeOAuth2Api: 'oauth' },
	});
	expect(engine.log.text()).toContain('OAuth2 token for "probeOAuth2Api"');
});
