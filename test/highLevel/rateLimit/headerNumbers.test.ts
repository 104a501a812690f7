import { count, positive } from '../../../nodes/highLevel/rateLimit/headerNumbers';

describe('the number in a header', () => {
	it.each([
		['12', 12, 12],
		['0.5', 0.5, 0.5],
		['0', 0, undefined],
		['-1', -1, undefined],
		['', undefined, undefined],
		['many', undefined, undefined],
		['Infinity', undefined, undefined],
		[undefined, undefined, undefined],
	])('%j is read as %s, and as %s where it has to be above 0', (header, number, above) => {
		expect(count(header)).toBe(number);
		expect(positive(header)).toBe(above);
	});
});
