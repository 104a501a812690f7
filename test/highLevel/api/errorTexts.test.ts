import { apiWords } from '../../../nodes/highLevel/api/apiWords';
import {
	cancelledError,
	faultError,
	responseError,
	unreadableError,
} from '../../../nodes/highLevel/api/errors';
import { isSaidByHighLevel } from '../../../nodes/highLevel/api/HighLevelError';
import type { HighLevelRequest, HighLevelResponse } from '../../../nodes/highLevel/api/http';

const POST: HighLevelRequest = {
	method: 'POST',
	path: '/associations/relations',
	scope: 'a.write',
};
const response = (
	status: number,
	message?: unknown,
	more: Partial<HighLevelResponse> = {},
): HighLevelResponse => ({ status, headers: {}, body: message && { message }, ...more });

describe('what HighLevel refuses', () => {
	it.each<[number, string, string, string, string]>([
		[
			401,
			'Invalid token',
			'tokenRefused',
			'HighLevel does not accept the access token: Invalid token',
			'connect',
		],
		[
			401,
			'not authorized for this scope.',
			'scopeMissing',
			'The access token lacks the scope "a.write"',
			'Add the scope',
		],
		[
			403,
			'The token does not have access to this location.',
			'wrongLocation',
			'The access token has no access to location L1',
			'Check the Location ID',
		],
		[
			403,
			'no',
			'forbidden',
			'HighLevel does not allow this call for location L1: no',
			'may see this data',
		],
		[409, 'x', 'duplicate', 'It already exists in HighLevel: x', 'Nothing was changed.'],
		[
			400,
			'duplicate relation',
			'duplicate',
			'It already exists in HighLevel: duplicate relation',
			'Nothing was changed.',
		],
		[
			400,
			'it already exists',
			'duplicate',
			'It already exists in HighLevel: it already exists',
			'Nothing was changed.',
		],
		[
			404,
			'x',
			'notFound',
			'HighLevel has no such association, relation, record or object: x',
			'they belong to location L1',
		],
		[
			400,
			'Association not found',
			'notFound',
			'HighLevel has no such association, relation, record or object: Association not found',
			'Check the IDs and keys',
		],
		[
			400,
			'key does not exist',
			'notFound',
			'HighLevel has no such association, relation, record or object: key does not exist',
			'Check the IDs and keys',
		],
		[429, 'x', 'rateLimited', "HighLevel's rate limit was reached", 'Lower Concurrency'],
		[500, 'x', 'serverFault', 'HighLevel could not answer (status 500): x', 'Run it again later'],
		[599, 'x', 'serverFault', 'HighLevel could not answer (status 599): x', 'Run it again later'],
		[400, 'x', 'invalid', 'HighLevel refused the request: x', 'values of the parameters'],
		[
			422,
			'not found',
			'invalid',
			'HighLevel refused the request: not found',
			'values of the parameters',
		],
		[
			422,
			'duplicate',
			'duplicate',
			'It already exists in HighLevel: duplicate',
			'Nothing was changed.',
		],
		[
			302,
			'x',
			'unreadable',
			'HighLevel gave an unexpected answer (status 302)',
			'Check the Base URL of the credential',
		],
	])('is named: %d %s', (status, said, kind, message, hint) => {
		const told = responseError(POST, response(status, said), { locationId: 'L1' });
		expect(told).toMatchObject({ kind, message, status, apiMessage: said, uncertain: false });
		expect(told.hint).toContain(hint);
		expect(told.description).toContain(`HighLevel says: ${said}`);
	});

	it('names neither scope nor location where they are not known', () => {
		const get: HighLevelRequest = { method: 'GET', path: '/' };
		expect(responseError(get, response(401, 'scope')).message).toBe(
			'The access token lacks a scope this call needs',
		);
		expect(responseError(get, response(403)).message).toBe(
			'HighLevel does not allow this call for this location',
		);
	});

	it.each(['GET', 'POST', 'DELETE'] as const)(
		'says that the address is wrong where the router does not know the path of a %s',
		(method) => {
			const message = `Cannot ${method} /v1/associations/relations/r1`;
			const bodies = [{ message, error: 'Not Found', statusCode: 404 }, `<pre>${message}</pre>`];
			for (const body of bodies) {
				const refusal = responseError({ method, path: '/x' }, { status: 404, headers: {}, body });
				expect(refusal.kind).toBe('wrongAddress');
				expect(refusal.message).toContain('HighLevel has no such address');
				expect(refusal.hint).toContain(
					'its Base URL should be https://services.leadconnectorhq.com',
				);
				expect(refusal.description).toContain(message);
				expect(isSaidByHighLevel(refusal)).toBe(false);
			}
		},
	);

	it('quotes the start of long words in the message, and all of them below', () => {
		const words = 'w'.repeat(500);
		const refusal = responseError(POST, response(400, words));
		expect(refusal.message).toBe(`HighLevel refused the request: ${'w'.repeat(200)}…`);
		expect(refusal.description).toContain(words);
	});

	it('of a token exchange quotes HighLevel, and names the location', () => {
		const exchange: HighLevelRequest = { method: 'POST', path: '/oauth/locationToken', form: {} };
		const body = { message: 'Location is not active' };
		const refusal = responseError(
			exchange,
			{ status: 400, headers: {}, body },
			{ locationId: 'L1' },
		);
		expect(refusal.message).toBe('HighLevel gave no access to location L1: Location is not active');
		expect(refusal.hint).toContain('that the sub-account is active');
	});

	it('of a token exchange is a wrong location where it finds nothing', () => {
		const exchange: HighLevelRequest = { method: 'POST', path: '/oauth/locationToken', form: {} };
		expect(responseError(exchange, response(404, 'x')).kind).toBe('wrongLocation');
		expect(responseError(exchange, response(401, 'x')).kind).toBe('tokenRefused');
	});

	it('keeps whether the work may have been done', () => {
		expect(responseError(POST, response(500, 'x', { uncertain: true })).uncertain).toBe(true);
	});
});

it('keeps neither HighLevel’s words nor its trace ID without end', () => {
	const long = apiWords({ message: 'm'.repeat(5_000), traceId: 't'.repeat(5_000) });
	expect([long.message?.length, long.traceId?.length]).toEqual([1_000, 100]);
	expect(apiWords({ message: 'x', traceId: 7 }).traceId).toBeUndefined();
	expect(apiWords(['one']).message).toBeUndefined();
});

describe('no answer', () => {
	it.each([
		['unreachable', 'HighLevel could not be reached'],
		['lost', 'HighLevel could not be reached'],
		['timeout', 'HighLevel did not answer in time'],
	] as const)('by %s is named', (fault, message) => {
		const told = faultError({ fault, reason: 'ECODE pit-0123abcd' }, true);
		expect(told).toMatchObject({ kind: 'unreachable', message, uncertain: true });
		expect(told.hint).toContain('(ECODE [hidden]). Check the network and the Base URL');
		expect(faultError({ fault, reason: '' }, false).uncertain).toBe(false);
	});

	it('because n8n would not send it is a matter of the credential', () => {
		const told = faultError({ fault: 'refused', reason: 'domain pit-0123abcd' }, false);
		expect(told).toMatchObject({
			kind: 'tokenRefused',
			message: 'The request could not be signed in to HighLevel',
			hint: 'Check the credential and connect it again. domain [hidden]',
		});
	});

	it('because HighLevel did not renew the sign-in says why, which connecting again may not fix', () => {
		const reason = 'HighLevel did not renew the OAuth token (status 400).';
		const refusal = faultError({ fault: 'refused', reason, said: 'Location is not active' }, false);
		expect(refusal.message).toBe('HighLevel did not renew the sign-in: Location is not active');
		expect(refusal.hint).toMatch(
			/^Fix what HighLevel says first.*then connect the credential again/,
		);
		expect(refusal.description).toContain('HighLevel says: Location is not active.');
	});

	it('because n8n would not send it, and says no reason, ends with what to do', () => {
		const { hint } = faultError({ fault: 'refused', reason: '' }, false);
		expect(hint).toBe('Check the credential and connect it again.');
	});

	it('because the execution was stopped says n8n’s own word for it', () => {
		const told = [faultError({ fault: 'cancelled', reason: '' }, false), cancelledError()];
		for (const { kind, message } of told) {
			expect([kind, message]).toEqual(['cancelled', 'The execution was canceled']);
		}
	});
});

it('of an answer that holds nothing says what was looked for, and that work may be done', () => {
	const told = unreadableError(response(200, 'hello'), 'relation');
	expect(told).toMatchObject({
		kind: 'unreadable',
		status: 200,
		message: "HighLevel's answer holds no relation",
		apiMessage: 'hello',
		uncertain: true,
	});
	expect(told.hint).toContain('Check the Base URL and the Endpoints');
});
