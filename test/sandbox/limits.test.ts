import { startSandbox, type RateLimitOptions, type Sandbox } from '../../sandbox';
import { apiClient } from './apiClient';

let sandbox: Sandbox;
let now: number;

async function limited(rateLimit: RateLimitOptions | false) {
	now = Date.UTC(2026, 0, 5, 12);
	sandbox = await startSandbox({ rateLimit, now: () => now });
	const api = apiClient(sandbox);
	return async (times = 1) => {
		const statuses = [];
		for (let i = 0; i < times; i += 1) {
			statuses.push((await api.get(`/objects/?locationId=${sandbox.locationId}`)).status);
		}
		return statuses;
	};
}

afterEach(() => sandbox.close());

describe('the rate limit', () => {
	it('counts in sliding windows: what is an interval old makes room, one by one', async () => {
		const ask = await limited({ limit: 2, intervalMs: 1000 });
		expect(await ask()).toEqual([200]);
		now += 600;
		expect(await ask(2)).toEqual([200, 429]);
		now += 399;
		expect(await ask()).toEqual([429]);
		now += 1;
		expect(await ask(2)).toEqual([200, 429]);
	});

	it('counts in fixed windows: each begins with its first request and is full at once', async () => {
		const ask = await limited({ limit: 2, intervalMs: 1000, window: 'fixed' });
		expect(await ask()).toEqual([200]);
		now += 999;
		expect(await ask(2)).toEqual([200, 429]);
		now += 1;
		expect(await ask(3)).toEqual([200, 200, 429]);
	});

	it('tells itself in the headers of every answer, refusals included', async () => {
		await limited({ limit: 2, intervalMs: 1000, perDay: 50 });
		const api = apiClient(sandbox);
		const headers = async () => (await api.get('/associations/nobody')).headers;
		expect(await headers()).toMatchObject({
			'x-ratelimit-max': '2',
			'x-ratelimit-remaining': '1',
			'x-ratelimit-interval-milliseconds': '1000',
			'x-ratelimit-limit-daily': '50',
			'x-ratelimit-daily-remaining': '49',
			'x-ratelimit-daily-reset': String(12 * 60 * 60 * 1000),
		});
		await headers();
		const refused = await api.get('/associations/nobody');
		expect(refused).toMatchObject({
			status: 429,
			body: { statusCode: 429, message: 'Too Many Requests', traceId: expect.any(String) },
			headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-daily-remaining': '48' },
		});
		expect(refused.headers).not.toHaveProperty('retry-after');
		expect(sandbox.limits.refused).toBe(1);
	});

	it('refuses everything once the day is used up, until the next one', async () => {
		const ask = await limited({ limit: 100, intervalMs: 1000, perDay: 3 });
		expect(await ask(4)).toEqual([200, 200, 200, 429]);
		now += 12 * 60 * 60 * 1000 - 1;
		expect(await ask()).toEqual([429]);
		now += 1;
		expect(await ask()).toEqual([200]);
	});

	it("the day's allowance can be set by hand, before and after the first request", async () => {
		const ask = await limited({ limit: 100, intervalMs: 1000 });
		sandbox.limits.setDailyRemaining(1);
		expect(await ask(2)).toEqual([200, 429]);
		sandbox.limits.setDailyRemaining(1);
		expect(await ask(2)).toEqual([200, 429]);
		const answer = await apiClient(sandbox).get('/associations/nobody');
		expect(answer.body.message).toContain('daily limit');
		expect(answer.headers['x-ratelimit-daily-remaining']).toBe('0');
	});

	it('counts each app and location for itself, and the tokens of one app together', async () => {
		const ask = await limited({ limit: 1, intervalMs: 1000 });
		expect(await ask(2)).toEqual([200, 429]);
		const [first, second] = [1, 2].map(() =>
			apiClient(sandbox, sandbox.oauth.issueTokens({ userType: 'Location' }).access_token),
		);
		const path = `/objects/?locationId=${sandbox.locationId}`;
		expect((await first.get(path)).status).toBe(200);
		expect((await second.get(path)).status).toBe(429);
	});

	it('may be another or none from now on', async () => {
		const ask = await limited(false);
		expect(await ask(3)).toEqual([200, 200, 200]);
		expect((await apiClient(sandbox).get('/associations/x')).headers).not.toHaveProperty(
			'x-ratelimit-max',
		);
		sandbox.limits.set({ limit: 1, intervalMs: 1000 });
		expect(await ask(2)).toEqual([200, 429]);
		sandbox.limits.reset();
		expect(await ask()).toEqual([200]);
	});

	it('is 100 requests per 10 s and 200,000 per day unless said', async () => {
		sandbox = await startSandbox();
		const { headers } = await apiClient(sandbox).get('/associations/nobody');
		expect(headers).toMatchObject({
			'x-ratelimit-max': '100',
			'x-ratelimit-interval-milliseconds': '10000',
			'x-ratelimit-limit-daily': '200000',
		});
	});
});
