import { dailyLimitError, rateLimitedError } from '../../../nodes/highLevel/api/errors';

describe('a limit', () => {
	it('of the window says how to be slower', () => {
		expect(rateLimitedError({ status: 429, headers: {}, body: { message: 'slow' } })).toMatchObject(
			{
				kind: 'rateLimited',
				status: 429,
				apiMessage: 'slow',
			},
		);
	});

	it.each([
		['60000', 'It is renewed in 1 min.'],
		['1', 'It is renewed in 1 min.'],
		['60001', 'It is renewed in 2 min.'],
		['3540000', 'It is renewed in 59 min.'],
		['3600000', 'It is renewed in 1 h 0 min.'],
		['5430000', 'It is renewed in 1 h 31 min.'],
		['86400000', 'It is renewed in 24 h 0 min.'],
		['86400001', 'It is renewed within 24 hours.'],
		['0', 'It is renewed within 24 hours.'],
		['-5', 'It is renewed within 24 hours.'],
		['soon', 'It is renewed within 24 hours.'],
		[undefined, 'It is renewed within 24 hours.'],
	])('of the day, with a reset of %s ms, says when it ends: %s', (reset, when) => {
		const headers = (reset === undefined ? {} : { 'x-ratelimit-daily-reset': reset }) as Record<
			string,
			string
		>;
		const body = { message: 'used up', traceId: 't' };
		const told = dailyLimitError({ status: 429, headers, body });
		expect(told).toMatchObject({
			kind: 'dailyLimit',
			status: 429,
			message: "HighLevel's daily allowance of requests for this location is used up",
			hint: `${when} Run it again then: links already made are detected.`,
			apiMessage: 'used up',
			traceId: 't',
		});
	});

	it('of the day that a success told of does not quote that success', () => {
		const told = dailyLimitError({
			status: 200,
			headers: {},
			body: { message: 'fine', traceId: 'of the success' },
		});
		expect([told.status, told.apiMessage, told.traceId]).toEqual([429, undefined, undefined]);
	});
});
