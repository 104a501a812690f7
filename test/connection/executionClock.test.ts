import { executionClock } from '../../nodes/connection/executionClock';

describe('the pauses of an execution', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	/** Whether a pause has ended by now. */
	function watch(pause: Promise<void>): () => Promise<boolean> {
		let isOver = false;
		void pause.then(() => (isOver = true));
		return async () => {
			for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
			return isOver;
		};
	}

	it.each([undefined, new AbortController().signal])(
		'last as long as they should',
		async (signal) => {
			const isOver = watch(executionClock(signal).sleep(1_000));
			jest.advanceTimersByTime(999);
			expect(await isOver()).toBe(false);
			jest.advanceTimersByTime(1);
			expect(await isOver()).toBe(true);
		},
	);

	it('end early when the execution is stopped, and leave no timer', async () => {
		const controller = new AbortController();
		const isOver = watch(executionClock(controller.signal).sleep(60_000));
		expect(await isOver()).toBe(false);
		controller.abort();
		expect(await isOver()).toBe(true);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('do not begin once it is stopped', async () => {
		const isOver = watch(executionClock(AbortSignal.abort()).sleep(60_000));
		expect(await isOver()).toBe(true);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('end early when what they wait for is over', async () => {
		const over = new AbortController();
		const { signal } = new AbortController();
		const isOver = watch(executionClock(signal).sleep(60_000, over.signal));
		expect(await isOver()).toBe(false);
		over.abort();
		expect(await isOver()).toBe(true);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('are measured by a clock that never goes back', async () => {
		const { now } = executionClock();
		const before = now();
		jest.setSystemTime(Date.now() - 3_600_000);
		expect(now()).toBe(before);
		jest.advanceTimersByTime(5_000);
		expect(now()).toBe(before + 5_000);
		jest.setSystemTime(Date.now() + 10_000);
		expect(now()).toBe(before + 15_000);
	});
});
