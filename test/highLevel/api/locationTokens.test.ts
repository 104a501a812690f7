import type { Attempt, HighLevelRequest } from '../../../nodes/highLevel/api/http';
import {
	keptTokens,
	sendForLocation,
	type AgencyAccess,
} from '../../../nodes/highLevel/api/locationTokens';

const CALL: HighLevelRequest = { method: 'GET', path: '/associations/' };
const REFUSED = { status: 401, headers: {}, body: { message: 'Invalid token' } };

let agencies = 0;

/** An agency of its own: tokens are kept for the whole process. */
function agency(more: Partial<AgencyAccess> = {}) {
	const exchanges: HighLevelRequest[] = [];
	const used: string[] = [];
	const refused = new Set<string>();
	const time = { now: 1_000_000 };
	const next: Attempt[] = [];
	const access: AgencyAccess = {
		async sendAsAgency(request) {
			exchanges.push(request);
			const body = { access_token: `token-${exchanges.length}`, expires_in: 1_000 };
			return next.shift() ?? { response: { status: 201, headers: {}, body } };
		},
		sendWith: (token) => async () => {
			used.push(token);
			return { response: refused.has(token) ? REFUSED : { ...REFUSED, status: 200, body: token } };
		},
		identity: `agency-${++agencies}`,
		companyId: 'company-1',
		locationId: 'location-1',
		clock: { now: () => time.now, sleep: async () => undefined },
		...more,
	};
	return { access, exchanges, used, refused, time, next };
}

it('exchanges the agency’s token for the location’s, as documented', async () => {
	const { access, exchanges } = agency();
	expect(await sendForLocation(access)(CALL)).toMatchObject({ response: { body: 'token-1' } });
	expect(exchanges).toEqual([
		{
			method: 'POST',
			path: '/oauth/locationToken',
			form: { companyId: 'company-1', locationId: 'location-1' },
			scope: 'oauth.write',
		},
	]);
});

it('exchanges once for all calls, at the same moment and in later executions', async () => {
	const { access, exchanges, used } = agency();
	const send = sendForLocation(access);
	await Promise.all([send(CALL), send(CALL), send(CALL)]);
	await sendForLocation(access)(CALL);
	expect(exchanges).toHaveLength(1);
	expect(used).toEqual(['token-1', 'token-1', 'token-1', 'token-1']);
});

it.each(['identity', 'companyId', 'locationId'] as const)(
	'keeps tokens apart by %s',
	async (field) => {
		const { access, exchanges } = agency();
		await sendForLocation(access)(CALL);
		await sendForLocation({ ...access, [field]: `${access[field]}-other` })(CALL);
		expect(exchanges).toHaveLength(2);
	},
);

it.each([
	[1_000, 900],
	[86_400, 86_100],
])('renews a token that lives %d s after %d s', async (seconds, renewedAfter) => {
	const { access, exchanges, time, next } = agency();
	const body = { access_token: 'short', expires_in: seconds };
	next.push({ response: { status: 200, headers: {}, body } });
	const send = sendForLocation(access);
	await send(CALL);
	time.now += renewedAfter * 1_000 - 1;
	await send(CALL);
	expect(exchanges).toHaveLength(1);
	time.now += 1;
	await send(CALL);
	expect(exchanges).toHaveLength(2);
});

it.each([undefined, 0, -5, '1000'])(
	'takes a life of %p for HighLevel’s usual day',
	async (life) => {
		const { access, exchanges, time, next } = agency();
		next.push({
			response: { status: 200, headers: {}, body: { access_token: 't', expires_in: life } },
		});
		const send = sendForLocation(access);
		await send(CALL);
		time.now += (86_399 - 300) * 1_000 - 1;
		await send(CALL);
		expect(exchanges).toHaveLength(1);
		time.now += 1;
		await send(CALL);
		expect(exchanges).toHaveLength(2);
	},
);

it('exchanges anew, once, when a token is accepted no more', async () => {
	const { access, exchanges, used, refused } = agency();
	const send = sendForLocation(access);
	await send(CALL);
	refused.add('token-1');
	const [one, other] = await Promise.all([send(CALL), send(CALL)]);
	expect(one).toMatchObject({ response: { status: 200, body: 'token-2' } });
	expect(other).toMatchObject({ response: { status: 200, body: 'token-2' } });
	expect(exchanges).toHaveLength(2);
	refused.add('token-2').add('token-3');
	expect(await send(CALL)).toMatchObject({ response: { status: 401 } });
	expect(used.slice(-2)).toEqual(['token-2', 'token-3']);
});

it('does not exchange anew for a missing scope, another refusal or a lost answer', async () => {
	const answers: Attempt[] = [
		{ response: { ...REFUSED, body: { message: 'not authorized for this scope' } } },
		{ response: { ...REFUSED, status: 403 } },
		{ fault: 'lost', reason: 'reset' },
	];
	for (const attempt of answers) {
		const { access, exchanges } = agency({ sendWith: () => async () => attempt });
		expect(await sendForLocation(access)(CALL)).toBe(attempt);
		expect(exchanges).toHaveLength(1);
	}
});

it.each<[string, number, unknown]>([
	['a refusal', 401, { access_token: 'no' }],
	['a redirect', 302, { access_token: 'no' }],
	['a status below success', 199, { access_token: 'no' }],
	['no token', 200, {}],
	['an empty token', 200, { access_token: '' }],
	['a token that is no text', 200, { access_token: 7 }],
	['nothing', 200, null],
])('gives %s of the exchange as the answer, with what was asked', async (_what, status, body) => {
	const { access, next, used } = agency();
	next.push({ response: { status, headers: {}, body } });
	expect(await sendForLocation(access)(CALL)).toMatchObject({
		response: { status, request: { path: '/oauth/locationToken' } },
	});
	expect(used).toEqual([]);
});

it('tries the exchange again at the next call when it was refused or lost', async () => {
	const { access, next, exchanges } = agency();
	const lost: Attempt = { fault: 'lost', reason: 'reset' };
	next.push(lost);
	const send = sendForLocation(access);
	expect(await send(CALL)).toBe(lost);
	expect(await send(CALL)).toMatchObject({ response: { status: 200 } });
	expect(exchanges).toHaveLength(2);
});

it('gives the refusal of a renewal as the answer', async () => {
	const { access, next, refused } = agency();
	const send = sendForLocation(access);
	await send(CALL);
	refused.add('token-1');
	next.push({ response: { status: 403, headers: {}, body: {} } });
	expect(await send(CALL)).toMatchObject({ response: { status: 403 } });
});

it('keeps the latest 1,000 tokens', async () => {
	const { access, exchanges } = agency();
	for (let at = 0; at <= 1_000; at += 1) {
		await sendForLocation({ ...access, locationId: `location-${at}` })(CALL);
	}
	await sendForLocation({ ...access, locationId: 'location-1000' })(CALL);
	await sendForLocation({ ...access, locationId: 'location-1' })(CALL);
	expect(exchanges).toHaveLength(1_001);
	await sendForLocation({ ...access, locationId: 'location-0' })(CALL);
	expect(exchanges).toHaveLength(1_002);
});

it('is not stopped with the other execution whose exchange it waits for', async () => {
	const { access, next, exchanges } = agency();
	let stop = (): void => undefined;
	const stopped = new Promise<Attempt>((resolve) => {
		stop = () => resolve({ fault: 'cancelled', reason: 'ERR_CANCELED' });
	});
	const other = { ...access, sendAsAgency: async () => await stopped };
	const failing: Attempt = { response: REFUSED };
	next.push(failing);
	// A first exchange that fails is under way when both come, so that both wait and one begins anew.
	const first = sendForLocation(access)(CALL);
	const theirs = sendForLocation(other)(CALL);
	const ours = sendForLocation(access)(CALL);
	stop();
	expect(await first).toEqual({ response: expect.objectContaining({ status: 401 }) });
	expect(await theirs).toMatchObject({ fault: 'cancelled' });
	expect(await ours).toMatchObject({ response: { body: expect.stringMatching(/^token-/) } });
	expect(exchanges.length).toBe(2);
});

it('forgets every expired token at the next exchange, of whichever location', async () => {
	const { access, exchanges, time } = agency();
	const inLocation = async (locationId: string) =>
		await sendForLocation({ ...access, locationId })(CALL);
	await inLocation('one');
	await inLocation('another');
	time.now += 1_000_000;
	await inLocation('third');
	expect(keptTokens()).toBe(1);
	expect(exchanges).toHaveLength(3);
});

it('keeps nothing of a refused exchange’s window for the location’s', async () => {
	const { access, next } = agency();
	const headers = { 'x-ratelimit-max': '100', 'x-ratelimit-remaining': '0', 'x-other': 'y' };
	next.push({ response: { status: 429, headers, body: {} } });
	const refused = await sendForLocation(access)(CALL);
	expect(refused).toMatchObject({ response: { status: 429 } });
	expect('response' in refused && refused.response.headers).toEqual({});
});

it('says that the agency’s day is over, because no exchange can succeed then', async () => {
	const { access, next } = agency();
	const headers = {
		'x-ratelimit-max': '100',
		'x-ratelimit-daily-remaining': '0',
		'x-ratelimit-daily-reset': '60000',
	};
	next.push({ response: { status: 429, headers, body: {} } });
	const refused = await sendForLocation(access)(CALL);
	expect('response' in refused && refused.response.headers).toEqual({
		'x-ratelimit-daily-remaining': '0',
		'x-ratelimit-daily-reset': '60000',
	});
});
