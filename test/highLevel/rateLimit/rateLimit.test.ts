import type { HighLevelRequest, Send } from '../../../nodes/highLevel/api/http';
import { pacedSend } from '../../../nodes/highLevel/rateLimit/pacedSend';
import { SimulatedClock, SimulatedServer, type SimulatedLimit } from './simulation.fixture';

const REQUEST: HighLevelRequest = { method: 'POST', path: '/associations/relations' };
/** HighLevel's own limit. */
const LIMIT = { limit: 100, intervalMs: 10_000, latencyMs: 50 };

function start(options: SimulatedLimit, workers: number, concurrency = 50) {
	const clock = new SimulatedClock();
	const server = new SimulatedServer(clock, options);
	let random = 0;
	const senders = Array.from({ length: workers }, () =>
		pacedSend(server.sendOnce, {
			clock,
			concurrency,
			random: () => (random = (random + 0.37) % 1),
		}),
	);
	return { clock, server, senders };
}

/** Sends so many requests with each sender and gives how long that took, in simulated ms. */
async function sendAll(clock: SimulatedClock, senders: Send[], each: number): Promise<number> {
	const begun = clock.now();
	const all = senders.flatMap((send) =>
		Array.from({ length: each }, async () => await send(REQUEST)),
	);
	const answers = await clock.until(Promise.all(all));
	expect(answers.every(({ status }) => status === 200)).toBe(true);
	return clock.now() - begun;
}

describe.each(['sliding', 'fixed'] as const)('a limit counted in %s windows', (window) => {
	it('is used to the full by one worker, with hardly a refusal', async () => {
		const { clock, server, senders } = start({ ...LIMIT, window }, 1);
		const took = await sendAll(clock, senders, 600);
		// Six windows of a hundred: five whole intervals have to pass.
		expect(took).toBeLessThanOrEqual(5 * LIMIT.intervalMs * 1.05);
		expect(server.served).toBe(600);
		expect(server.refused).toBeLessThanOrEqual(6);
	});

	it('is shared by three workers that start in step and know nothing of each other, and nothing is lost', async () => {
		const { clock, server, senders } = start({ ...LIMIT, window }, 3);
		const took = await sendAll(clock, senders, 200);
		expect(server.served).toBe(600);
		expect(server.refused).toBeLessThanOrEqual(24);
		expect(took).toBeLessThanOrEqual(5 * LIMIT.intervalMs * 1.6);
	});

	it('is kept when it is small', async () => {
		const { clock, server, senders } = start(
			{ limit: 2, intervalMs: 1_000, latencyMs: 20, window },
			1,
		);
		await sendAll(clock, senders, 12);
		expect(server.served).toBe(12);
		expect(server.refused).toBeLessThanOrEqual(12);
	});

	it('is kept where answers take longer than an interval', async () => {
		const { clock, server, senders } = start(
			{ limit: 10, intervalMs: 500, latencyMs: 900, window },
			1,
		);
		await sendAll(clock, senders, 60);
		expect(server.served).toBe(60);
		expect(server.refused).toBeLessThanOrEqual(6);
	});
});

it('no more than Concurrency are under way at once', async () => {
	const { clock, server, senders } = start({ ...LIMIT, window: 'sliding' }, 1, 7);
	await sendAll(clock, senders, 90);
	expect(server.mostInFlight).toBeLessThanOrEqual(7);
});

it('it begins slowly while nothing is known of the limit', async () => {
	const { clock, server, senders } = start(
		{ limit: 8, intervalMs: 10_000, latencyMs: 50, window: 'sliding' },
		1,
	);
	await sendAll(clock, senders, 8);
	expect(server.refused).toBe(0);
});
