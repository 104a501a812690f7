import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import type { FaultAction } from '../../sandbox';
import { openCredentialTest, type CredentialTest } from './privateIntegration.fixture';

let sandbox: CredentialTest['sandbox'];
let reset: CredentialTest['reset'];
let test: CredentialTest['test'];

beforeAll(async () => {
	({ sandbox, reset, test } = await openCredentialTest());
});
afterAll(async () => await sandbox.close());
beforeEach(() => reset());

describe('a test that gets another answer', () => {
	it.each([
		[
			{ status: 404, body: { message: 'Cannot GET /associations/' } },
			/its Base URL should be .* and Endpoints/,
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

	it.each<[FaultAction, RegExp]>([
		[{ status: 503, body: 'busy' }, /could not answer \(status 503\)/],
		[{ drop: true }, /^ECONNRESET$/],
	])(
		'does not pass when its request meets something after the check: %j',
		async (answer, expected) => {
			sandbox.faults.add({ do: answer, skip: 1, times: Infinity });
			const outcome = await test();
			expect(outcome.status).toBe('Error');
			expect(outcome.message).toMatch(expected);
		},
	);

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
		['ftp://services.leadconnectorhq.com', /not a web address/],
		['services.leadconnectorhq.com', /not a web address/],
		['https://user:secret@services.leadconnectorhq.com', /contain a user name/],
	])('is refused before the token leaves: %s', async (baseUrl, expected) => {
		const outcome = await test({ baseUrl });
		expect(outcome.status).toBe('Error');
		expect(outcome.message).toMatch(expected);
		expect(outcome.message).toContain('https://services.leadconnectorhq.com');
		const request = { url: `${baseUrl}/associations/` };
		await expect(sign({ accessToken: 'pit-a', baseUrl }, request)).rejects.toThrow(expected);
	});
});
