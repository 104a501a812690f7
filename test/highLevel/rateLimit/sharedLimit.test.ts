import type { HighLevelRequest, Send } from '../../../nodes/highLevel/api/http';
import { pacedSend } from '../../../nodes/highLevel/rateLimit/pacedSend';
import { RateQueue } from '../../../nodes/highLevel/rateLimit/RateQueue';
import { seededRandom, SimulatedClock, SimulatedServer } from './simulation.fixture';

const REQUEST: HighLevelRequest = { method: 'POST', path: '/associations/relations' };

/** HighLevel's own limit, and a usual answer's time. */
const LIMIT = { limit: 100, intervalMs: 10_000, latencyMs: 200, jitterMs: 50 };

/** A mutation run goes through these tests some hundred times. */
const SEEDS = process.env.FEWER_SEEDS ? [1] : [1, 2];

function simulation(window: 'fixed' | 'sliding', seed: number, limit = LIMIT) {
	const clock = new SimulatedClock();
	const random = seededRandom(seed);
	const server = new SimulatedServer(clock, { ...limit, window, random });
	const begun = clock.now();
	const intervals = () => (clock.now() - begun) / LIMIT.intervalMs;
	return {
		clock,
		server,
		intervals,
		queue: () => new RateQueue(clock, random),
		worker: (queue?: RateQueue) =>
			pacedSend(server.sendOnce, { clock, concurrency: 50, random, queue }),
		/** Sends so many from so many ms on; gives when the last one was answered. */
		async send(send: Send, count: number, afterMs = 0): Promise<number> {
			await clock.sleep(afterMs);
			const statuses = await Promise.all(
				Array.from({ length: count }, async () => (await send(REQUEST)).status),
			);
			expect(statuses).toEqual(Array(count).fill(200));
			return intervals();
		},
	};
}

describe.each(['sliding', 'fixed'] as const)('a limit counted in %s windows', (window) => {
	it.each(SEEDS)('is used to the full by a worker alone, without a refusal (%i)', async (seed) => {
		const { clock, server, worker, send } = simulation(window, seed);
		const took = await clock.until(send(worker(), 600));
		expect(took).toBeLessThanOrEqual(5 * 1.05);
		expect(server.refused).toBe(0);
	});

	it.each([0, 100, 300])(
		'is shared by three workers that start %i ms apart: under 2 %% refused, none lost',
		async (apartMs) => {
			for (const seed of SEEDS) {
				const { clock, server, worker, send } = simulation(window, seed);
				const works = [0, 1, 2].map(async (n) => await send(worker(), 600, n * apartMs));
				const took = Math.max(...(await clock.until(Promise.all(works))));
				expect(server.served).toBe(1_800);
				expect(server.refused).toBeLessThan(36);
				expect(took).toBeLessThanOrEqual(17 * 1.2);
			}
		},
	);

	it('is kept by executions of one process as if they were one', async () => {
		const { clock, server, worker, send, queue } = simulation(window, 1);
		const shared = queue();
		const works = [0, 1, 2].map(async () => await send(worker(shared), 200));
		const ends = await clock.until(Promise.all(works));
		expect(server.refused).toBe(0);
		expect(Math.max(...ends)).toBeLessThanOrEqual(5 * 1.05);
		// Each had its turn: the first did not have to end before the last could begin.
		expect(Math.min(...ends)).toBeGreaterThan(3.9);
	});

	it('lets in a worker that begins while another uses all of it', async () => {
		for (const seed of SEEDS) {
			const { clock, server, worker, send } = simulation(window, seed);
			const long = send(worker(), 2_000);
			const late = send(worker(), 100, 1.5 * LIMIT.intervalMs);
			const [longEnd, lateEnd] = await clock.until(Promise.all([long, late]));
			expect(lateEnd).toBeLessThan(longEnd / 2);
			expect(server.refused).toBeLessThan(42);
		}
	});

	it('is taken over when the others end, within an interval and a half', async () => {
		for (const seed of SEEDS) {
			const { clock, server, worker, send, intervals } = simulation(window, seed);
			const others = Promise.all([0, 1].map(async () => await send(worker(), 200)));
			const rest = send(worker(), 900);
			await clock.until(others);
			const othersEnd = intervals();
			await clock.until(clock.sleep(1.5 * LIMIT.intervalMs));
			const served = server.served;
			await clock.until(clock.sleep(LIMIT.intervalMs));
			expect(server.served - served).toBeGreaterThanOrEqual(85);
			// All at once is not what made it fast.
			expect(await clock.until(rest)).toBeGreaterThan(othersEnd + 2);
		}
	});

	it.each([...SEEDS, 3, 4, 5].slice(0, 2 * SEEDS.length + 1))(
		'has room for one request beside a worker that fills it (%i)',
		async (seed) => {
			const quick = { ...LIMIT, latencyMs: 60, jitterMs: 10 };
			const { clock, server, worker, send } = simulation(window, seed, quick);
			const big = send(worker(), 1_500);
			// It waits until it meets a moment with room, and is not given up before.
			await clock.until(Promise.all([big, send(worker(), 1, 15_000)]));
			expect(server.served).toBe(1_501);
		},
	);
});
