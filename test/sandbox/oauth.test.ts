import { request } from 'undici';

import { startSandbox, type Sandbox } from '../../sandbox';
import { apiClient } from './apiClient';

let sandbox: Sandbox;
let now: number;

beforeEach(async () => {
	now = Date.UTC(2026, 0, 5);
	sandbox = await startSandbox({ now: () => now });
});

afterEach(() => sandbox.close());

const REDIRECT = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';

async function postForm(path: string, form: Record<string, string>, headers = {}) {
	const answer = await request(sandbox.url + path, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
		body: new URLSearchParams(form).toString(),
	});
	const text = await answer.body.text();
	return {
		status: answer.statusCode,
		headers: answer.headers,
		text,
		json: () => JSON.parse(text),
	};
}

const askToken = (form: Record<string, string>) => {
	const { clientId, clientSecret } = sandbox.oauth;
	return postForm('/oauth/token', { client_id: clientId, client_secret: clientSecret, ...form });
};

const refresh = (token: string) => askToken({ grant_type: 'refresh_token', refresh_token: token });

const consentQuery = (more: Record<string, string> = {}) =>
	new URLSearchParams({
		response_type: 'code',
		client_id: sandbox.oauth.clientId,
		redirect_uri: REDIRECT,
		scope: 'associations.readonly oauth.write',
		state: 'a"b&c',
		...more,
	});

describe('the consent page', () => {
	it.each(['/v2/oauth/chooselocation', '/oauth/chooselocation'])(
		'%s shows the accounts, and Allow leads back with a code for the one chosen',
		async (path) => {
			const shown = await request(`${sandbox.url}${path}?${consentQuery()}`);
			const text = await shown.body.text();
			expect(text).toContain('Riverside Estates');
			expect(text).toContain('Allow');
			expect(text).toContain('value="a&quot;b&amp;c"');
			const allowed = await postForm(path, {
				...Object.fromEntries(consentQuery()),
				account: sandbox.otherLocationId,
			});
			expect(allowed.status).toBe(302);
			const target = new URL(String(allowed.headers.location));
			expect(target.origin + target.pathname).toBe(REDIRECT);
			expect(target.searchParams.get('state')).toBe('a"b&c');
			const answer = await askToken({
				grant_type: 'authorization_code',
				code: target.searchParams.get('code') ?? '',
				redirect_uri: REDIRECT,
			});
			expect(answer.json()).toEqual({
				access_token: expect.any(String),
				token_type: 'Bearer',
				expires_in: 86399,
				refresh_token: expect.any(String),
				scope: 'associations.readonly oauth.write',
				userType: 'Location',
				locationId: sandbox.otherLocationId,
				companyId: sandbox.oauth.companyId,
				userId: expect.any(String),
			});
		},
	);

	it('allows at once when asked to, also for the agency', async () => {
		const path = '/v2/oauth/chooselocation';
		const auto = await request(`${sandbox.url}${path}?${consentQuery({ auto: 'company' })}`);
		const code = new URL(String(auto.headers.location)).searchParams.get('code') ?? '';
		const answer = await askToken({
			grant_type: 'authorization_code',
			code,
			redirect_uri: REDIRECT,
			user_type: 'Company',
		});
		expect(answer.json()).toMatchObject({ userType: 'Company' });
		expect(answer.json()).not.toHaveProperty('locationId');
	});

	it.each([
		['client_id', 'nobody'],
		['response_type', 'token'],
		['redirect_uri', 'javascript:alert(1)'],
		['scope', ''],
		['auto', 'nowhere'],
	])('refuses a wrong %s', async (name, value) => {
		const path = `/v2/oauth/chooselocation?${consentQuery({ auto: '1', [name]: value })}`;
		const { statusCode, body } = await request(sandbox.url + path);
		await body.text();
		expect(statusCode).toBe(400);
	});
});

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
		now += 30_000;
		expect((await refresh(first.refresh_token)).json()).toEqual(second);
		expect(sandbox.oauth.refreshCount).toBe(1);
		now += 1;
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
