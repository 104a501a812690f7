import { LIST, openLongList, type LongList } from './longList.fixture';
import { closePlace } from './poll.fixture';

let place: LongList['place'];
let watch: LongList['watch'];
let linkNew: LongList['linkNew'];

beforeEach(async () => {
	({ place, watch, linkNew } = await openLongList());
	await place.poll(watch);
});
afterEach(async () => await closePlace(place));

describe('polls of one trigger at once', () => {
	it('tell of each change once, and the later one asks nothing', async () => {
		linkNew();
		place.sandbox.settings.latencyMs = 30;
		place.asked();
		const told = await Promise.all([place.poll(watch), place.poll(watch), place.poll(watch)]);
		expect(told.flatMap((items) => items ?? [])).toHaveLength(1);
		expect(place.asked()).toHaveLength(3);
		expect(await place.poll(watch)).toBeNull();
	});

	it('do not stop each other for good when one fails', async () => {
		place.sandbox.faults.add({ match: { path: LIST }, do: { status: 422 } });
		await expect(place.poll(watch)).rejects.toThrow();
		linkNew();
		expect(await place.poll(watch)).toHaveLength(1);
	});

	it('give way to a later one after half an hour, and what they found then counts no more', async () => {
		place.sandbox.faults.add({ match: { path: LIST }, do: { delayMs: 400 } });
		linkNew();
		place.asked();
		const old = place.poll(watch);
		while (place.sandbox.requests.length === 0) await new Promise((end) => setTimeout(end, 5));
		const realNow = Date.now;
		const passed = (ms: number) => jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ms);
		passed(29 * 60_000);
		expect(await place.poll(watch)).toBeNull();
		passed(31 * 60_000);
		expect(await place.poll(watch)).toHaveLength(1);
		const memory = JSON.stringify(place.staticData);
		expect(await old).toBeNull();
		expect(JSON.stringify(place.staticData)).toBe(memory);
		expect(await place.poll(watch)).toBeNull();
		jest.restoreAllMocks();
	});
});
