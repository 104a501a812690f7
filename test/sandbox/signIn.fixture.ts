import { request } from 'undici';

import { startSandbox, type Sandbox } from '../../sandbox';

/** A sandbox whose clock stands still but for {@link passTime}: new for each test. */
export let sandbox: Sandbox;
let now: number;

beforeEach(async () => {
	now = Date.UTC(2026, 0, 5);
	sandbox = await startSandbox({ now: () => now });
});

afterEach(() => sandbox.close());

/** Lets so many ms pass in the sandbox. */
export function passTime(ms: number): void {
	now += ms;
}

/** Where n8n lets HighLevel send the user back to. */
export const REDIRECT = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';

/** Sends a form as sign-in asks for. */
export async function postForm(path: string, form: Record<string, string>, headers = {}) {
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

/** Asks for tokens as the sandbox's app. */
export const askToken = (form: Record<string, string>) => {
	const { clientId, clientSecret } = sandbox.oauth;
	return postForm('/oauth/token', { client_id: clientId, client_secret: clientSecret, ...form });
};
