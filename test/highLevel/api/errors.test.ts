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
		['msg', { status: 400, msg: 'No' }, 'No'],
		[
			'errors',
			{ statusCode: 422, errors: [{ message: 'No' }, { msg: 'Nor' }, 'So'] },
			'No; Nor; So',
		],
		[
			'an error’s path',
			{ errors: [{ message: 'is empty', path: ['body', 'key'] }] },
			'body.key: is empty',
		],
		['a general word and errors', { message: 'Bad', errors: [{ message: 'No' }] }, 'Bad; No'],
		['error_description alone', { error_description: 'Used' }, 'Used'],
		[
			'a validator’s constraints',
			{
				message: [
					{ property: 'key', constraints: { isString: 'key must be a string', max: 'too long' } },
				],
			},
			'key must be a string; key: too long',
		],
		[
			'nested constraints',
			{ message: [{ property: 'a', children: [{ property: 'b', constraints: { c: 'No' } }] }] },
			'b: No',
		],
		['the same words twice', { message: ['No', 'No'], errors: ['No'] }, 'No'],
		['nothing', {}, undefined],
		['a web page', '<html>', undefined],
		['null', null, undefined],
	])('are read from %s', (_shape, body, message) => {
		expect(apiWords(body).message).toBe(message);
	});

	it.each([
		[
			'a body of an unknown shape',
			{ code: 7, why: { reason: 'No' } },
			'{"code":7,"why":{"reason":"No"}}',
		],
		['a text', 'upstream\n  gone', 'upstream gone'],
		['a long text', 'x'.repeat(5_000), 'x'.repeat(500)],
		['a secret', { token: 'pit-0123456789' }, '{"token":"[hidden]"}'],
		['an empty body', '', undefined],
		['an empty object', {}, undefined],
		['null', null, undefined],
	])('are shown as they came where %s says nothing in a known place', (_what, body, start) => {
		expect(apiWords(body).unknown).toBe(start);
		const { description, apiMessage } = responseError(CREATE, { status: 400, headers: {}, body });
		expect(apiMessage).toBeUndefined();
		if (start) expect(description).toContain(`The answer begins: ${start}`);
		else expect(description).not.toContain('The answer');
	});

	it('are none in a body nested deeper than the stack', () => {
		let body: unknown = 'deep';
		for (let depth = 0; depth < 100_000; depth += 1) body = { message: [body] };
		expect(apiWords(body)).toEqual({});
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
		[404, 'Cannot GET /v1/associations/', 'wrongAddress'],
		[404, 'Cannot find it', 'notFound'],
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
		['Authorization: Bearer "opaque-1", rest', 'Authorization: Bearer [hidden]", rest'],
		["bearer 'opaque-1'", "Bearer [hidden]'"],
		['{\\"bearer\\": \\"opaque-1\\"}', '{\\"Bearer [hidden]\\"}'],
		['Bearer%20%22opaque-1', 'Bearer [hidden]'],
		['Authorization: Basic bmFtZTpwYXNz, rest', 'Authorization: Basic [hidden], rest'],
		['Basic "bmFtZTpwYXNzd29yZA=="', 'Basic [hidden]"'],
		['Basic plans have no basic authentication', 'Basic plans have no basic authentication'],
		['client_id=a&client_secret=s3cr-et&x=1', 'client_id=a&client_secret=[hidden]&x=1'],
		['{"client_secret": "s3cr-et","a":1}', '{"client_secret": "[hidden]","a":1}'],
		['{\\"refresh_token\\":\\"s3cr-et\\"}', '{\\"refresh_token\\":\\"[hidden]\\"}'],
		['access_token%3Ds3cr-et', 'access_token%3D[hidden]'],
		['the access token is invalid', 'the access token is invalid'],
		['token pit-1234-abcd is invalid', 'token [hidden] is invalid'],
		['got "eyJhbGciOiJI.eyJzdWIi.c2ln-_x"', 'got "[hidden]"'],
		['got eyJhbGciOiJIUzI1NiJ9', 'got [hidden]'],
		['the pit stop and the bearer', 'the pit stop and the bearer'],
	])('%j', (text, clean) => {
		expect(withoutSecrets(text)).toBe(clean);
	});
});
