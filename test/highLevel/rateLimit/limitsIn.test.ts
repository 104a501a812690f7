import { limitsIn } from '../../../nodes/highLevel/rateLimit/RateGate';

describe("the limits in an answer's headers", () => {
	it.each([
		['12', 12, 12],
		['0.5', 0.5, 0.5],
		['0', 0, undefined],
		['-1', -1, undefined],
		['', undefined, undefined],
		['many', undefined, undefined],
		['Infinity', undefined, undefined],
		[undefined, undefined, undefined],
	])('%j is read as %s, and as %s where it must be above 0', (header, number, above) => {
		const headers = {
			'x-ratelimit-max': header,
			'x-ratelimit-remaining': header,
			'x-ratelimit-interval-milliseconds': header,
			'x-ratelimit-daily-remaining': header,
		} as Record<string, string>;
		expect(limitsIn(headers)).toEqual({
			limit: above,
			remaining: number,
			intervalMs: above,
			leftToday: number,
		});
	});
});
