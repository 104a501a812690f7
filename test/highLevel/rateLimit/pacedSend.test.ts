import { pacedSend } from '../../../nodes/highLevel/rateLimit/pacedSend';
import { fault, OK, refusal, REQUEST, scripted } from './scripted.fixture';
import { answerOf, SimulatedClock } from './simulation.fixture';

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

	it('sends what must not be done twice again only while nothing can have been done', async () => {
		const once = { ...REQUEST, once: true };
		const broken = scripted([{ response: answerOf(503) }]);
		expect(await broken.run(once)).toMatchObject({ status: 503, uncertain: true });
		expect(broken.sentAt).toHaveLength(1);
		const lost = scripted([fault('lost')]);
		await expect(lost.run(once)).rejects.toMatchObject({ kind: 'unreachable', uncertain: true });
		expect(lost.sentAt).toHaveLength(1);
		const waiting = scripted([fault('unreachable'), refusal(), OK]);
		expect(await waiting.run(once)).toMatchObject({ status: 200, uncertain: false });
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
		expect(together.slice(0, 3)).toEqual([1, 1, 2]);
	});

	it('sends one by one until an answer shows that the sign-in works', async () => {
		const clock = new SimulatedClock();
		let inFlight = 0;
		const together: number[] = [];
		const ends = [{ response: answerOf(401) }, fault('refused'), { response: answerOf(401) }, OK];
		const send = pacedSend(
			async () => {
				together.push((inFlight += 1));
				const end = ends[together.length - 1] ?? OK;
				await clock.sleep(100);
				inFlight -= 1;
				return end;
			},
			{ clock, concurrency: 5, firstAlone: true, random: () => 1 },
		);
		const all = Array.from({ length: 9 }, async () => await send(REQUEST).catch(() => undefined));
		await clock.until(Promise.all(all));
		expect(together.slice(0, 4)).toEqual([1, 1, 1, 1]);
		expect(Math.max(...together)).toBeGreaterThan(1);
	});

	it('does not take a request for done whose token exchange met a server fault', async () => {
		const exchange = { ...REQUEST, path: '/oauth/locationToken' };
		const { run } = scripted([{ response: { ...answerOf(503), request: exchange } }, OK]);
		expect(await run()).toMatchObject({ status: 200, uncertain: false });
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
});
