import { request } from 'undici';

import { startSandbox, type Sandbox } from '../../sandbox';
import { apiClient } from './apiClient';
import { startReceiver } from './receiver';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(() => sandbox.close());

async function page(query = '') {
	const { body, headers } = await request(`${sandbox.url}/${query}`);
	return { text: await body.text(), type: headers['content-type'], headers };
}

async function submit(form: Record<string, string> | string[][], headers = {}) {
	const answer = await request(`${sandbox.url}/`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
		body: new URLSearchParams(form).toString(),
	});
	return { status: answer.statusCode, text: await answer.body.text() };
}

describe('the page at the root', () => {
	it('shows how to connect, objects, associations, relations and recent requests', async () => {
		await apiClient(sandbox).get('/associations/key/nobody');
		const { text, type } = await page();
		expect(type).toMatch(/^text\/html/);
		for (const part of [
			'Properties',
			'buyer_property',
			'Kim',
			sandbox.pit,
			sandbox.oauth.clientSecret,
			sandbox.webhooks.publicKey,
			'/associations/key/nobody',
			'None yet',
		]) {
			expect(text).toContain(part);
		}
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

	it('registers a URL for the events chosen, and lets them and the shape be changed', async () => {
		const url = 'http://127.0.0.1:1/';
		const chosen = ['RelationCreate', 'RelationDelete'].map((event) => ['events', event]);
		await submit([['url', url], ['choosing', 'events'], ...chosen]);
		const [registration] = sandbox.webhooks.registrations;
		expect(registration.options).toEqual({ events: ['RelationCreate', 'RelationDelete'] });

		const change = { change: registration.id, choosing: 'events' };
		await submit({ ...change, events: 'AssociationDelete', shape: 'typed' });
		expect(registration.options).toEqual({ events: ['AssociationDelete'], shape: 'typed' });

		expect((await submit(change)).text).toContain('Choose at least one event.');
		expect((await page()).text).toContain('What the shapes mean');
	});

	it('says why a delivery was refused', async () => {
		const receiver = await startReceiver();
		receiver.answers = () => 401;
		const impatient = await startSandbox({ webhooks: { retries: 0 } });
		impatient.webhooks.register(receiver.url);
		impatient.state.relations.remove(impatient.state.relations.list()[0].id);
		await impatient.webhooks.idle();
		const { body } = await request(`${impatient.url}/`);
		expect(await body.text()).toMatch(/given up[\s\S]*401[\s\S]*ok</);
		expect(impatient.webhooks.deliveries[0].attempts).toMatchObject([
			{ status: 401, answer: 'ok' },
		]);
		await impatient.close();
		await receiver.close();
	});

	it('finds records by what people know of them, and shows them in pages', async () => {
		const shown = async (query: string) => (await page(query)).text;

		expect(await shown('?object=contact')).toContain('Page 1 of 3');
		const third = await shown('?object=contact&page=3');
		expect(third).toContain('Page 3 of 3');
		expect(third).not.toContain('ada.abbott@example.com');
		const { id } = sandbox.state.records.list('contact')[0];
		for (const q of ['ADA.abbott@', '+15551000000', 'Ada Abbott', id]) {
			const found = await shown(`?object=contact&q=${encodeURIComponent(q)}`);
			expect(found).toContain('1 found');
			expect(found).toContain('ada.abbott@example.com');
		}
		expect(await shown('?object=custom_objects.property&q=orchard')).toContain('Orchard Close');
		expect(await shown('?object=nothing&page=x')).toContain('Page 1 of 3');
	});

	it('draws the data model: each object with its records, each association with its cardinality', async () => {
		const { id } = sandbox.state.associations.byKey('buyer_property') ?? { id: '' };
		sandbox.state.associations.update(id, { cardinality: 'ONE_TO_MANY' });
		const [drawing] = /<svg[\s\S]*<\/svg>/.exec((await page()).text) ?? [''];
		for (const part of [
			'Contacts (60)',
			'Properties (40)',
			'buyer_property',
			'referrer_referred',
		]) {
			expect(drawing).toContain(part);
		}
		expect(drawing).toMatch(/Buyer – Property bought, 1:N/);
		expect(drawing.match(/<rect/g)).toHaveLength(4);
		expect(drawing.match(/<path/g)).toHaveLength(6);
		expect(drawing).not.toContain('NaN');
	});

	it('draws a location of one object, too', async () => {
		const lone = await startSandbox({ seed: 'empty' });
		const object = lone.state.objects()[0];
		lone.state.renew((state) => state.addObject(object));
		const { body } = await request(`${lone.url}/`);
		const text = await body.text();
		expect(text).toContain('1 objects and 0 associations');
		expect(text).not.toContain('NaN');
		await lone.close();
	});

	it('links a pair and unlinks it again, so that events can be tried without a tool', async () => {
		const { id } = sandbox.state.associations.byKey('tenant_property') ?? { id: '' };
		const before = sandbox.state.relations.size;
		expect((await submit({ link: id })).status).toBe(303);
		expect(sandbox.state.relations.size).toBe(before + 1);
		const made = sandbox.state.relations.list().at(-1);
		expect(made?.associationId).toBe(id);
		await submit({ unlink: made?.id ?? '' });
		expect(sandbox.state.relations.size).toBe(before);
		expect((await submit({ link: 'gone' })).text).toContain('This association is gone.');
	});

	it('loads nothing from elsewhere and runs no script but its own', async () => {
		const { text, headers } = await page();
		expect(headers['content-security-policy']).toContain("default-src 'none'");
		expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
		for (const [path, type] of [
			['__sandbox/page.css', 'text/css'],
			['__sandbox/page.js', 'text/javascript'],
		]) {
			expect((await page(path)).type).toContain(type);
			expect(text).toContain(`/${path}`);
		}
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
		expect(text).not.toContain('<script>');
		expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;');
	});
});
