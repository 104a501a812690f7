import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FAMILY_NAMES } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { openCredentialTest, type CredentialTest } from './privateIntegration.fixture';

let sandbox: CredentialTest['sandbox'];
let engine: CredentialTest['engine'];
let reset: CredentialTest['reset'];
let test: CredentialTest['test'];

beforeAll(async () => {
	({ sandbox, engine, reset, test } = await openCredentialTest());
});
afterAll(async () => await sandbox.close());
beforeEach(() => reset());

/** An address of this machine at which nothing listens. */
async function deserted(): Promise<string> {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return `http://127.0.0.1:${port}`;
}

describe.each(FAMILY_NAMES)('the check of a credential with the endpoints %s', (endpoints) => {
	it('accepts a good token and its own location', async () => {
		expect(await test({ endpoints })).toMatchObject({ status: 'OK' });
	});

	it('names an empty Location ID, and where to find it', async () => {
		const outcome = await test({ endpoints, locationId: ' ' });
		expect(outcome).toEqual({
			status: 'Error',
			message: 'Location ID is empty. Copy it from Settings > Business Profile in HighLevel.',
		});
		expect(sandbox.requests).toHaveLength(0);
	});

	it('says in words that nothing answers at the Base URL', async () => {
		for (const baseUrl of [await deserted(), 'https://nowhere.invalid']) {
			const { status, message } = await test({ endpoints, baseUrl });
			expect(status).toBe('Error');
			expect(message).toContain(`Nothing answers as HighLevel does at the Base URL ${baseUrl}.`);
			expect(message).toContain('Set it to https://services.leadconnectorhq.com');
			expect(message).not.toMatch(/\bE[A-Z_]{4,}/);
		}
	});

	it('suspects a token that does not look like one first', async () => {
		for (const accessToken of ['eyJhbGciOiJIUzI1NiJ9.e30.c2ln', 've9EPM428h8vShlRW1KT']) {
			const { message } = await test({ endpoints, accessToken });
			expect(message).toMatch(
				/^Access Token does not look like the token of a private integration/,
			);
			expect(message).toContain('begins with "pit-"');
			expect(message).not.toContain(accessToken);
		}
	});

	it('says of one that looks like a token what HighLevel says', async () => {
		const { message } = await test({ endpoints, accessToken: 'pit-rotated-long-ago' });
		expect(message).toMatch(/^HighLevel does not accept the access token: Invalid token/);
	});

	it('tells a missing scope and a wrong location apart', async () => {
		const accessToken = sandbox.createPit({ scopes: ['contacts.readonly'] });
		expect((await test({ endpoints, accessToken })).message).toContain('lacks the scope');
		const elsewhere = await test({ endpoints, locationId: sandbox.otherLocationId });
		expect(elsewhere.message).toMatch(/^The access token has no access to location /);
	});
});

it('a Base URL with a path is called a wrong address', async () => {
	const { message } = await test({ baseUrl: `${sandbox.url}/v1` });
	expect(message).toMatch(/^HighLevel has no such address: Cannot GET \/v1\/associations\//);
	expect(message).toContain('without a path such as /v1');
});

describe('a token that was pasted with something around it', () => {
	it.each([
		['Bearer before it', (token: string) => `Bearer ${token}`],
		['the whole header', (token: string) => `Authorization: bearer  ${token}`],
		['quotes', (token: string) => `"${token}"`],
		['a quoted header', (token: string) => `'Bearer ${token}'`],
		['line breaks', (token: string) => `\n${token}\r\n`],
		['a line break within', (token: string) => `${token.slice(0, 9)}\n${token.slice(9)}`],
		['an invisible character', (token: string) => `\ufeff${token}\u200b`],
	])('is taken without %s', async (_what, pasted) => {
		const data = { locationId: sandbox.locationId, baseUrl: sandbox.url };
		const accessToken = pasted(sandbox.pit);
		expect(await test({ ...data, accessToken })).toMatchObject({ status: 'OK' });
		const type = 'highLevelPrivateIntegrationApi';
		engine.setCredential('used', type, { ...data, accessToken });
		const { error } = await engine.runNode({
			type: 'highLevelAssociations',
			parameters: { resource: 'object', operation: 'getAll' },
			credentials: { [type]: 'used' },
		});
		expect(error).toBeUndefined();
	});
});
