import type { FaultAction } from '../../sandbox';
import { always, LIST, openLongList, type LongList } from './longList.fixture';
import { closePlace, watchAssociations, watchRelations } from './poll.fixture';

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

describe('a poll that fails half-way', () => {
	it.each<[string, FaultAction]>([
		['status 500', { status: 500, body: { statusCode: 500, message: 'oops' } }],
		['status 403', { status: 403, body: { statusCode: 403, message: 'Forbidden resource' } }],
		['a dropped connection', { drop: true }],
		['garbage', { garbage: '<html>maintenance</html>', contentType: 'text/html' }],
		['an empty object', { status: 200, body: {} }],
		['null', { status: 200, body: null }],
		['half an answer', { truncate: true }],
		["a gateway's 404", { status: 404, body: '<html>not found</html>' }],
		["a router's 404", { status: 404, body: { message: 'Cannot GET /associations/relations/x' } }],
		["another thing's 404", { status: 404, body: { message: 'Location not found' } }],
	])(
		'with %s on page 2 of 3 throws, forgets nothing and tells nothing twice',
		async (_what, action) => {
			const { id: created } = linkNew();
			const gone = place.state.relations.ofRecord(property).items[120].id;
			unlink(120);
			const before = structuredClone(place.staticData);
			place.sandbox.faults.add(always(action, { skip: 1 }));
			await expect(place.poll(watch)).rejects.toMatchObject({
				name: expect.stringMatching(/^Node(Api|Operation)Error$/),
			});
			await expect(place.poll(watch)).rejects.toThrow();
			expect(place.staticData).toEqual(before);
			place.sandbox.faults.clear();
			expect(await place.poll(watch)).toMatchObject([
				{ event: 'RelationDelete', id: gone },
				{ event: 'RelationCreate', id: created },
			]);
			expect(await place.poll(watch)).toBeNull();
		},
	);

	it('because one of several records fails, throws and tells of none', async () => {
		const both = watchRelations([place.properties[1], property]);
		await place.poll(both);
		place.link('seller_property', place.contacts[3], place.properties[1]);
		const path = `/associations/relations/${property}`;
		place.sandbox.faults.add(
			always({ status: 400, body: { message: 'Bad Request' } }, { match: { path } }),
		);
		await expect(place.poll(both)).rejects.toThrow('HighLevel refused the request');
		place.sandbox.faults.clear();
		expect(await place.poll(both)).toHaveLength(1);
	});

	it('while associations are watched, is made good by the next', async () => {
		await place.poll(watchAssociations);
		place.state.removeAssociation(place.idOf('tenant_property'));
		place.sandbox.faults.add({ match: { path: '/associations/' }, do: { status: 422 } });
		await expect(place.poll(watchAssociations)).rejects.toThrow();
		expect(await place.poll(watchAssociations)).toMatchObject([{ key: 'tenant_property' }]);
	});
});

describe('a record that HighLevel does not know', () => {
	const unknown = { status: 404, body: { statusCode: 404, message: 'Record not found' } };

	it('once, by a passing fault, has lost nothing', async () => {
		place.sandbox.faults.add({ match: { path: LIST }, do: unknown });
		expect(await place.poll(watch)).toBeNull();
		expect(await place.poll(watch)).toBeNull();
		const { id } = linkNew();
		expect(await place.poll(watch)).toMatchObject([{ event: 'RelationCreate', id }]);
	});

	it('when it is to be learned, is refused by its ID and by the parameter', async () => {
		const learning = place.poll(watchRelations([property, 'nobody']));
		await expect(learning).rejects.toMatchObject({
			message: expect.stringContaining('"nobody"'),
			description: expect.stringContaining('Record IDs'),
		});
	});

	it('but is back later, has its relations told as created', async () => {
		const fault = place.sandbox.faults.add(always(unknown));
		await place.poll(watch);
		expect(await place.poll(watch)).toHaveLength(250);
		fault.remove();
		expect(await place.poll(watch)).toHaveLength(250);
	});
});

it('a watched key that HighLevel does not know for a moment has lost no relation', async () => {
	const filtered = watchRelations([property], { associations: 'buyer_property' });
	await place.poll(filtered);
	const before = structuredClone(place.staticData);
	place.sandbox.faults.add({
		match: { path: '/associations/key/buyer_property' },
		do: { status: 404, body: { statusCode: 404, message: 'Association not found' } },
	});
	expect(await place.poll(filtered)).toBeNull();
	expect(place.staticData).toEqual(before);
});
