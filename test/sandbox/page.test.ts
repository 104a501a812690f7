import { request } from 'undici';

import { startSandbox, type Sandbox } from '../../sandbox';
import { apiClient } from './apiClient';
import { startReceiver } from './receiver';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(() => sandbox.close());

async function page() {
	const { body, headers } = await request(`${sandbox.url}/`);
	return { text: await body.text(), type: headers['content-type'] };
}

async function submit(form: Record<string, string>, headers = {}) {
	const answer = await request(`${sandbox.url}/`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
		body: new URLSearchParams(form).toString(),
	});
	return { status: answer.statusCode, text: await answer.body.text() };
}

describe('the page at the root', () => {
	it('shows objects, associations, relations and recent requests', async () => {
		await apiClient(sandbox).get('/associations/key/nobody');
		const { text, type } = await page();
		expect(type).toMatch(/^text\/html/);
		for (const part of [
			'Properties',
			'buyer_property',
			'Kim',
			'/associations/key/nobody',
			'None yet',
		]) {
			expect(text).toContain(part);
		}
		expect(text).not.toContain(sandbox.pit);
	});

	it('takes a webhook URL, and shows what was delivered there', async () => {
		const receiver = await startReceiver();
		expect((await submit({ url: receiver.url, shape: 'official' })).status).toBe(303);
		expect(sandbox.webhooks.registrations).toMatchObject([
			{ url: receiver.url, options: { shape: 'official' } },
		]);
		sandbox.state.removeAssociation(
			sandbox.state.associations.byKey('referrer_referred')?.id ?? '',
		);
		await sandbox.webhooks.idle();
		expect((await page()).text).toContain('AssociationDelete');
		expect((await submit({ remove: sandbox.webhooks.registrations[0].id })).status).toBe(303);
		expect(sandbox.webhooks.registrations).toEqual([]);
		await receiver.close();
	});

	it('refuses what is no webhook URL, and forms of other pages', async () => {
		expect((await submit({ url: 'javascript:alert(1)' })).text).toContain('begins with http://');
		expect((await submit({})).status).toBe(400);
		const foreign = await submit({ url: 'http://127.0.0.1:1/' }, { origin: 'http://evil.example' });
		expect(foreign.status).toBe(403);
		const own = await submit({ url: 'http://127.0.0.1:1/' }, { origin: sandbox.url });
		expect(own.status).toBe(303);
		expect(sandbox.webhooks.registrations).toHaveLength(1);
	});

	it('escapes whatever it shows', async () => {
		const script = `<script>alert("x")</script>'&`;
		sandbox.state.associations.add({
			key: script,
			firstObjectKey: 'contact',
			firstObjectLabel: script,
			secondObjectKey: 'contact',
			secondObjectLabel: 'b',
		});
		sandbox.webhooks.register(`http://127.0.0.1:1/?${script}`);
		await apiClient(sandbox).get(`/associations/key/${encodeURIComponent(script)}`);
		const { text } = await page();
		expect(text).not.toContain('<script');
		expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;');
	});
});
