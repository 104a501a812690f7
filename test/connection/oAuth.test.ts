import { byKey, openPlace, seeded, type Place } from '../HighLevelAssociations/node.fixture';
import { operationsOf } from '../HighLevelAssociations/operations.fixture';
import type * as Hastened from './hastened.fixture';
import { callsOf, signIn } from './oAuth.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('./hastened.fixture').hastened(),
);

describe('signing in as a sub-account', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace('associations', {});
	});

	const linkAll = () => ({
		...operationsOf(place.sandbox)['relation.create'],
		association: byKey('tenant_property'),
		secondRecord: { __rl: true, mode: 'id', value: '={{ $json.property }}' },
	});
	const properties = (count: number) =>
		seeded(place.sandbox)
			.properties.slice(0, count)
			.map((property) => ({ property }));

	it('works in the token’s own location', async () => {
		const { run } = signIn(place, { userType: 'Location' });
		const { items, error } = await run(operationsOf(place.sandbox)['association.getAll']);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(6);
		const [request] = place.sandbox.requests;
		expect(request.query.locationId).toBe(place.sandbox.locationId);
		expect(request.headers.version).toBe('2021-07-28');
		expect(callsOf(place.sandbox, '/oauth/locationToken')).toEqual([]);
	});

	it('refreshes an expired token once for 20 items, and all of them are done', async () => {
		const { run, tokens } = signIn(place, { userType: 'Location' });
		place.sandbox.oauth.expireAccessToken(tokens.access_token);
		const { items, error } = await run(linkAll(), { input: properties(20) });
		expect(error).toBeUndefined();
		expect(items.every(({ json }) => json.outcome === 'created')).toBe(true);
		expect(callsOf(place.sandbox, '/oauth/token')).toHaveLength(1);
		expect(place.sandbox.oauth.refreshCount).toBe(1);
		const stored = place.engine.storedCredential('oauth').oauthTokenData as typeof tokens;
		expect(stored.refresh_token).not.toBe(tokens.refresh_token);
	});

	it('says that the connection has to be made again when the refresh is refused too', async () => {
		const { run, tokens } = signIn(place, { userType: 'Location' });
		place.sandbox.oauth.expireAccessToken(tokens.access_token);
		place.sandbox.oauth.expireRefreshToken(tokens.refresh_token);
		const { error } = await run(linkAll(), { input: properties(3) });
		expect(error?.message).toMatch(/signed in to HighLevel|does not accept the access token/);
		expect(error?.description).toMatch(/connect/i);
		expect(error?.context?.itemIndex).toBe(0);
		expect(JSON.stringify(error)).not.toContain(tokens.refresh_token);
	});

	it.each([
		{ statusCode: 400, message: 'Location is not active' },
		{ error: 'invalid_request', error_description: 'Location is not active' },
	])('says why HighLevel does not renew the token: %j', async (body) => {
		const { run, tokens } = signIn(place, { userType: 'Location' });
		place.sandbox.oauth.expireAccessToken(tokens.access_token);
		place.sandbox.faults.add({ do: { status: 400, body }, match: { path: '/oauth/token' } });
		const { error } = await run(linkAll(), { input: properties(1) });
		expect(error?.message).toMatch(
			/^HighLevel did not renew the sign-in: .*Location is not active/,
		);
		expect(error?.description).toContain('Fix what HighLevel says first');
	});

	it('names a missing scope, which no refresh mends', async () => {
		const { run } = signIn(place, { userType: 'Location', scopes: ['associations.readonly'] });
		const { error } = await run(linkAll(), { input: properties(1) });
		expect(error?.message).toBe('The access token lacks the scope "associations/relation.write"');
		expect(error?.httpCode).toBe('401');
		expect(error?.description).toContain('connect again');
	});

	it('does not refresh for each item that lacks a scope', async () => {
		const { run } = signIn(place, { userType: 'Location', scopes: ['associations.readonly'] });
		const { items } = await run(linkAll(), { input: properties(12), continueOnFail: true });
		for (const { json } of items) expect(json.error).toContain('lacks the scope');
		expect(callsOf(place.sandbox, '/oauth/token').length).toBeLessThan(3);
	});

	it.each([1, 5, 50])(
		'renews the token once for 40 items that lack a scope, with Concurrency %d',
		async (concurrency) => {
			const { run } = signIn(place, { userType: 'Location', scopes: ['associations.readonly'] });
			const input = Array.from({ length: 40 }, (_, at) => properties(20)[at % 20]);
			const parameters = { ...linkAll(), options: { concurrency } };
			const { items } = await run(parameters, { input, continueOnFail: true });
			expect(items).toHaveLength(40);
			for (const { json } of items) expect(json.error).toContain('lacks the scope');
			expect(callsOf(place.sandbox, '/oauth/token')).toHaveLength(1);
			// n8n sends it once more with the renewed token.
			expect(callsOf(place.sandbox, '/associations/relations')).toHaveLength(2);
		},
	);

	it('asks one request at a time while the sign-in is refused', async () => {
		const { run, tokens } = signIn(place, { userType: 'Location' });
		place.sandbox.oauth.expireAccessToken(tokens.access_token);
		place.sandbox.oauth.expireRefreshToken(tokens.refresh_token);
		place.sandbox.settings.latencyMs = 5;
		const { association } = operationsOf(place.sandbox)['relation.create'];
		const parameters = { ...linkAll(), association };
		const { items } = await run(parameters, { input: properties(10), continueOnFail: true });
		expect(items).toHaveLength(10);
		const order = place.sandbox.requests.map(({ path }) => path === '/oauth/token');
		// Each refused request is followed by its own renewal, which no other one's comes between.
		expect(order).toEqual(order.map((_, at) => at % 2 === 1));
	});

	it('refuses a location that is not the token’s', async () => {
		const { run } = signIn(place, { userType: 'Location' });
		const { otherLocationId: locationId } = place.sandbox;
		const { error } = await run({ resource: 'object', operation: 'getAll', locationId });
		expect(error?.message).toBe(`The access token has no access to location ${locationId}`);
	});

	it('serves the second family with the same sign-in', async () => {
		const { run } = signIn(place, { userType: 'Location' }, 'objectsAssociation');
		const { items } = await run(linkAll(), { input: properties(3) });
		expect(items).toHaveLength(3);
		expect(place.asked().every((asked) => asked.includes('/objects-association'))).toBe(true);
	});

	it('tries again what passes, and never sends a token elsewhere on a redirect', async () => {
		const { run } = signIn(place, { userType: 'Location' });
		place.sandbox.faults.add({ do: { status: 503 }, times: 2 });
		place.sandbox.faults.add({ do: { drop: true } });
		const list = operationsOf(place.sandbox)['association.getAll'];
		expect((await run(list)).items).toHaveLength(6);
		const headers = { location: `${place.sandbox.url}/objects/` };
		place.sandbox.faults.add({ do: { status: 302, headers } });
		place.sandbox.requests.clear();
		const { error } = await run(list);
		expect(error?.message).toContain('unexpected answer (status 302)');
		expect(place.asked()).toHaveLength(1);
	});
});
