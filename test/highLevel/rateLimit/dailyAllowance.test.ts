import { pacedSend } from '../../../nodes/highLevel/rateLimit/pacedSend';
import { refusal, REQUEST, scripted } from './scripted.fixture';
import { answerOf, SimulatedClock } from './simulation.fixture';

describe('the day’s allowance, for a paced sender,', () => {
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

	it('goes on while there is some of it left', async () => {
		const left = (count: string) => ({
			response: answerOf(200, { 'x-ratelimit-daily-remaining': count }),
		});
		const clock = new SimulatedClock();
		const answers = [left('2'), left('1'), { response: answerOf(200) }];
		const send = pacedSend(async () => answers.shift()!, {
			clock,
			concurrency: 1,
			random: () => 1,
		});
		const all = Promise.all([send(REQUEST), send(REQUEST), send(REQUEST)]);
		expect((await clock.until(all)).map(({ status }) => status)).toEqual([200, 200, 200]);
	});

	it.each(['-1', '00', '0'])('takes an allowance of %s for none', async (left) => {
		const { run, sentAt } = scripted([refusal({ 'x-ratelimit-daily-remaining': left })]);
		await expect(run()).rejects.toMatchObject({ kind: 'dailyLimit' });
		expect(sentAt).toHaveLength(1);
	});
});
