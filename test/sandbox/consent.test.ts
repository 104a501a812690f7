import { request } from 'undici';

import { askToken, postForm, REDIRECT, sandbox } from './signIn.fixture';

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
