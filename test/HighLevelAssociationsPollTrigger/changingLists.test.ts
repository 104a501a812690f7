import { always, LIST, openLongList, type LongList } from './longList.fixture';
import { closePlace } from './poll.fixture';

// Retries pause for seconds; here they follow at once.
jest.mock('../../nodes/connection/executionClock', () => ({
	wallClock: { now: () => Date.now() },
	executionClock: () => ({ now: () => Date.now(), sleep: async () => undefined }),
}));

let place: LongList['place'];
let property: LongList['property'];
let watch: LongList['watch'];
let linkNew: LongList['linkNew'];
let unlink: LongList['unlink'];

beforeEach(async () => {
	({ place, property, watch, linkNew, unlink } = await openLongList());
	await place.poll(watch);
});
afterEach(async () => await closePlace(place));

describe('a list that changes while it is read', () => {
	/** Does something after so many requests for the list were answered. */
	const after = (requests: number, act: () => void) => {
		let seen = 0;
		place.sandbox.settings.latencyMs = () => {
			seen += 1;
			if (seen === requests) act();
			return 0;
		};
	};

	it('tells of no deletion because entries moved to a page that was read already', async () => {
		const gone = place.state.relations.ofRecord(property).items[0].id;
		after(1, () => unlink(0));
		const first = await place.poll(watch);
		const second = await place.poll(watch);
		expect([...(first ?? []), ...(second ?? [])]).toMatchObject([
			{ event: 'RelationDelete', id: gone },
		]);
		expect(await place.poll(watch)).toBeNull();
	});

	it('is learned whole', async () => {
		for (const name of Object.keys(place.staticData)) delete place.staticData[name];
		place.sandbox.settings.responseShape = { lists: 'bare' };
		after(1, () => unlink(0));
		expect(await place.poll(watch)).toBeNull();
		const items = (await place.poll(watch)) ?? [];
		expect(items.filter(({ event }) => event === 'RelationCreate')).toEqual([]);
	});

	const pageOne = () => ({
		relations: place.state.relations.ofRecord(property, [], 0, 100).items,
		total: 250,
	});

	it('and gives a page twice by a passing fault, has lost nothing', async () => {
		place.sandbox.faults.add({
			match: { path: LIST },
			skip: 1,
			do: { status: 200, body: pageOne() },
		});
		expect(await place.poll(watch)).toBeNull();
	});

	it('and gives a page twice again and again, is refused', async () => {
		const before = structuredClone(place.staticData);
		place.sandbox.faults.add(always({ status: 200, body: pageOne() }));
		await expect(place.poll(watch)).rejects.toThrow('the same page came twice');
		expect(place.staticData).toEqual(before);
	});

	it('costs a second reading only where something is missing that cannot be believed', async () => {
		place.asked();
		linkNew();
		unlink(3);
		expect(await place.poll(watch)).toHaveLength(2);
		expect(place.asked()).toHaveLength(3);
		place.sandbox.settings.responseShape = { lists: 'bare' };
		expect(await place.poll(watch)).toBeNull();
		expect(place.asked()).toHaveLength(3);
		unlink(3);
		expect(await place.poll(watch)).toHaveLength(1);
		expect(place.asked()).toHaveLength(6);
	});

	it('in another order is no change', async () => {
		const body = {
			relations: place.state.relations.ofRecord(property).items.reverse(),
			total: 250,
		};
		place.sandbox.faults.add({ match: { path: LIST }, do: { status: 200, body } });
		expect(await place.poll(watch)).toBeNull();
	});
});
