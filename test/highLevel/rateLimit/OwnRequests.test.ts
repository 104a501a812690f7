import { OwnRequests } from '../../../nodes/highLevel/rateLimit/OwnRequests';

const INTERVAL = 1_000;

describe('the log of our own requests', () => {
	it('counts a request while it is under way, and from its answer until it leaves', () => {
		const own = new OwnRequests();
		const first = own.add({}, 0);
		own.add({}, 10);
		expect(own.occupancy(20, INTERVAL)).toEqual({ counted: 2, underWay: 2, nextLeaves: Infinity });
		own.end(first, 1_050);
		expect(own.occupancy(60, INTERVAL)).toEqual({ counted: 2, underWay: 1, nextLeaves: 1_050 });
		expect(own.occupancy(1_049, INTERVAL)).toMatchObject({ counted: 2 });
		expect(own.occupancy(1_050, INTERVAL)).toMatchObject({ counted: 1, nextLeaves: Infinity });
	});

	it('does not count a request that ended without being counted', () => {
		const own = new OwnRequests();
		own.end(own.add({}, 0));
		expect(own.occupancy(1, INTERVAL)).toEqual({ counted: 0, underWay: 0, nextLeaves: Infinity });
		expect(own.sentBetween(0, 0)).toBe(0);
	});

	it('names the earliest moment at which a place becomes free', () => {
		const own = new OwnRequests();
		for (const leavesAt of [1_300, 1_100, 1_200]) own.end(own.add({}, 0), leavesAt);
		expect(own.occupancy(0, INTERVAL).nextLeaves).toBe(1_100);
		expect(own.occupancy(1_100, INTERVAL).nextLeaves).toBe(1_200);
	});

	it('counts what is under way by execution, and by when it was sent', () => {
		const own = new OwnRequests();
		const [one, other] = [{}, {}];
		own.add(one, 0);
		own.add(other, 5);
		own.end(own.add(one, 5), 1_005);
		expect([own.underWayOf(one), own.underWayOf(other), own.underWayOf({})]).toEqual([1, 1, 0]);
		expect([own.underWaySince(-1), own.underWaySince(0), own.underWaySince(5)]).toEqual([2, 1, 0]);
	});

	it('counts what was sent between two moments, both included, answered or not', () => {
		const own = new OwnRequests();
		for (const sentAt of [0, 10, 20]) own.add({}, sentAt);
		own.end(own.add({}, 10), 1_010);
		expect(own.sentBetween(0, 20)).toBe(4);
		expect(own.sentBetween(1, 19)).toBe(2);
		expect(own.sentBetween(10, 10)).toBe(2);
		expect(own.sentBetween(11, 19)).toBe(0);
	});

	it('forgets a request an interval after it has left', () => {
		const own = new OwnRequests();
		own.end(own.add({}, 0), 1_000);
		own.occupancy(1_999, INTERVAL);
		expect(own.sentBetween(0, 0)).toBe(1);
		own.occupancy(2_000, INTERVAL);
		expect(own.sentBetween(0, 0)).toBe(0);
	});

	it('says how many can have been counted together with a request: those under way at most', () => {
		const own = new OwnRequests();
		own.add({}, 100);
		own.add({}, 200);
		expect(own.countedWith(200, -Infinity, 300, INTERVAL)).toEqual({ atLeast: 0, atMost: 2 });
	});

	it('counts at least those whose answer had come before the request was sent, and that are young', () => {
		const own = new OwnRequests();
		const ticket = own.add({}, 100);
		own.end(ticket, 1_150);
		ticket.countKnownAt = 200;
		const together = (sentAt: number, begunAt = -Infinity, now = 300) =>
			own.countedWith(sentAt, begunAt, now, INTERVAL);
		expect(together(200)).toEqual({ atLeast: 1, atMost: 1 });
		expect(together(199)).toEqual({ atLeast: 0, atMost: 1 });
		// In a fixed window that began after it, it is not counted for certain.
		expect(together(200, 101).atLeast).toBe(0);
		expect(together(200, 100).atLeast).toBe(1);
		expect(together(200, -Infinity, 1_100).atLeast).toBe(0);
		expect(together(200, -Infinity, 1_099).atLeast).toBe(1);
		// At most until an interval after the answer, and a millisecond.
		expect(together(1_200).atMost).toBe(1);
		expect(together(1_201).atMost).toBe(0);
	});

	it('goes by when it leaves where its answer named no count', () => {
		const own = new OwnRequests();
		own.end(own.add({}, 100), 1_150);
		expect(own.countedWith(1_150, -Infinity, 1_200, INTERVAL).atMost).toBe(1);
		expect(own.countedWith(1_151, -Infinity, 1_200, INTERVAL).atMost).toBe(0);
	});
});
