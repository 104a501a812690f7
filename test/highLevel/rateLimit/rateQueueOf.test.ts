import { rateQueueOf } from '../../../nodes/highLevel/rateLimit/rateQueueOf';

const random = (): number => 0;

describe('the line at a window', () => {
	it('is one for all executions of an app and location, and another for others', () => {
		const clock = { now: () => 0 };
		const line = rateQueueOf('an app, a location', clock, random);
		expect(rateQueueOf('an app, a location', clock, random)).toBe(line);
		expect(rateQueueOf('an app, another location', clock, random)).not.toBe(line);
	});

	it('is forgotten when two intervals have passed without a request', () => {
		let now = 0;
		const clock = { now: () => now };
		const line = rateQueueOf('quiet', clock, random);
		now = 20_000;
		expect(rateQueueOf('quiet', clock, random)).toBe(line);
		now = 20_001;
		expect(rateQueueOf('quiet', clock, random)).not.toBe(line);
	});

	it('is kept as long as a request is under way, however long that takes', () => {
		let now = 0;
		const clock = { now: () => now };
		const line = rateQueueOf('slow', clock, random);
		const ticket = line.window.take();
		now = 60_000;
		expect(rateQueueOf('slow', clock, random)).toBe(line);
		line.window.answered(ticket, {}, false);
		expect(rateQueueOf('slow', clock, random)).toBe(line);
		now = 90_000;
		expect(rateQueueOf('slow', clock, random)).not.toBe(line);
	});
});
