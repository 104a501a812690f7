import type { Attempt } from '../../../nodes/highLevel/api/http';
import { pacedSend } from '../../../nodes/highLevel/rateLimit/pacedSend';
import { RateQueue } from '../../../nodes/highLevel/rateLimit/RateQueue';
import { OK, REQUEST } from './scripted.fixture';
import { answerOf, SimulatedClock } from './simulation.fixture';

describe('a paced sender', () => {
	it('gives back its place in the queue where the sender throws, which it should not', async () => {
		const clock = new SimulatedClock();
		const queue = new RateQueue(clock, () => 1);
		const pace = { clock, concurrency: 1, queue, random: () => 1 };
		const broken = pacedSend(async () => {
			throw new RangeError('broken');
		}, pace);
		await expect(clock.until(broken(REQUEST))).rejects.toThrow('broken');
		const good = pacedSend(async () => OK, pace);
		expect(await clock.until(good(REQUEST))).toMatchObject({ status: 200 });
		expect(queue.window.room()).toBe('now');
		await clock.until(clock.sleep(30_000));
		expect(queue.isIdle).toBe(true);
	});

	it('watches for answers once at a time, and no more when nothing is under way', async () => {
		const clock = new SimulatedClock();
		const watches: AbortSignal[] = [];
		const sleep = async (ms: number, over?: AbortSignal) => {
			if (over) watches.push(over);
			await clock.sleep(ms);
		};
		const send = pacedSend(
			async () => {
				await clock.sleep(100);
				return OK;
			},
			{ clock: { now: () => clock.now(), sleep }, concurrency: 10, random: () => 1 },
		);
		for (let round = 1; round <= 2; round++) {
			await clock.until(Promise.all(Array.from({ length: 10 }, async () => await send(REQUEST))));
			expect(watches).toHaveLength(round);
			expect(watches.every(({ aborted }) => aborted)).toBe(true);
			await clock.until(clock.sleep(60_000));
		}
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
