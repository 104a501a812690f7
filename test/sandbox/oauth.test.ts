import { request } from 'undici';

import { apiClient } from './apiClient';
import { askToken, passTime, postForm, REDIRECT, sandbox } from './signIn.fixture';

const refresh = (token: string) => askToken({ grant_type: 'refresh_token', refresh_token: token });

describe('tokens', () => {
	it('a code counts once, and only with its redirect URI', async () => {
		const code = sandbox.oauth.issueCode({ userType: 'Location', redirectUri: REDIRECT });
		const grant = { grant_type: 'authorization_code', code };
		const wrong = await askToken({ ...grant, redirect_uri: `${REDIRECT}/other` });
		expect([wrong.status, wrong.json().error]).toEqual([400, 'invalid_grant']);
		expect((await askToken({ ...grant, redirect_uri: REDIRECT })).status).toBe(200);
		expect((await askToken({ ...grant, redirect_uri: REDIRECT })).status).toBe(400);
	});

	it('a refresh token rotates; asked again within 30 s it gives the same answer, later none', async () => {
		const first = sandbox.oauth.issueTokens({ userType: 'Location' });
		const second = (await refresh(first.refresh_token)).json();
		expect(second.access_token).not.toBe(first.access_token);
		expect(second.refresh_token).not.toBe(first.refresh_token);
		passTime(30_000);
		expect((await refresh(first.refresh_token)).json()).toEqual(second);
		expect(sandbox.oauth.refreshCount).toBe(1);
		passTime(1);
		expect((await refresh(first.refresh_token)).status).toBe(400);
		expect((await refresh(second.refresh_token)).status).toBe(200);
		expect(sandbox.oauth.refreshCount).toBe(2);
	});

	it('a refreshed token keeps its location and scopes', async () => {
		const first = sandbox.oauth.issueTokens({
			userType: 'Location',
			scopes: ['objects/schema.readonly'],
		});
		const { access_token } = (await refresh(first.refresh_token)).json();
		const api = apiClient(sandbox, access_token);
		expect((await api.get(`/objects/?locationId=${sandbox.locationId}`)).status).toBe(200);
		expect((await api.get('/associations/objectKey/contact')).status).toBe(401);
	});

	it('refuses a wrong client, another grant, an unknown refresh token and JSON', async () => {
		const { refresh_token } = sandbox.oauth.issueTokens({ userType: 'Location' });
		const wrong = await askToken({
			grant_type: 'refresh_token',
			refresh_token,
			client_secret: 'wrong',
		});
		expect([wrong.status, wrong.json().error_description]).toEqual([
			401,
			'Invalid client credentials!',
		]);
		expect((await askToken({ grant_type: 'password' })).status).toBe(400);
		expect((await refresh('nobody')).status).toBe(400);
		expect((await askToken({ grant_type: 'refresh_token', user_type: 'Robot' })).status).toBe(422);
		const json = await request(`${sandbox.url}/oauth/token`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{}',
		});
		await json.body.text();
		expect(json.statusCode).toBe(415);
		sandbox.oauth.expireRefreshToken(refresh_token);
		expect((await refresh(refresh_token)).status).toBe(400);
	});
});

describe('location tokens', () => {
	const ask = (
		token: string,
		form: Record<string, string> = {},
		headers: object = { version: '2021-07-28' },
	) =>
		postForm(
			'/oauth/locationToken',
			{ companyId: sandbox.oauth.companyId, locationId: sandbox.locationId, ...form },
			{ authorization: `Bearer ${token}`, ...headers },
		);

	it('an agency token gives a token of one of its locations, good for association calls', async () => {
		const { access_token } = sandbox.oauth.issueTokens({ userType: 'Company' });
		const { status, json } = await ask(access_token);
		expect(status).toBe(200);
		expect(json()).toMatchObject({ locationId: sandbox.locationId, expires_in: 86399 });
		expect(json().scope).not.toContain('oauth.write');
		expect(sandbox.oauth.locationTokenCount).toBe(1);
		const api = apiClient(sandbox, json().access_token);
		const path = `/associations/?locationId=${sandbox.locationId}&skip=0&limit=1`;
		expect((await api.get(path)).status).toBe(200);
	});

	it('refuses other tokens, companies, locations, scopes, fields and a missing Version', async () => {
		const { access_token } = sandbox.oauth.issueTokens({ userType: 'Company' });
		const narrow = sandbox.oauth.issueTokens({
			userType: 'Company',
			scopes: ['associations.readonly'],
		});
		expect((await ask(sandbox.pit)).status).toBe(401);
		expect((await ask(narrow.access_token)).json().message).toBe(
			'The token is not authorized for this scope.',
		);
		expect((await ask(access_token, { companyId: 'other' })).status).toBe(403);
		expect((await ask(access_token, { locationId: 'other' })).status).toBe(403);
		expect((await ask(access_token, { extra: 'x' })).status).toBe(422);
		expect((await ask(access_token, { locationId: '' })).status).toBe(422);
		expect((await ask(access_token, {}, {})).status).toBe(401);
		expect(sandbox.oauth.locationTokenCount).toBe(0);
	});
});
