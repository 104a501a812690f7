import { FAMILY_NAMES, type FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { UNCHECKED } from '../../credentials/signedIn';
import { startSandbox } from '../../sandbox';
import { openCredentialTest, TYPE, type CredentialTest } from './privateIntegration.fixture';

/** The scope that the test request takes. */
const SCOPE: Record<FamilyName, string> = {
	associations: 'associations.readonly',
	objectsAssociation: 'custom-objects',
};

let sandbox: CredentialTest['sandbox'];
let engine: CredentialTest['engine'];
let reset: CredentialTest['reset'];
let test: CredentialTest['test'];

beforeAll(async () => {
	({ sandbox, engine, reset, test } = await openCredentialTest());
});
afterAll(async () => await sandbox.close());
beforeEach(() => reset());

describe.each(FAMILY_NAMES)('testing the credential with the endpoints %s', (endpoints) => {
	const scope = SCOPE[endpoints];

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
			expect(refused.message).toMatch(
				/^HighLevel does not accept the access token: Invalid token.*\. Copy/,
			);

			const lacking = await test({ endpoints, accessToken: sandbox.createPit({ scopes }) });
			expect(lacking.status).toBe('Error');
			expect(lacking.message).toMatch(`The access token lacks the scope "${scope}".`);

			const elsewhere = await test({ endpoints, locationId: sandbox.otherLocationId });
			expect(elsewhere.status).toBe('Error');
			expect(elsewhere.message).toMatch(/^The access token has no access to location /);
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
	it('asks for one association of the location and nothing else, as the check before it', async () => {
		await test();
		expect(sandbox.requests).toHaveLength(2);
		for (const { method, url, headers } of sandbox.requests) {
			expect(method).toBe('GET');
			expect(url).toBe(`/associations/?locationId=${sandbox.locationId}&skip=0&limit=1`);
			expect(headers).toMatchObject({
				authorization: `Bearer ${sandbox.pit}`,
				version: '2021-07-28',
				accept: 'application/json',
			});
			expect(headers).not.toHaveProperty(UNCHECKED);
		}
	});

	it('sends no page to the other endpoints, which know none', async () => {
		await test({ endpoints: 'objectsAssociation' });
		const url = `/objects-association?locationId=${sandbox.locationId}`;
		expect(sandbox.requests.map((request) => request.url)).toEqual([url, url]);
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
