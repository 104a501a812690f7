import { SharedWindow, type Reading } from '../../../nodes/highLevel/rateLimit/SharedWindow';

const INTERVAL = 1_000;

const reading = (more: Partial<Reading>): Reading => ({
	now: 0,
	limit: 100,
	intervalMs: INTERVAL,
	used: 90,
	own: 30,
	ownAtMost: 40,
	hasBegunAnew: false,
	...more,
});

/** Requests per interval that the gap allows. */
const rate = (window: SharedWindow, now: number): number => INTERVAL / window.gap(now);

describe('a window that others fill too', () => {
	it('is known by a count that our own requests cannot explain, for an interval and a half', () => {
		const window = new SharedWindow();
		window.heard(reading({ used: 40 }));
		expect(window.isShared(0)).toBe(false);
		window.heard(reading({ used: 41 }));
		expect(window.isShared(0)).toBe(true);
		expect(window.isShared(1_499)).toBe(true);
		expect(window.isShared(1_500)).toBe(false);
	});

	it('has no gap while nothing is known of it', () => {
		expect(new SharedWindow().gap(0)).toBe(0);
		const window = new SharedWindow();
		window.heard(reading({ used: 0, own: 0 }));
		expect(window.gap(0)).toBe(0);
	});

	it('gives each its share of 96 % of the limit, and half a request more', () => {
		const window = new SharedWindow();
		window.heard(reading({}));
		expect(rate(window, 0)).toBeCloseTo(96 / 3 + 0.5);
	});

	it('looks back a tenth of an interval, the older readings fading', () => {
		const window = new SharedWindow();
		window.heard(reading({ used: 90, own: 0 }));
		window.heard(reading({ now: 100, used: 90, own: 45 }));
		const faded = Math.exp(-1);
		const share = 45 / (90 + 90 * faded);
		expect(rate(window, 100)).toBeCloseTo(96 * share + 0.5);
	});

	it('counts no more own requests than there are', () => {
		const window = new SharedWindow();
		window.heard(reading({ used: 50, own: 60, ownAtMost: 10 }));
		expect(rate(window, 0)).toBeCloseTo(96 + 0.5);
	});

	it('makes one with more than half give up a quarter of what is beyond, and of what others have', () => {
		const window = new SharedWindow();
		window.heard(reading({ own: 60 }));
		expect(rate(window, 0)).toBeCloseTo(96 * (2 / 3 - (2 / 3 - 0.5) / 4) + 0.5);
		const bigger = new SharedWindow();
		bigger.heard(reading({ own: 81 }));
		expect(rate(bigger, 0)).toBeCloseTo(96 * (0.9 - 0.1 / 4) + 0.5);
	});

	it('lets each take a third of the free places, but not before an interval has passed', () => {
		const window = new SharedWindow();
		window.heard(reading({}));
		window.heard(reading({ now: 1_000, used: 60, own: 20 }));
		expect(rate(window, 1_000)).toBeCloseTo(96 / 3 + 0.5, 1);
		window.heard(reading({ now: 1_001, used: 60, own: 20 }));
		expect(rate(window, 1_001)).toBeCloseTo(96 / 3 + (96 - 60 - 4) * 0.33 + 0.5, 1);
	});

	it('has no free places where nearly all are taken', () => {
		const window = new SharedWindow();
		window.heard(reading({}));
		window.heard(reading({ now: 1_400, used: 93, own: 31 }));
		expect(rate(window, 1_400)).toBeCloseTo(96 / 3 + 0.5, 1);
	});

	it('spreads what is left of a fixed window over what is left of its time', () => {
		const window = new SharedWindow();
		window.heard(reading({ used: 3, own: 1, ownAtMost: 1, hasBegunAnew: true }));
		// What is counted took its part of the time: the window ends at 970.
		window.heard(reading({ now: 485, used: 48, own: 16 }));
		expect(rate(window, 485)).toBeCloseTo(((48 / 485) * INTERVAL) / 3 + 0.5, 1);
		// No faster than half as much again, however little time is left.
		expect(rate(window, 960)).toBeCloseTo((96 * 1.5) / 3 + 0.5, 1);
		// After its end, the even rate.
		expect(rate(window, 970)).toBeCloseTo(96 / 3 + 0.5, 1);
	});

	it('sends a quarter of the even rate at least in a fixed window that seems full', () => {
		const window = new SharedWindow();
		window.heard(reading({ used: 3, own: 1, ownAtMost: 1, hasBegunAnew: true }));
		window.heard(reading({ now: 500, used: 99, own: 33 }));
		expect(rate(window, 500)).toBeCloseTo(96 / 4 / 3 + 0.5, 1);
	});
});
