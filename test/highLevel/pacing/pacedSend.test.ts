import type { Attempt, HighLevelRequest } from '../../../nodes/highLevel/http';
import type { Pace } from '../../../nodes/highLevel/pacing/Pace';
import { pacedSend } from '../../../nodes/highLevel/pacing/pacedSend';
import { RateLine } from '../../../nodes/highLevel/pacing/RateLine';
import { answerOf, SimulatedClock } from './simulation.fixture';

const REQUEST: HighLevelRequest = { method: 'GET', path: '/associations/' };
const OK: Attempt = { response: answerOf(200) };
const refusal = (headers = {}): Attempt => ({ response: answerOf(429, headers) });
const fault = (kind: 'unreachable' | 'lost' | 'timeout' | 'refused' | 'cancelled'): Attempt => ({
	fault: kind,
	reason: 'because',
});

/** A sender whose attempts end as given, the last of them over and over. */
function scripted(attempts: Attempt[], pace: Partial<Pace> = {}) {
	const clock = new SimulatedClock();
	const sentAt: number[] = [];
	const began = clock.now();
	const send = pacedSend(
		async () => {
			sentAt.push(clock.now() - began);
			return attempts[Math.min(sentAt.length, attempts.length) - 1];
		},
		{ clock, concurrency: 10, random: () => 1, ...pace },
	);
	return { clock, sentAt, run: async () => await clock.until(send(REQUEST)) };
}

describe('a paced sender', () => {
	it.each([408, 500, 502, 503, 504])(
		'tries a %i again, each time after twice the pause',
		async (status) => {
			const { run, sentAt } = scripted([
				{ response: answerOf(status) },
				{ response: answerOf(status) },
				OK,
			]);
			expect(await run()).toMatchObject({ status: 200, uncertain: true });
			expect(sentAt).toEqual([0, 400, 1_200]);
		},
	);

	it('takes at least half of a pause, so that workers do not come back in step', async () => {
		const { run, sentAt } = scripted([{ response: answerOf(503) }, OK], { random: () => 0 });
		await run();
		expect(sentAt).toEqual([0, 200]);
	});

	it('gives the last answer of a server that does not recover', async () => {
		const { run, sentAt } = scripted([{ response: answerOf(503) }]);
		expect(await run()).toMatchObject({ status: 503 });
		expect(sentAt).toHaveLength(6);
	});

	it.each([200, 201, 400, 401, 403, 404, 409, 422])('gives a %i as it is', async (status) => {
		const { run, sentAt } = scripted([{ response: answerOf(status) }]);
		expect(await run()).toMatchObject({ status, uncertain: false });
		expect(sentAt).toHaveLength(1);
	});

	it.each([
		['lost', true],
		['timeout', true],
		['unreachable', false],
	] as const)(
		'tries again after "%s", and remembers that the work may be done: %s',
		async (kind, uncertain) => {
			const { run } = scripted([fault(kind), OK]);
			expect(await run()).toMatchObject({ status: 200, uncertain });
			await expect(scripted([fault(kind)]).run()).rejects.toMatchObject({
				kind: 'unreachable',
				uncertain,
			});
		},
	);

	it.each([
		['refused', 'tokenRefused'],
		['cancelled', 'cancelled'],
	] as const)('does not try again what was "%s"', async (kind, error) => {
		const { run, sentAt } = scripted([fault(kind), OK]);
		await expect(run()).rejects.toMatchObject({ kind: error });
		expect(sentAt).toHaveLength(1);
	});

	it('waits a 429 out that says nothing of its window, longer each time', async () => {
		const { run, sentAt } = scripted([refusal(), refusal(), refusal(), OK]);
		expect(await run()).toMatchObject({ status: 200, uncertain: false });
		const pauses = sentAt.slice(1).map((at, number) => at - sentAt[number]);
		expect(pauses[0]).toBeGreaterThanOrEqual(500);
		expect(pauses.map((pause) => pause / pauses[0])).toEqual([1, 2, 4]);
	});

	it('gives up on a window that stays full', async () => {
		const { run, sentAt } = scripted([refusal()]);
		await expect(run()).rejects.toMatchObject({ kind: 'rateLimited', status: 429 });
		expect(sentAt.length).toBeGreaterThan(3);
	});

	it('stops everything at the answer that spends the day’s allowance', async () => {
		const last = { response: answerOf(200, { 'x-ratelimit-daily-remaining': '0' }) };
		const clock = new SimulatedClock();
		let sent = 0;
		const send = pacedSend(
			async () => {
				sent += 1;
				await clock.sleep(10);
				return last;
			},
			{ clock, concurrency: 2, random: () => 1 },
		);
		const all = Array.from(
			{ length: 9 },
			async () =>
				await send(REQUEST).then(
					({ status }) => status,
					({ kind }: { kind: string }) => kind,
				),
		);
		expect(await clock.until(Promise.all(all))).toEqual([200, 200, ...Array(7).fill('dailyLimit')]);
		expect(sent).toBe(2);
	});

	it.each([
		['7200000', 'It is renewed in 2 h 0 min.'],
		['90000', 'It is renewed in 2 min.'],
		['nonsense', 'It is renewed within 24 hours.'],
		['999999999999', 'It is renewed within 24 hours.'],
	])('tells when the allowance is renewed (%s)', async (reset, told) => {
		const headers = { 'x-ratelimit-daily-remaining': '0', 'x-ratelimit-daily-reset': reset };
		const { clock, run, sentAt } = scripted([refusal(headers)]);
		const began = clock.now();
		await expect(run()).rejects.toMatchObject({
			kind: 'dailyLimit',
			hint: expect.stringContaining(told),
		});
		expect(sentAt).toHaveLength(1);
		expect(clock.now()).toBe(began);
	});

	it('sends the first alone when told to, whatever comes of it', async () => {
		const clock = new SimulatedClock();
		let inFlight = 0;
		const together: number[] = [];
		const send = pacedSend(
			async () => {
				together.push((inFlight += 1));
				await clock.sleep(100);
				inFlight -= 1;
				return together.length === 1 ? fault('unreachable') : OK;
			},
			{ clock, concurrency: 5, firstAlone: true, random: () => 1 },
		);
		await clock.until(Promise.all(Array.from({ length: 5 }, async () => await send(REQUEST))));
		expect(together[0]).toBe(1);
		expect(together[1]).toBe(1);
		expect(Math.max(...together)).toBeGreaterThan(1);
	});

	it('refuses what waits once the execution is stopped', async () => {
		let stopped = false;
		const clock = new SimulatedClock();
		let sent = 0;
		const send = pacedSend(
			async () => {
				sent += 1;
				await clock.sleep(10);
				stopped = true;
				return OK;
			},
			{ clock, concurrency: 1, random: () => 1, cancelled: () => stopped },
		);
		const all = Promise.allSettled([send(REQUEST), send(REQUEST), send(REQUEST)]);
		const [first, second, third] = await clock.until(all);
		expect(first.status).toBe('fulfilled');
		expect(second).toMatchObject({ reason: { kind: 'cancelled' } });
		expect(third).toMatchObject({ reason: { kind: 'cancelled' } });
		expect(sent).toBe(1);
	});

	it('gives back its place in the line where the sender throws, which it should not', async () => {
		const clock = new SimulatedClock();
		const line = new RateLine(clock, () => 1);
		const pace = { clock, concurrency: 1, line, random: () => 1 };
		const broken = pacedSend(async () => {
			throw new RangeError('broken');
		}, pace);
		await expect(clock.until(broken(REQUEST))).rejects.toThrow('broken');
		const good = pacedSend(async () => OK, pace);
		expect(await clock.until(good(REQUEST))).toMatchObject({ status: 200 });
		expect(line.window.wait()).toBe(0);
		await clock.until(clock.sleep(30_000));
		expect(line.isIdle).toBe(true);
	});

	it('goes on without an answer that never comes', async () => {
		const clock = new SimulatedClock();
		let sent = 0;
		const send = pacedSend(
			async () => {
				sent += 1;
				if (sent === 1) return await new Promise<Attempt>(() => undefined);
				await clock.sleep(100);
				return OK;
			},
			{ clock, concurrency: 10, random: () => 1 },
		);
		const [, ...others] = Array.from({ length: 50 }, async () => await send(REQUEST));
		const began = clock.now();
		await clock.until(Promise.all(others));
		expect(clock.now() - began).toBeLessThan(30_000);
	});

	it.each(['-1', '00', '0'])('takes an allowance of %s for none', async (left) => {
		const { run, sentAt } = scripted([refusal({ 'x-ratelimit-daily-remaining': left })]);
		await expect(run()).rejects.toMatchObject({ kind: 'dailyLimit' });
		expect(sentAt).toHaveLength(1);
	});

	it('does not wait for centuries because an answer names such an interval', async () => {
		const headers = {
			'x-ratelimit-max': '1',
			'x-ratelimit-remaining': '0',
			'x-ratelimit-interval-milliseconds': '1e13',
		};
		const clock = new SimulatedClock();
		const began = clock.now();
		const send = pacedSend(async () => ({ response: answerOf(200, headers) }), {
			clock,
			concurrency: 1,
			random: () => 1,
		});
		await clock.until(Promise.all([send(REQUEST), send(REQUEST)]));
		expect(clock.now() - began).toBeLessThan(120_000);
	});
});
