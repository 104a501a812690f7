import { openPlace, type Place } from '../HighLevelAssociations/node.fixture';
import { operationsOf } from '../HighLevelAssociations/operations.fixture';
import type * as Hastened from './hastened.fixture';
import { callsOf, signIn } from './oAuth.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('./hastened.fixture').hastened(),
);

const EXCHANGE = '/oauth/locationToken';

describe('signing in as an agency', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace('associations', {});
	});

	const inLocation = (locationId: string) => ({
		...operationsOf(place.sandbox)['association.getAll'],
		locationId,
	});
	const each = '={{ $json.location }}';

	it('exchanges its token for the location’s once, for all items and later runs', async () => {
		const { run, tokens } = signIn(place, { userType: 'Company' });
		const input = Array.from({ length: 20 }, () => ({}));
		const { items, error } = await run(inLocation(place.sandbox.locationId), { input });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(120);
		await run(inLocation(place.sandbox.locationId));
		const exchanges = callsOf(place.sandbox, EXCHANGE);
		expect(exchanges).toHaveLength(1);
		expect(exchanges[0].body).toEqual({
			companyId: place.sandbox.oauth.companyId,
			locationId: place.sandbox.locationId,
		});
		expect(exchanges[0].headers['content-type']).toContain('application/x-www-form-urlencoded');
		expect(exchanges[0].headers.version).toBe('2021-07-28');
		expect(exchanges[0].headers.authorization).toBe(`Bearer ${tokens.access_token}`);
		for (const { path, headers } of place.sandbox.requests) {
			if (path !== EXCHANGE) expect(headers.authorization).not.toContain(tokens.access_token);
		}
	});

	it('works in two locations in one run, each with a token of its own', async () => {
		const { run } = signIn(place, { userType: 'Company' });
		const { locationId, otherLocationId } = place.sandbox;
		const input = [locationId, otherLocationId, locationId].map((location) => ({ location }));
		const { items, error } = await run(inLocation(each), { input });
		expect(error).toBeUndefined();
		for (const { json, pairedItem } of items) {
			expect(json.locationId).toBe(input[(pairedItem as { item: number }).item].location);
		}
		expect(callsOf(place.sandbox, EXCHANGE)).toHaveLength(2);
	});

	it('refreshes an expired agency token once, for two locations together too', async () => {
		const { run, tokens } = signIn(place, { userType: 'Company' });
		place.sandbox.oauth.expireAccessToken(tokens.access_token);
		const { locationId, otherLocationId } = place.sandbox;
		const input = [locationId, otherLocationId, locationId].map((location) => ({ location }));
		const { error } = await run(inLocation(each), { input });
		expect(error).toBeUndefined();
		expect(callsOf(place.sandbox, '/oauth/token')).toHaveLength(1);
		expect(place.engine.credentialUse().refreshes).toBe(1);
	});

	it('exchanges anew when HighLevel no longer accepts the location’s token', async () => {
		const { run } = signIn(place, { userType: 'Company' });
		const list = inLocation(place.sandbox.locationId);
		await run(list);
		const token = String(place.sandbox.requests.at(-1)?.headers.authorization).slice(7);
		place.sandbox.oauth.expireAccessToken(token);
		const { items, error } = await run(list, { input: [{}, {}, {}] });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(18);
		expect(callsOf(place.sandbox, EXCHANGE)).toHaveLength(2);
	});

	it('names the scope that the exchange takes', async () => {
		const { run } = signIn(place, { userType: 'Company', scopes: ['associations.readonly'] });
		const { error } = await run(inLocation(place.sandbox.locationId));
		expect(error?.message).toBe('The access token lacks the scope "oauth.write"');
		expect(error?.description).toContain('HighLevel says: The token is not authorized');
	});

	it('says why HighLevel gives no token for the location', async () => {
		const { run } = signIn(place, { userType: 'Company' });
		const body = { statusCode: 400, message: 'Location is not active' };
		place.sandbox.faults.add({ do: { status: 400, body }, match: { path: EXCHANGE } });
		const { locationId } = place.sandbox;
		const { error } = await run(inLocation(locationId));
		expect(error?.message).toBe(
			`HighLevel gave no access to location ${locationId}: Location is not active`,
		);
	});

	it.each([1, 50])(
		'asks once for 40 items when the scope of the exchange is missing, with Concurrency %d',
		async (concurrency) => {
			const { run } = signIn(place, { userType: 'Company', scopes: ['associations.readonly'] });
			const { locationId, otherLocationId } = place.sandbox;
			const input = Array.from({ length: 40 }, (_, at) => ({
				location: at % 2 === 0 ? locationId : otherLocationId,
			}));
			const parameters = { ...inLocation(each), options: { concurrency } };
			const { items } = await run(parameters, { input, continueOnFail: true });
			expect(items).toHaveLength(40);
			for (const { json } of items) expect(json.error).toContain('"oauth.write"');
			// At most one for each location that began before the other one's refusal came.
			expect(callsOf(place.sandbox, '/oauth/token').length).toBeLessThanOrEqual(2);
			expect(callsOf(place.sandbox, EXCHANGE).length).toBeLessThanOrEqual(4);
		},
	);

	it('names a scope that the location’s token lacks, without exchanging again', async () => {
		const { run } = signIn(place, { userType: 'Company', scopes: ['oauth.write'] });
		const { error } = await run(inLocation(place.sandbox.locationId));
		expect(error?.message).toBe('The access token lacks the scope "associations.readonly"');
		expect(callsOf(place.sandbox, EXCHANGE)).toHaveLength(1);
	});

	it('asks for a location when none is given', async () => {
		const { run } = signIn(place, { userType: 'Company' });
		const { error } = await run(inLocation(''));
		expect(error?.message).toBe("Choose Location first: the connection is an agency's");
		expect(error?.description).toContain('the sub-account to work in');
		expect(place.asked()).toEqual([]);
	});

	it('says what HighLevel says of a location that is not the agency’s', async () => {
		const { run } = signIn(place, { userType: 'Company' });
		const { error } = await run(inLocation('SomebodyElses0000001'));
		expect(error?.message).toContain('SomebodyElses0000001');
		expect(place.asked()).toEqual([`POST ${EXCHANGE}`]);
	});

	it('tries an exchange again that could not be answered', async () => {
		const { run } = signIn(place, { userType: 'Company' });
		place.sandbox.faults.add({ do: { status: 503 }, match: { path: EXCHANGE }, times: 2 });
		const { items } = await run(inLocation(place.sandbox.locationId));
		expect(items).toHaveLength(6);
		place.sandbox.faults.add({
			do: { garbage: '<html></html>' },
			match: { path: EXCHANGE },
			times: 9,
		});
		const { error } = await run(inLocation(place.sandbox.otherLocationId));
		expect(error?.message).toContain('unexpected answer (status 200)');
	});

	it('stops soon while a location’s request is under way', async () => {
		const { run } = signIn(place, { userType: 'Company' });
		const controller = new AbortController();
		place.sandbox.faults.add({ do: { stall: true }, match: { path: '/associations/' } });
		const running = run(inLocation(place.sandbox.locationId), { signal: controller.signal });
		while (!place.asked().includes('GET /associations/')) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		controller.abort();
		expect((await running).status).toBe('canceled');
	});
});
