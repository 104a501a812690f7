import { RateWindow, type Limits } from '../../../nodes/highLevel/rateLimit/RateWindow';

const LIMITS: Limits = { limit: 10, intervalMs: 1_000 };

function open() {
	let now = 0;
	const window = new RateWindow({ now: () => now }, () => 1);
	return {
		window,
		at: (moment: number) => (now = moment),
		take: () => window.take({}),
	};
}

describe('the room in a rate window', () => {
	it('is for three requests first, and then for none before all their answers', () => {
		const { window, take, at } = open();
		const tickets = [];
		for (let n = 0; n < 3; n++) {
			expect(window.room()).toBe('now');
			tickets.push(take());
		}
		expect(window.room()).toBe('afterAnswer');
		at(100);
		window.answered(tickets[0], { ...LIMITS, remaining: 9 }, false);
		window.answered(tickets[1], { ...LIMITS, remaining: 8 }, false);
		expect(window.room()).toBe('afterAnswer');
		window.answered(tickets[2], { ...LIMITS, remaining: 7 }, false);
		expect(window.room()).toBe('now');
	});

	it('is for three requests again once nothing was heard for an interval', () => {
		const { window, take, at } = open();
		for (const remaining of [9, 8, 7]) window.answered(take(), { ...LIMITS, remaining }, false);
		at(999);
		for (let n = 0; n < 4; n++) take();
		expect(window.room()).toBe('now');
		at(1_000);
		expect(window.room()).toBe('afterAnswer');
	});

	it('is not reckoned by the time of a refusal, which needs no work and comes sooner', () => {
		const { window, take, at } = open();
		const narrow = { limit: 1, intervalMs: 1_000 };
		const refused = take();
		at(1);
		window.answered(refused, narrow, true);
		at(5_000);
		const ticket = take();
		at(5_100);
		window.answered(ticket, { ...narrow, remaining: 0 }, false);
		// The answer took 100 ms, 90 of which are trusted; by the refusal's it would be 99 later.
		expect(window.room()).toEqual({ inMs: 1_000 - 90 + 1 });
	});

	it('waits no longer than five seconds for an answer that may never come', () => {
		const { window, take, at } = open();
		for (let n = 0; n < 3; n++) take();
		at(4_999);
		expect(window.room()).toBe('afterAnswer');
		at(5_000);
		expect(window.room()).toBe('now');
	});

	/** A window of ten that a worker alone has filled, its answers 100 ms after they were sent. */
	function filled() {
		const opened = open();
		const { window, take, at } = opened;
		for (let n = 0; n < 10; n++) {
			const ticket = take();
			at(100 * (n + 1));
			window.answered(ticket, { ...LIMITS, remaining: 9 - n }, false);
		}
		return opened;
	}

	it('is there again an interval after the latest moment the first can have been counted', () => {
		const { window, at } = filled();
		// Answered at 100, 90 of which are trusted to lie after the count; and a millisecond.
		at(1_010);
		expect(window.room()).toEqual({ inMs: 1 });
		at(1_000);
		expect(window.room()).toEqual({ inMs: 11 });
		at(1_011);
		expect(window.room()).toBe('now');
	});

	it('waits for an answer where all places are taken by requests under way', () => {
		const { window, take, at } = open();
		const first = [take(), take(), take()];
		at(50);
		for (const ticket of first) window.answered(ticket, { limit: 3, remaining: 0 }, false);
		at(20_000);
		for (let n = 0; n < 3; n++) take();
		expect(window.room()).toBe('afterAnswer');
	});

	it('is never held back by a server that names no limit', () => {
		const { window, take, at } = open();
		for (let n = 0; n < 500; n++) {
			expect(window.room()).toBe('now');
			const ticket = take();
			at(n);
			window.answered(ticket, {}, false);
		}
	});

	it('is waited for after a refusal, and then tried by one request', () => {
		const { window, take, at } = filled();
		at(1_011);
		const ticket = take();
		at(1_060);
		window.answered(ticket, LIMITS, true);
		// An eighth of the interval, or until the next place is free.
		expect(window.room()).toEqual({ inMs: 51 });
		at(1_185);
		expect(window.room()).toBe('now');
		take();
		expect(window.room()).toBe('afterAnswer');
	});

	it('keeps a place for a request without an answer until an interval from now', () => {
		const { window, take, at } = open();
		const tickets = [take(), take(), take()];
		at(100);
		for (const ticket of tickets) window.answered(ticket, { limit: 4, intervalMs: 1_000 }, false);
		const lost = take();
		at(500);
		window.unanswered(lost);
		at(1_011);
		expect(window.room()).toBe('now');
		for (const each of [take(), take(), take()]) {
			window.answered(each, { limit: 4, intervalMs: 1_000 }, false);
		}
		// The three of now, and the lost one until 1,500.
		expect(window.room()).toEqual({ inMs: 489 });
	});

	it('believes no interval longer than a minute', () => {
		const { window, take } = open();
		window.answered(take(), { limit: 1, intervalMs: 1e13, remaining: 0 }, false);
		expect(window.interval).toBe(60_000);
	});
});
