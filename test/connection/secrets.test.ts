import { inspect } from 'node:util';
import { OAUTH, openPlace, PIT, type Place } from '../HighLevelAssociations/node.fixture';
import { operationsOf } from '../HighLevelAssociations/operations.fixture';
import type { RunResult } from '../harness/engine';
import type * as Hastened from './hastened.fixture';
import { signIn } from './oAuth.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('./hastened.fixture').hastened(),
);

/** Everything a run leaves behind that somebody may read: items, errors, the log. */
const leftBehind = ({ engine }: Place, results: unknown[]): string =>
	[JSON.stringify(results), inspect(results, { depth: 12 }), engine.log.text()].join('\n');

describe('a token never appears in an output, an error or the log', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace('associations', {});
		place.engine.log.clear();
	});

	/** Answers that hold the request's own token, as a careless gateway's might. */
	const echoes = (token: string) => [
		{ status: 400, body: { message: `Bad request with Authorization: Bearer ${token}` } },
		{ status: 401, body: { message: `Invalid token: ${token}` } },
		{ status: 403, body: { error: { message: 'No', details: [`bearer ${token}`] } } },
		{ status: 404, body: { message: [`The token "${token}" knows no such thing`] } },
		{ status: 500, body: { message: token, traceId: token } },
		{ garbage: `<html>${token}</html>` },
	];

	it('whatever an answer echoes, for a private integration', async () => {
		const token = place.sandbox.pit;
		const results: RunResult[] = [];
		for (const act of echoes(token)) {
			place.sandbox.faults.clear();
			place.sandbox.faults.add({ do: act, times: Infinity });
			for (const name of ['relation.create', 'relation.sync', 'object.getAll']) {
				results.push(await place.run(operationsOf(place.sandbox)[name]));
			}
			const get = operationsOf(place.sandbox)['association.get'];
			results.push(await place.run(get, { continueOnFail: true }));
		}
		expect(results.some(({ error }) => error)).toBe(true);
		expect(leftBehind(place, results)).not.toContain(token);
	});

	it('whatever an answer echoes, for OAuth and a location’s token', async () => {
		const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJhdXRoQ2xhc3MiOiJMb2NhdGlvbiJ9.c2lnbmF0dXJl-_x';
		const secrets = [jwt, place.sandbox.oauth.clientSecret];
		const results: RunResult[] = [];
		for (const userType of ['Location', 'Company'] as const) {
			const { run, tokens } = signIn(place, { userType });
			secrets.push(tokens.access_token, tokens.refresh_token);
			const list = {
				...operationsOf(place.sandbox)['association.getAll'],
				locationId: place.sandbox.locationId,
			};
			results.push(await run(list));
			for (const echoed of [jwt, tokens.access_token]) {
				for (const act of echoes(echoed)) {
					place.sandbox.faults.clear();
					place.sandbox.faults.add({ do: act, times: Infinity });
					results.push(await run(list));
				}
			}
			place.sandbox.faults.clear();
		}
		for (const { headers } of place.sandbox.requests) {
			const { authorization } = headers;
			if (authorization) secrets.push(String(authorization).replace('Bearer ', ''));
		}
		const left = leftBehind(place, results);
		for (const secret of new Set(secrets)) expect(left).not.toContain(secret);
	});

	it('however the connection breaks', async () => {
		const results: RunResult[] = [];
		place.sandbox.faults.add({ do: { drop: true }, times: Infinity });
		results.push(await place.run(operationsOf(place.sandbox)['relation.create']));
		const { run, tokens } = signIn(place, { userType: 'Location' });
		results.push(await run(operationsOf(place.sandbox)['relation.create']));
		place.engine.setCredential('pit', PIT, {
			...place.engine.storedCredential('pit'),
			baseUrl: 'http://127.0.0.1:9',
		});
		results.push(await place.run(operationsOf(place.sandbox)['relation.create']));
		const left = leftBehind(place, results);
		expect(left).not.toContain(place.sandbox.pit);
		expect(left).not.toContain(tokens.access_token);
	});

	it('nor is it sent unencrypted to another machine', async () => {
		for (const [type, id, run] of [
			[PIT, 'pit', place.run],
			[OAUTH, 'oauth', signIn(place, { userType: 'Location' }).run],
		] as const) {
			const data = place.engine.storedCredential(id);
			place.engine.setCredential(id, type, { ...data, baseUrl: 'http://highlevel.example' });
			const { error } = await run(operationsOf(place.sandbox)['association.getAll']);
			expect(error?.message).toContain('Base URL of the credential would send the access token');
			expect(error?.description).toContain('https://');
		}
		expect(place.asked()).toEqual([]);
	});
});
