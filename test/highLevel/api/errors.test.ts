import { apiWords, withoutSecrets } from '../../../nodes/highLevel/api/apiWords';
import { responseError } from '../../../nodes/highLevel/api/errors';
import type { HighLevelRequest } from '../../../nodes/highLevel/api/http';

const CREATE: HighLevelRequest = {
	method: 'POST',
	path: '/associations/relations',
	scope: 'associations/relation.write',
};
const GET: HighLevelRequest = { method: 'GET', path: '/associations/x' };
const refused = (status: number, message?: unknown, request = CREATE) =>
	responseError(
		request,
		{ status, headers: {}, body: message === undefined ? '' : { message } },
		{ locationId: 'Loc1' },
	);

describe('HighLevel’s words in an error body', () => {
	it.each([
		['a text', { statusCode: 400, message: 'No' }, 'No'],
		['a list', { message: ['No', 'Not either'] }, 'No; Not either'],
		[
			'an error object',
			{ error: { code: 'X', message: 'No', details: ['a'], resolution: 'b' } },
			'No; a; b',
		],
		['an error text', { error: 'Bad Request' }, 'Bad Request'],
		['OAuth’s own', { error: 'invalid_grant', error_description: 'Used' }, 'invalid_grant; Used'],
		['numbers among texts', { message: [1, 'No', null] }, 'No'],
		['nothing', {}, undefined],
		['a web page', '<html>', undefined],
		['null', null, undefined],
	])('are read from %s', (_shape, body, message) => {
		expect(apiWords(body).message).toBe(message);
	});

	it('come with the trace ID, wherever it stands, and are cut where they are endless', () => {
		expect(apiWords({ traceId: 't' }).traceId).toBe('t');
		expect(apiWords({ error: { traceId: 't' } }).traceId).toBe('t');
		expect(apiWords({ message: 'x'.repeat(5_000) }).message).toHaveLength(1_000);
	});
});

describe('what a refusal means', () => {
	it.each([
		[400, 'Could not create relation: duplicate relation of object Ids', 'duplicate'],
		[400, 'Association with key x already exists', 'duplicate'],
		[409, 'Conflict', 'duplicate'],
		[400, 'Association not found', 'notFound'],
		[404, 'Cannot GET', 'notFound'],
		[401, 'Invalid token: access token is invalid', 'tokenRefused'],
		[401, 'version header was not found.', 'tokenRefused'],
		[401, 'The token is not authorized for this scope.', 'scopeMissing'],
		[403, 'The token does not have access to this location.', 'wrongLocation'],
		[403, 'Forbidden', 'forbidden'],
		[422, 'property x should not exist', 'invalid'],
		[429, 'Too Many Requests', 'rateLimited'],
		[500, undefined, 'serverFault'],
		[204, undefined, 'unreadable'],
	])('%i "%s" is %s', (status, message, kind) => {
		const error = refused(status, message);
		expect(error.kind).toBe(kind);
		expect(error.status).toBe(status);
		expect(error.message).not.toBe('');
		expect(error.hint).toBeTruthy();
	});

	it.each([
		['is read', { method: 'GET', path: '/associations/key/x' }],
		['is changed', { method: 'PUT', path: '/associations/x' }],
		['is searched', { method: 'POST', path: '/contacts/search' }],
		['is exchanged', { method: 'POST', path: '/oauth/locationToken', form: {} }],
	] as const)('a conflict is no duplicate where something %s', (_what, request) => {
		expect(refused(409, 'Conflict', request).kind).toBe('invalid');
		expect(refused(400, 'It already exists', request).kind).toBe('invalid');
	});

	it('an answer without words is judged by its status', () => {
		for (const status of [400, 401, 403]) {
			const { kind } = responseError(CREATE, { status, headers: {}, body: '' });
			expect(kind).toBe({ 400: 'invalid', 401: 'tokenRefused', 403: 'forbidden' }[status]);
		}
	});

	it('names the scope or the location it is about', () => {
		expect(refused(401, 'scope').message).toContain('"associations/relation.write"');
		expect(refused(401, 'scope', GET).message).toContain('a scope this call needs');
		expect(refused(403, 'location').message).toContain('location Loc1');
		expect(refused(404).description).toContain('location Loc1');
	});

	it('tells what to do, then HighLevel’s words, then the trace ID', () => {
		const body = { message: 'No', traceId: 'trace-1' };
		const { description } = responseError(CREATE, { status: 422, headers: {}, body });
		expect(description.split('\n').slice(1)).toEqual([
			expect.stringMatching(/^HighLevel says: No\.?$/),
			'Trace ID: trace-1',
		]);
	});
});

describe('a text free of secrets', () => {
	it.each([
		['Authorization: Bearer opaque-value_1.2/3=, rest', 'Authorization: Bearer [hidden], rest'],
		['bearer\tabc', 'Bearer [hidden]'],
		['token pit-1234-abcd is invalid', 'token [hidden] is invalid'],
		['got "eyJhbGciOiJI.eyJzdWIi.c2ln-_x"', 'got "[hidden]"'],
		['got eyJhbGciOiJIUzI1NiJ9', 'got [hidden]'],
		['the pit stop and the bearer', 'the pit stop and the bearer'],
	])('%j', (text, clean) => {
		expect(withoutSecrets(text)).toBe(clean);
	});
});
