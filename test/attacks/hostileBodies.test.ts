import type * as VirtualTime from '../faults/virtualTime.fixture';
import { openFaultPlace, renew, secretsOf, type FaultPlace } from '../faults/place.fixture';
import { PICKERS, POLLS } from '../faults/readingRows.fixture';
import { RELATIONS, SIGN_INS } from '../faults/relationRows.fixture';
import { everythingIn, leaksOf } from '../faults/secrets.fixture';

jest.mock('../../nodes/connection/executionClock', () =>
	jest.requireActual<typeof VirtualTime>('../faults/virtualTime.fixture').virtualClock(),
);

const MEGABYTE = 1_000_000;

/** Error bodies nobody would send by mistake; `secret` is a token or the client secret. */
const BODIES: Array<[string, (secret: string) => unknown]> = [
	['a message of 1 MB', () => ({ message: 'x'.repeat(MEGABYTE) })],
	['1 MB with the token throughout', (secret) => ({ message: `${secret} `.repeat(MEGABYTE / 50) })],
	['the token where a long message is cut', (secret) => ({ message: 'x'.repeat(990) + secret })],
	['the token after a blank encoded in a URL', (secret) => ({ message: `Bearer%20${secret}` })],
	['the token within a word', (secret) => ({ message: `token_${secret}_x`, error: `1${secret}` })],
	[
		'the token in quotes',
		(secret) => ({ message: JSON.stringify({ authorization: `Bearer ${secret}` }) }),
	],
	['the token with line breaks', (secret) => ({ message: `Bearer\n\t${secret}\n` })],
	['the token as trace ID', (secret) => ({ message: 'x', traceId: secret })],
	[
		'the token as details',
		(secret) => ({ error: { message: secret, details: secret, resolution: secret } }),
	],
	['the token as description', (secret) => ({ error: secret, error_description: `of ${secret}` })],
	['the token as a field name', (secret) => ({ [secret]: secret, message: [secret, [secret]] })],
	['HTML with the token', (secret) => `<html><script>alert("${secret}")</script></html>`],
	['100,000 messages', () => ({ message: Array.from({ length: 100_000 }, () => 'x') })],
	['deep nesting', () => `${'{"error":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
	['numbers and nothings', () => ({ message: 7, error: null, traceId: {}, statusCode: 'x' })],
	['control characters', () => ({ message: '\0\u001b[31m\r\n\u202e', traceId: '\0' })],
	['a lone surrogate', () => ({ message: '\ud83c' })],
	['bytes that are no UTF-8', () => '\u00ff\u00fe\u0000'],
];

const ROWS = [RELATIONS[0], PICKERS[0], POLLS[2], ...SIGN_INS];

let place: FaultPlace;
beforeAll(async () => {
	place = await openFaultPlace('associations');
});

describe.each([400, 401, 409, 500])('an answer %i', (status) => {
	it.each(BODIES)('with %s neither leaks nor breaks anything', async (_what, bodyOf) => {
		for (const row of ROWS) {
			renew(place);
			await row.arrange?.(place);
			place.engine.log.clear();
			const secret = row.arrange === undefined ? place.sandbox.pit : place.secrets[2];
			place.sandbox.faults.add({ times: Infinity, do: { status, body: bodyOf(secret) } });
			const outcome = await row.run(place);
			const { message = '', description } = outcome.error ?? {};
			expect(outcome.error?.name).toMatch(/^Node(Api|Operation)Error$/);
			expect(message).not.toBe('');
			expect(message.length + (description?.length ?? 0)).toBeLessThan(3_000);
			const left = `${everythingIn(outcome)}\n${place.engine.log.text()}`;
			expect(leaksOf(secretsOf(place), row.name, left)).toEqual([]);
			expect(left.length).toBeLessThan(200_000);
		}
	});
});

describe('the client secret, which n8n sends to renew a token,', () => {
	it.each([200, 400, 401, 403, 422, 500])(
		'does not leak when the answer %i to that echoes it',
		async (status) => {
			const [, row] = SIGN_INS;
			const { clientSecret } = place.sandbox.oauth;
			for (const body of [
				{ error: 'invalid_client', error_description: `client_secret=${clientSecret} is wrong` },
				{ error: clientSecret, message: clientSecret },
				{ error: 'unknown', error_description: clientSecret },
				{ message: `refresh_token ${clientSecret}` },
				`<html>${clientSecret}</html>`,
			]) {
				renew(place);
				await row.arrange?.(place);
				place.engine.log.clear();
				const match = { path: '/oauth/token' };
				place.sandbox.faults.add({ match, times: Infinity, do: { status, body } });
				const outcome = await row.run(place);
				expect(outcome.error?.name).toMatch(/^Node(Api|Operation)Error$/);
				const left = `${everythingIn(outcome)}\n${place.engine.log.text()}`;
				expect(leaksOf(secretsOf(place), row.name, left)).toEqual([]);
			}
		},
	);
});
