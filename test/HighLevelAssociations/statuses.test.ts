import type * as Hastened from '../connection/hastened.fixture';
import { byId, FAMILIES, openPlace, seeded, type Place } from './node.fixture';
import { OPERATIONS, operationsOf } from './operations.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../connection/hastened.fixture').hastened(),
);

/** A status, HighLevel's message with it, what the user reads, and how often the request is sent. */
const STATUSES: Array<[status: number, told: string, read: RegExp, tries: number]> = [
	[400, 'Something is off', /refused the request/, 1],
	[401, 'Invalid token: access token is invalid', /does not accept the access token/, 1],
	[401, 'The token is not authorized for this scope.', /lacks the scope "[a-z./-]+"/, 1],
	[403, 'The token does not have access to this location.', /no access to location River/, 1],
	[403, 'Forbidden resource', /does not allow this call for location River/, 1],
	[422, 'property x should not exist', /refused the request/, 1],
	[500, 'Internal Server Error', /could not answer \(status 500\)/, 6],
	[502, 'Bad Gateway', /could not answer \(status 502\)/, 6],
	[501, 'Not Implemented', /could not answer \(status 501\)/, 1],
	[302, 'Found', /unexpected answer \(status 302\)/, 1],
];
/** A window that is over at once, so that waiting a 429 out takes no time. */
const OVER = { 'x-ratelimit-interval-milliseconds': '1' };
/** One that is tried again for long enough on a busy machine. */
const SHORT = { 'x-ratelimit-interval-milliseconds': '20' };
/** What is deleted at once, without reading anything first. */
const DELETIONS = ['association.delete', 'relation.delete'];

describe.each(FAMILIES)('what HighLevel refuses in the family %s', (family) => {
	let place: Place;
	/** The second family has no endpoint to update an association by; labels.test.ts tells of it. */
	const operations = OPERATIONS.filter(
		(name) => family === 'associations' || name !== 'association.update',
	);
	beforeEach(async () => {
		place = await openPlace(family);
	});

	it.each(STATUSES)('%i "%s" is told in words', async (status, message, read, tries) => {
		place.sandbox.faults.add({
			do: { status, body: { statusCode: status, message, traceId: 'trace-1' }, headers: OVER },
			times: Infinity,
		});
		const error = await place.refusal(operationsOf(place.sandbox)['relation.create']);
		expect(error.message).toMatch(read);
		expect(error.description).toContain(`HighLevel says: ${message}`);
		expect(error.description).toContain('Trace ID: trace-1');
		expect(error.name).toBe('NodeApiError');
		expect(error.httpCode).toBe(String(status));
		expect(error.context?.itemIndex).toBe(0);
		// What a refusal is about is looked up by reading.
		expect(place.asked().filter((request) => request.startsWith('POST'))).toHaveLength(tries);
	});

	it('a 429 that does not end is told after a bounded number of tries', async () => {
		const body = { statusCode: 429, message: 'Too Many Requests' };
		place.sandbox.faults.add({ do: { status: 429, body, headers: SHORT }, times: Infinity });
		const error = await place.refusal(operationsOf(place.sandbox)['relation.create']);
		expect(error.message).toBe("HighLevel's rate limit was reached");
		expect(error.httpCode).toBe('429');
		const tries = place.asked().length;
		expect(tries).toBeGreaterThan(3);
		expect(tries).toBeLessThan(50);
	});

	it.each(operations)('a missing scope is named by %s', async (name) => {
		const { sandbox, engine } = place;
		const data = {
			...engine.storedCredential('pit'),
			accessToken: sandbox.createPit({ scopes: [] }),
		};
		engine.setCredential('pit', 'highLevelPrivateIntegrationApi', data);
		const parameters = operationsOf(sandbox)[name];
		const { message, description } = await place.refusal(parameters);
		expect(message).toMatch(/^The access token lacks the scope "[a-z./-]+"$/);
		expect(description).toContain('Add the scope');
	});

	it.each([
		['a web page', '<!doctype html><html><body>Sign in</body></html>', 'text/html'],
		['broken JSON', '{"associations": [', 'application/json'],
	])('%s for an answer is told as unreadable by every operation', async (_what, garbage, type) => {
		place.sandbox.faults.add({ do: { garbage, contentType: type }, times: Infinity });
		for (const name of operations) await expectUnreadable(name);
	});

	it.each([
		['JSON that is something else', '{"hello": "world"}'],
		['an empty object', '{}'],
		['null', 'null'],
		['nothing', ''],
	])(
		'%s for an answer is told as unreadable, but says of a deletion that it was done',
		async (_what, garbage) => {
			const contentType = 'application/json';
			place.sandbox.faults.add({ do: { garbage, contentType }, times: Infinity });
			for (const name of operations) {
				if (!DELETIONS.includes(name)) {
					await expectUnreadable(name);
					continue;
				}
				const outputs = await place.outputs(operationsOf(place.sandbox)[name]);
				expect(outputs).toEqual([{ deleted: true, id: expect.any(String) }]);
			}
		},
	);

	async function expectUnreadable(name: string): Promise<void> {
		const error = await place.refusal(operationsOf(place.sandbox)[name]);
		expect(`${name}: ${error.message}`).toMatch(/HighLevel's answer holds no /);
		expect(error.description).toContain('Base URL');
		expect(JSON.stringify(error)).not.toContain('Sign in');
	}
});

describe('trying again', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
	});
	const linkOne = () => operationsOf(place.sandbox)['relation.create'];

	it.each([408, 429, 500, 502, 503, 504])('mends a %i that passes', async (status) => {
		place.sandbox.faults.add({ do: { status, headers: SHORT }, times: 2 });
		const [created] = await place.outputs(linkOne());
		expect(created.outcome).toBe('created');
		expect(place.asked()).toHaveLength(3);
	});

	it.each([
		['drop', { drop: true }],
		['truncate', { truncate: true }],
	] as const)('mends a connection that breaks (%s)', async (_name, act) => {
		place.sandbox.faults.add({ do: act, times: 2, match: { method: 'GET' } });
		expect(await place.outputs(operationsOf(place.sandbox)['association.get'])).toHaveLength(1);
		expect(place.asked()).toHaveLength(3);
	});

	it('gives up after a bounded number, saying that it tried', async () => {
		place.sandbox.faults.add({ do: { drop: true }, times: Infinity });
		const error = await place.refusal(linkOne());
		expect(error.message).toBe('HighLevel could not be reached');
		expect(error.description).toContain('tried several times');
		expect(place.asked()).toHaveLength(6);
	});

	it('says that nobody listens at the Base URL', async () => {
		const data = { ...place.engine.storedCredential('pit'), baseUrl: 'http://127.0.0.1:9' };
		place.engine.setCredential('pit', 'highLevelPrivateIntegrationApi', data);
		const error = await place.refusal(linkOne());
		expect(error.message).toBe('HighLevel could not be reached');
		expect(error.description).toContain('ECONNREFUSED');
	});

	it('never repeats a refusal that would only repeat itself', async () => {
		for (const status of [400, 403, 404, 409, 422]) {
			place.sandbox.faults.add({ do: { status } });
			const get = operationsOf(place.sandbox)['association.get'];
			await place.refusal(get);
			expect(place.asked()).toHaveLength(1);
		}
	});

	it('takes 409 for a duplicate in either family', async () => {
		const { contacts, properties, idOf } = seeded(place.sandbox);
		place.sandbox.faults.add({ do: { status: 409, body: { message: 'Conflict' } } });
		const [existing] = await place.outputs({
			...linkOne(),
			association: byId(idOf('buyer_property')),
			firstRecord: byId(contacts[0]),
			secondRecord: byId(properties[0]),
		});
		expect(existing.outcome).toBe('existing');
	});

	it('creating a relation quotes a refusal that sounds like a duplicate, where HighLevel lists no such link', async () => {
		place.sandbox.faults.add({ do: { status: 409, body: { message: 'Conflict' } } });
		const error = await place.refusal(linkOne());
		expect(error.message).toMatch(/^HighLevel refuses to link \w+ and \w+: Conflict$/);
		expect(error.description).toContain('The two records are not linked under this association.');
	});
});
