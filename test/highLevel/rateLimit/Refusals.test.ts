import { Refusals } from '../../../nodes/highLevel/rateLimit/Refusals';

const INTERVAL = 1_600;

/** The pause after each of several refusals, each sent when the pause before was over. */
function pauses(times: number, isNewcomer: boolean, random = 1): number[] {
	const refusals = new Refusals(() => random);
	let now = 0;
	return Array.from({ length: times }, () => {
		const sentAt = now;
		now += 10;
		refusals.add(sentAt, now, INTERVAL, isNewcomer);
		const pause = refusals.pauseEnd - now;
		now = refusals.pauseEnd;
		return pause;
	});
}

describe('the pause after a refusal', () => {
	it('is an eighth of the interval, doubles each time, and is an interval at most', () => {
		expect(pauses(6, false)).toEqual([200, 400, 800, 1_600, 1_600, 1_600]);
	});

	it('is certain for its first half and chance for the rest', () => {
		expect(pauses(2, false, 0)).toEqual([100, 200]);
		expect(pauses(2, false, 0.5)).toEqual([150, 300]);
	});

	it('is a sixteenth for a newcomer, and an eighth after 64 of them', () => {
		const taken = pauses(66, true);
		expect(taken.slice(0, 64)).toEqual(Array(64).fill(100));
		expect(taken.slice(64)).toEqual([200, 200]);
	});

	it('counts a burst that is refused as two refusals, however many it had', () => {
		const refusals = new Refusals(() => 1);
		const pauseAfter = (sentAt: number, now: number) => {
			refusals.add(sentAt, now, INTERVAL, false);
			return refusals.pauseEnd - now;
		};
		expect(Array.from({ length: 6 }, (_, n) => pauseAfter(n, 100 + n))).toEqual([
			200, 200, 400, 400, 400, 400,
		]);
		// Sent after the first refusal of that burst was known: another collision.
		expect(pauseAfter(100, 300)).toBe(800);
	});

	it('is over, and the next one short again, once something was not refused', () => {
		const refusals = new Refusals(() => 1);
		refusals.add(0, 10, INTERVAL, false);
		expect(refusals.areRecent).toBe(true);
		refusals.end();
		expect(refusals.areRecent).toBe(false);
		expect(refusals.pauseEnd).toBe(-Infinity);
		refusals.add(20, 30, INTERVAL, false);
		expect(refusals.pauseEnd).toBe(230);
	});
});
