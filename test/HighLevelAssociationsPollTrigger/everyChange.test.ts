import fc from 'fast-check';
import { closePlace, openPlace, watchRelations, type Place } from './poll.fixture';

jest.mock('../../nodes/connection/executionClock', () => ({
	wallClock: { now: () => Date.now() },
	executionClock: () => ({ now: () => Date.now(), sleep: async () => undefined }),
}));

const KEYS = ['buyer_property', 'seller_property', 'tenant_property'];

/** What may happen between one poll and the next. */
const step = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ link: fc.nat(119), key: fc.constantFrom(...KEYS) }) },
	{ weight: 4, arbitrary: fc.record({ unlink: fc.nat(200) }) },
	{ weight: 3, arbitrary: fc.constant({ poll: true as const }) },
	{ weight: 1, arbitrary: fc.record({ failOn: fc.nat(2) }) },
	{ weight: 1, arbitrary: fc.record({ loseRecordOn: fc.constant(0) }) },
	{ weight: 1, arbitrary: fc.constant({ restart: true as const }) },
	{ weight: 1, arbitrary: fc.record({ polls: fc.integer({ min: 2, max: 3 }) }) },
);

let place: Place;
beforeAll(async () => {
	place = await openPlace('associations', {
		seed: { contacts: 120, properties: 2, relations: 115 },
		recordRequests: 0,
	});
});
afterAll(async () => await closePlace(place));

it('tells of every change of a record exactly once, whatever happens between the polls and to them', async () => {
	const [property] = place.properties;
	const watch = watchRelations([property, place.contacts[0]]);
	const actual = () =>
		[property, place.contacts[0]].flatMap((id) =>
			place.state.relations.ofRecord(id).items.map((relation) => relation.id),
		);
	const path = new RegExp(property);

	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
			for (const name of Object.keys(place.staticData)) delete place.staticData[name];
			await place.poll(watch);
			const told = new Set(actual());
			const hear = (items: Awaited<ReturnType<Place['poll']>>) => {
				for (const { event, id } of items ?? []) {
					// A creation of what is known, or a deletion of what is not, was told twice or is false.
					expect(told.has(String(id))).toBe(event === 'RelationDelete');
					if (event === 'RelationDelete') told.delete(String(id));
					else told.add(String(id));
				}
			};
			for (const now of steps) {
				if ('link' in now) {
					const pair = [place.idOf(now.key), place.contacts[now.link], property] as const;
					if (!place.state.relations.find(...pair)) place.state.link(...pair);
				} else if ('unlink' in now) {
					const { items } = place.state.relations.ofRecord(property);
					if (items[now.unlink]) place.state.relations.remove(items[now.unlink].id);
				} else if ('restart' in now) {
					place.restart();
				} else if ('polls' in now) {
					const polls = Array.from({ length: now.polls }, async () => await place.poll(watch));
					(await Promise.all(polls)).forEach(hear);
				} else {
					const skip = 'failOn' in now ? now.failOn : 0;
					const status = 'failOn' in now ? 422 : 404;
					const body = { statusCode: status, message: 'Record not found' };
					if (!('poll' in now)) {
						place.sandbox.faults.add({ match: { path }, skip, do: { status, body } });
					}
					hear(await place.poll(watch).catch(() => null));
					place.sandbox.faults.clear();
				}
			}
			hear(await place.poll(watch));
			expect(told).toEqual(new Set(actual()));
		}),
		{ numRuns: 25 },
	);
});
