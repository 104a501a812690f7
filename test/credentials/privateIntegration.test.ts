import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Engine } from '../harness/engine';
import { createEngine } from '../harness/engine';
import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import type { FaultAction, Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';

const TYPE = 'highLevelPrivateIntegrationApi';
const FAMILIES = [
	{ endpoints: 'associations', scope: 'associations.readonly' },
	{ endpoints: 'objectsAssociation', scope: 'custom-objects' },
] as const;

let sandbox: Sandbox;
let engine: Engine;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
	engine = createEngine({
		nodes: [HighLevelAssociations],
		credentials: [HighLevelPrivateIntegrationApi],
	});
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.requests.clear();
	sandbox.faults.clear();
	sandbox.settings.responseShape = 'seen';
	sandbox.settings.errorShape = 'statusCode';
});

/** Presses "Test" on a credential that works but for what is given. */
async function test(changed: Record<string, unknown> = {}) {
	engine.setCredential('tested', TYPE, {
		accessToken: sandbox.pit,
		locationId: sandbox.locationId,
		baseUrl: sandbox.url,
		...changed,
	});
	return await engine.testCredential('tested');
}

describe.each(FAMILIES)('testing the credential with the endpoints $endpoints', (family) => {
	const { endpoints, scope } = family;

	it('finds nothing wrong with a good token and its own location', async () => {
		expect(await test({ endpoints })).toMatchObject({ status: 'OK' });
	});

	it.each(['statusCode', 'status', 'errorObject'] as const)(
		'tells a refused token, a missing scope and a wrong location apart (error bodies: %s)',
		async (errorShape) => {
			sandbox.settings.errorShape = errorShape;
			const scopes = ['contacts.readonly'];

			const refused = await test({ endpoints, accessToken: 'pit-unknown' });
			expect(refused.status).toBe('Error');
			expect(refused.message).toMatch(/^HighLevel does not accept the access token\. Copy/);

			const lacking = await test({ endpoints, accessToken: sandbox.createPit({ scopes }) });
			expect(lacking.status).toBe('Error');
			expect(lacking.message).toMatch(`The access token lacks the scope "${scope}".`);

			const elsewhere = await test({ endpoints, locationId: sandbox.otherLocationId });
			expect(elsewhere.status).toBe('Error');
			expect(elsewhere.message).toMatch(/^The access token has no access to this location\./);
		},
	);

	it.each(['seen', 'wrapped', 'flat', 'documented'] as const)(
		'takes a list in the shape "%s", empty or not',
		async (responseShape) => {
			const empty = await startSandbox({ seed: 'empty', responseShape });
			sandbox.settings.responseShape = responseShape;
			const nothingThere = {
				accessToken: empty.pit,
				locationId: empty.locationId,
				baseUrl: empty.url,
			};
			expect(await test({ endpoints })).toMatchObject({ status: 'OK' });
			expect(await test({ endpoints, ...nothingThere })).toMatchObject({ status: 'OK' });
			await empty.close();
		},
	);
});

describe('the request of the credential test', () => {
	it('asks for one association of the location and nothing else', async () => {
		await test();
		const [{ method, url, headers }] = sandbox.requests;
		expect(sandbox.requests).toHaveLength(1);
		expect(method).toBe('GET');
		expect(url).toBe(`/associations/?locationId=${sandbox.locationId}&skip=0&limit=1`);
		expect(headers).toMatchObject({
			authorization: `Bearer ${sandbox.pit}`,
			version: '2021-07-28',
			accept: 'application/json',
		});
	});

	it('sends no page to the other endpoints, which know none', async () => {
		await test({ endpoints: 'objectsAssociation' });
		expect(sandbox.requests.map(({ url }) => url)).toEqual([
			`/objects-association?locationId=${sandbox.locationId}`,
		]);
	});

	it('forgives blanks and slashes around what was pasted', async () => {
		const outcome = await test({
			accessToken: ` ${sandbox.pit}\n`,
			locationId: ` ${sandbox.locationId} `,
			baseUrl: ` ${sandbox.url}// `,
		});
		expect(outcome).toMatchObject({ status: 'OK' });
	});
});

describe('a test that gets another answer', () => {
	it.each([
		[
			{ status: 404, body: { message: 'Cannot GET /associations/' } },
			/Check Endpoints and Base URL/,
		],
		[
			{ status: 422, body: { message: ['locationId must be a string'] } },
			/Compare the Location ID/,
		],
		[{ status: 429, body: { message: 'Too Many Requests' } }, /rate limit.*later/],
		[{ status: 503, body: 'busy' }, /could not answer \(status 503\).*later/],
		[{ status: 302, body: '', headers: { location: '/login' } }, /not the HighLevel API/],
		[{ garbage: '<!doctype html><p>Sign in', contentType: 'text/html' }, /not the HighLevel API/],
		[{ garbage: '' }, /not the HighLevel API/],
	])('says what to look at: %j', async (answer, expected) => {
		sandbox.faults.add({ do: answer, times: Infinity });
		const outcome = await test();
		expect(outcome.status).toBe('Error');
		expect(outcome.message).toMatch(expected);
	});

	it('names the empty field when no token is given', async () => {
		const outcome = await test({ accessToken: ' ' });
		expect(outcome.status).toBe('Error');
		expect(outcome.message).toMatch(/^Access Token is empty\./);
	});

	it('passes when a second try shows that the first refusal was of the moment', async () => {
		sandbox.faults.add({ do: { status: 401, body: { message: 'Try again' } } });
		expect(await test()).toMatchObject({ status: 'OK' });
	});

	it.each<[FaultAction, RegExp]>([
		[{ status: 503, body: 'busy' }, /could not answer \(status 503\)/],
		[{ drop: true }, /closed unexpectedly/],
	])('does not pass when a refusal cannot be looked into: %j', async (answer, expected) => {
		sandbox.faults.add({ do: { status: 401, body: { message: 'Try again' } } });
		sandbox.faults.add({ do: answer, times: Infinity });
		const outcome = await test();
		expect(outcome.status).toBe('Error');
		expect(outcome.message).toMatch(expected);
	});

	it('does not pass for a status nobody foresaw', async () => {
		sandbox.faults.add({ do: { status: 418, body: {} }, times: Infinity });
		expect(await test()).toMatchObject({ status: 'Error' });
	});

	it('does not pass when nothing answers', async () => {
		const gone = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => gone.once('listening', resolve));
		const { port } = gone.address() as AddressInfo;
		await new Promise((resolve) => gone.close(resolve));
		expect(await test({ baseUrl: `http://127.0.0.1:${port}` })).toMatchObject({ status: 'Error' });
	});

	it('never repeats the token', async () => {
		const message = `Invalid token: ${sandbox.pit} Bearer ${sandbox.pit}`;
		sandbox.faults.add({ do: { status: 401, body: { message } }, times: Infinity });
		const outcome = await test();
		expect(outcome).toMatchObject({ status: 'Error' });
		expect(outcome.message).not.toContain(sandbox.pit);
	});
});

describe('an unsafe Base URL', () => {
	const sign = new HighLevelPrivateIntegrationApi().authenticate;

	it.each([
		['http://services.leadconnectorhq.com', /unencrypted/],
		['http://127.0.0.1.example.com', /unencrypted/],
		['ftp://services.leadconnectorhq.com', /no web address/],
		['services.leadconnectorhq.com', /no web address/],
		['https://user:secret@services.leadconnectorhq.com', /no user name/],
	])('is refused before the token leaves: %s', async (baseUrl, expected) => {
		const outcome = await test({ baseUrl });
		expect(outcome.status).toBe('Error');
		expect(outcome.message).toMatch(expected);
		expect(outcome.message).toContain('https://services.leadconnectorhq.com');
		const request = { url: `${baseUrl}/associations/` };
		await expect(sign({ accessToken: 'pit-a', baseUrl }, request)).rejects.toThrow(expected);
	});
});

describe('a node that runs with the credential', () => {
	it.each(['good', 'refused'])(
		'makes no request for the credential itself: %s token',
		async (is) => {
			engine.setCredential('used', TYPE, {
				accessToken: is === 'good' ? sandbox.pit : 'pit-unknown',
				locationId: sandbox.locationId,
				baseUrl: sandbox.url,
			});
			const run = await engine.runNode({
				type: 'highLevelAssociations',
				parameters: { resource: 'object', operation: 'getAll', returnAll: true },
				credentials: { [TYPE]: 'used' },
			});
			expect(run.error === undefined).toBe(is === 'good');
			expect(sandbox.requests.map(({ url }) => url)).toEqual([
				`/objects/?locationId=${sandbox.locationId}`,
			]);
		},
	);
});
