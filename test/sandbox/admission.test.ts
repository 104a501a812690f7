import { request } from 'undici';

import { ALL_SCOPES, startSandbox, type Sandbox } from '../../sandbox';
import { apiClient, seeded } from './apiClient';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});

afterEach(() => sandbox.close());

const path = () => `/objects/?locationId=${sandbox.locationId}`;

describe('who is let in', () => {
	it.each([
		['no header', undefined],
		['an unknown token', 'Bearer pit-nobody'],
		['no token', 'Bearer '],
		['another kind of sign-in', 'Basic abc'],
	])('%s: 401', async (_name, authorization) => {
		const answer = await request(sandbox.url + path(), {
			headers: { version: '2021-07-28', ...(authorization && { authorization }) },
		});
		expect(answer.statusCode).toBe(401);
		expect(await answer.body.json()).toEqual({
			statusCode: 401,
			message: 'Invalid token: access token is invalid',
			error: 'Unauthorized',
			traceId: expect.any(String),
		});
	});

	it('a missing or wrong Version header: 401', async () => {
		const headers = { authorization: `Bearer ${sandbox.pit}` };
		for (const version of [undefined, '2022-01-01', 'v2']) {
			const answer = await request(sandbox.url + path(), {
				headers: { ...headers, ...(version && { version }) },
			});
			expect(answer.statusCode).toBe(401);
			expect(await answer.body.json()).toMatchObject({
				message: expect.stringMatching(/^version header /),
			});
		}
	});

	it.each(['2021-07-28', '2021-04-15', '2023-02-21', 'v3'])(
		'takes the version %s',
		async (version) => {
			const answer = await apiClient(sandbox).get(path(), undefined, { version });
			expect(answer.status).toBe(200);
		},
	);

	it('takes a DELETE whose Content-Type is JSON and whose body is empty, and no POST like it', async () => {
		const [{ id }] = sandbox.state.relations.list();
		const headers = { 'content-type': 'application/json' };
		const api = apiClient(sandbox);
		const relation = `/associations/relations/${id}?locationId=${sandbox.locationId}`;
		expect((await api.delete(relation, undefined, headers)).status).toBe(200);
		expect((await api.post('/associations/', undefined, headers)).status).toBe(422);
	});

	it('each endpoint asks for its own scope', async () => {
		const { contacts, properties, opportunity, company, association } = seeded(sandbox);
		const { id } = association('buyer_property');
		const { locationId } = sandbox;
		const page = { locationId, page: 1, pageLimit: 1 };
		const pair = { firstRecordId: contacts[1], secondRecordId: properties[39] };
		type Call = ['get' | 'post' | 'put' | 'delete', string, object?];
		const calls: Record<(typeof ALL_SCOPES)[number], Call[]> = {
			'associations.readonly': [
				['get', `/associations/?locationId=${locationId}&skip=0&limit=1`],
				['get', `/associations/${id}`],
				['get', `/associations/key/buyer_property?locationId=${locationId}`],
				['get', '/associations/objectKey/contact'],
			],
			'associations/relation.readonly': [
				['get', `/associations/relations/${contacts[0]}?locationId=${locationId}&skip=0&limit=1`],
			],
			'objects/schema.readonly': [
				['get', path()],
				['get', `/objects/contact?locationId=${locationId}&fetchProperties=true`],
			],
			'objects/record.readonly': [
				['post', '/objects/business/records/search', page],
				['get', `/objects/custom_objects.property/records/${properties[0]}`],
			],
			'contacts.readonly': [
				['post', '/contacts/search', page],
				['get', `/contacts/${contacts[0]}`],
				['get', `/contacts/?locationId=${locationId}`],
				['get', `/contacts/search/duplicate?locationId=${locationId}&email=a@example.com`],
			],
			'contacts.write': [
				['post', '/contacts/', { locationId, email: 'new@example.com' }],
				['post', '/contacts/upsert', { locationId, email: 'new@example.com' }],
				['put', `/contacts/${contacts[0]}`, { firstName: 'Ada' }],
				['delete', '/contacts/nobody'],
			],
			'objects/record.write': [
				[
					'post',
					'/objects/custom_objects.property/records',
					{ locationId, properties: { address: '1 New Road' } },
				],
				[
					'put',
					`/objects/custom_objects.property/records/${properties[0]}?locationId=${locationId}`,
					{ properties: { town: 'Ashford' } },
				],
				['delete', '/objects/custom_objects.property/records/nobody'],
			],
			'opportunities.readonly': [
				['get', `/opportunities/search?location_id=${locationId}`],
				['get', `/opportunities/${opportunity}`],
			],
			'businesses.readonly': [
				['get', `/businesses/${company}`],
				['get', `/businesses/?locationId=${locationId}`],
			],
			'businesses.write': [
				['post', '/businesses/', { locationId, name: 'New' }],
				['put', `/businesses/${company}`, { name: 'Other' }],
				['delete', '/businesses/nobody'],
			],
			'custom-objects': [
				['get', `/objects-association?locationId=${locationId}`],
				['get', '/objects-association/key/buyer_property'],
				['get', '/objects-association/object/property'],
				['get', `/objects-association/relations/${contacts[0]}`],
				['delete', '/objects-association/nobody'],
			],
			'associations/relation.write': [
				['post', '/associations/relations', { locationId, associationId: id, ...pair }],
				['delete', `/associations/relations/nobody?locationId=${locationId}`],
				['post', '/associations/relations/bulk', { locationId, add: [] }],
			],
			'associations.write': [
				['put', `/associations/${id}`, { firstObjectLabel: 'A', secondObjectLabel: 'B' }],
				['delete', `/associations/${id}`],
			],
		};
		for (const scope of ALL_SCOPES) {
			const without = ALL_SCOPES.filter((other) => other !== scope);
			const refused = apiClient(sandbox, sandbox.createPit({ scopes: without }));
			const admitted = apiClient(sandbox, sandbox.createPit({ scopes: [scope] }));
			for (const [method, url, body] of calls[scope]) {
				const answer = await refused[method](url, body);
				expect({ url, status: answer.status, message: answer.body.message }).toEqual({
					url,
					status: 401,
					message: 'The token is not authorized for this scope.',
				});
				expect((await admitted[method](url, body)).status).not.toBe(401);
			}
		}
	});

	it('an agency token is refused by association endpoints', async () => {
		const { access_token } = sandbox.oauth.issueTokens({ userType: 'Company' });
		const agency = apiClient(sandbox, access_token);
		const answer = await agency.get(
			`/associations/?locationId=${sandbox.locationId}&skip=0&limit=1`,
		);
		expect(answer.status).toBe(401);
		expect(answer.body.message).toMatch(/^This authClass type is not allowed/);
	});

	it('an access token is refused once it is expired, by time or by hand', async () => {
		let now = Date.now();
		const timed = await startSandbox({ now: () => now, accessTokenSeconds: 60 });
		const { access_token, expires_in } = timed.oauth.issueTokens({ userType: 'Location' });
		const api = apiClient(timed, access_token);
		expect([expires_in, (await api.get(path())).status]).toEqual([60, 200]);
		now += 60_000;
		expect((await api.get(path())).status).toBe(401);
		await timed.close();

		const other = sandbox.oauth.issueTokens({ userType: 'Location' }).access_token;
		expect((await apiClient(sandbox, other).get(path())).status).toBe(200);
		sandbox.oauth.expireAccessToken(other);
		expect((await apiClient(sandbox, other).get(path())).status).toBe(401);
	});
});

describe('bodies of refusals', () => {
	it.each([
		['statusCode', { statusCode: 404, message: 'Association not found', error: 'Not Found' }],
		['status', { status: 404, message: 'Association not found' }],
		[
			'errorObject',
			{
				statusCode: 404,
				error: {
					code: 'NOT_FOUND',
					message: 'Association not found',
					details: [],
					resolution: expect.any(String),
				},
			},
		],
	] as const)('%s', async (errorShape, body) => {
		sandbox.settings.errorShape = errorShape;
		const answer = await apiClient(sandbox).get('/associations/nobody');
		expect(answer.body).toEqual({ ...body, traceId: expect.any(String) });
	});

	it('a path nobody serves, and a body that is no JSON', async () => {
		const api = apiClient(sandbox);
		expect((await api.get('/nowhere')).body.message).toBe('Cannot GET /nowhere');
		const answer = await request(`${sandbox.url}/contacts/search`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${sandbox.pit}`,
				version: '2021-07-28',
				'content-type': 'application/json',
			},
			body: '{"locationId"',
		});
		expect(answer.statusCode).toBe(400);
		expect(await answer.body.json()).toMatchObject({
			statusCode: 400,
			message: expect.any(String),
		});
	});
});
