import fc from 'fast-check';

import { FixedWindow, SlidingWindow } from '../../sandbox/limits/RequestWindow';

describe('windows of the rate limit', () => {
	it('no sliding window ever holds more than the limit, and none is refused without need', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 5 }),
				fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 80 }),
				(limit, pauses) => {
					const window = new SlidingWindow(limit, 100);
					const taken: number[] = [];
					let time = 0;
					for (const pause of pauses) {
						time += pause;
						const inWindow = taken.filter((at) => time - at < 100).length;
						expect(window.take(time)).toBe(inWindow < limit);
						if (inWindow < limit) taken.push(time);
						expect(window.remaining(time)).toBe(Math.max(0, limit - Math.min(limit, inWindow + 1)));
					}
				},
			),
		);
	});

	it('an untouched fixed window has all its room', () => {
		expect(new FixedWindow(3, 10).remaining(0)).toBe(3);
	});
});
