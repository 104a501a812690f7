import { rateQueueOf } from '../../../nodes/highLevel/rateLimit/rateQueueOf';

const random = (): number => 0;

describe('the queue at a window', () => {
	it('is one for all executions of an app and location, and another for others', () => {
		const clock = { now: () => 0 };
		const queue = rateQueueOf('an app, a location', clock, random);
		expect(rateQueueOf('an app, a location', clock, random)).toBe(queue);
		expect(rateQueueOf('an app, another location', clock, random)).not.toBe(queue);
	});

	it('is forgotten when two intervals have passed without a request', () => {
		let now = 0;
		const clock = { now: () => now };
		const queue = rateQueueOf('quiet', clock, random);
		now = 20_000;
		expect(rateQueueOf('quiet', clock, random)).toBe(queue);
		now = 20_001;
		expect(rateQueueOf('quiet', clock, random)).not.toBe(queue);
	});

	it('is kept as long as a request is under way, however long that takes', () => {
		let now = 0;
		const clock = { now: () => now };
		const queue = rateQueueOf('slow', clock, random);
		const ticket = queue.window.take({});
		now = 60_000;
		expect(rateQueueOf('slow', clock, random)).toBe(queue);
		queue.window.answered(ticket, {}, false);
		expect(rateQueueOf('slow', clock, random)).toBe(queue);
		now = 90_000;
		expect(rateQueueOf('slow', clock, random)).not.toBe(queue);
	});
});
