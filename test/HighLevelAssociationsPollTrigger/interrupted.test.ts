import type { Fault, FaultAction } from '../../sandbox';
import {
	closePlace,
	openPlace,
	watchAssociations,
	watchRelations,
	type Place,
} from './poll.fixture';

// Retries pause for seconds; here they follow at once.
jest.mock('../../nodes/connection/executionClock', () => ({
	wallClock: { now: () => Date.now() },
	executionClock: () => ({ now: () => Date.now(), sleep: async () => undefined }),
}));

const LIST = /^\/associations\/relations\//;
const always = (action: FaultAction, more: Partial<Fault> = {}): Fault => ({
	match: { path: LIST },
	times: Infinity,
	do: action,
	...more,
});

let place: Place;
let watch: ReturnType<typeof watchRelations>;
let property: string;

beforeEach(async () => {
	place = await openPlace('associations', {
		seed: { contacts: 260, properties: 3, relations: 250 },
	});
	property = place.properties[0];
	watch = watchRelations([property]);
	await place.poll(watch);
});
afterEach(async () => await closePlace(place));

const linkNew = (contact = 255) => place.link('seller_property', place.contacts[contact], property);
const unlink = (n: number) =>
	place.state.relations.remove(place.state.relations.ofRecord(property).items[n].id);

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
		await expect(place.poll(watch)).rejects.toThrow('gave the same page twice');
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
});
