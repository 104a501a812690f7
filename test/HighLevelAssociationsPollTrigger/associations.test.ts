import { closePlace, FAMILIES, openPlace, watchAssociations, type Place } from './poll.fixture';

const NEW = {
	key: 'landlord_property',
	firstObjectKey: 'contact',
	firstObjectLabel: 'Landlord',
	secondObjectKey: 'custom_objects.property',
	secondObjectLabel: 'Let "here", 100 % | yes; ünï 🏠',
};

describe.each(FAMILIES)('watching associations by the family %s', (family) => {
	let place: Place;
	const official = family === 'associations';

	beforeEach(async () => {
		place = await openPlace(family);
		expect(await place.poll(watchAssociations)).toBeNull();
	});
	afterEach(async () => await closePlace(place));

	it('is silent while nothing changes, and leaves its memory alone', async () => {
		const before = structuredClone(place.staticData);
		expect(await place.poll(watchAssociations)).toBeNull();
		expect(place.staticData).toEqual(before);
	});

	it('asks one request per poll', async () => {
		place.asked();
		await place.poll(watchAssociations);
		const { locationId } = place.sandbox;
		expect(place.asked()).toEqual([
			official
				? `GET /associations/?locationId=${locationId}&skip=0&limit=100`
				: `GET /objects-association?locationId=${locationId}`,
		]);
	});

	it('tells of a created one as the webhook would, once', async () => {
		const { id, locationId } = place.state.associations.add(NEW);
		const items = await place.poll(watchAssociations);
		const { key, firstObjectKey, secondObjectKey } = NEW;
		expect(items).toEqual([
			official
				? { event: 'AssociationCreate', id, locationId, associationType: 'USER_DEFINED', ...NEW }
				: {
						event: 'AssociationCreate',
						...{ id, locationId, key, firstObjectKey, secondObjectKey, description: '' },
					},
		]);
		expect(await place.poll(watchAssociations)).toBeNull();
	});

	it('tells of a deleted one with what was remembered of it, after a restart too', async () => {
		const { id } = place.state.associations.add(NEW);
		const [created] = (await place.poll(watchAssociations)) ?? [];
		place.restart();
		place.state.removeAssociation(id);
		expect(await place.poll(watchAssociations)).toEqual([
			{ ...created, event: 'AssociationDelete' },
		]);
		expect(await place.poll(watchAssociations)).toBeNull();
	});

	it('tells of the deletion before the creation where a key was made anew', async () => {
		place.state.associations.add(NEW);
		await place.poll(watchAssociations);
		place.state.removeAssociation(place.idOf(NEW.key));
		place.state.associations.add(NEW);
		const items = await place.poll(watchAssociations);
		expect(items).toMatchObject([
			{ event: 'AssociationDelete', key: NEW.key },
			{ event: 'AssociationCreate', key: NEW.key },
		]);
	});

	it('tells only of the events selected, and remembers the others all the same', async () => {
		const onlyDeleted = { ...watchAssociations, events: ['AssociationDelete'] };
		const { id } = place.state.associations.add(NEW);
		expect(await place.poll(onlyDeleted)).toBeNull();
		expect(await place.poll(watchAssociations)).toBeNull();
		place.state.removeAssociation(id);
		expect(await place.poll(onlyDeleted)).toMatchObject([{ event: 'AssociationDelete', id }]);
	});

	it('reads more than a page of them without telling of what it has seen', async () => {
		for (let n = 0; n < 230; n++) place.state.associations.add({ ...NEW, key: `label_${n}` });
		place.asked();
		expect(await place.poll(watchAssociations)).toHaveLength(230);
		expect(place.asked()).toHaveLength(official ? 3 : 1);
		expect(await place.poll(watchAssociations)).toBeNull();
	});
});

describe('a changed association', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
		await place.poll(watchAssociations);
	});
	afterEach(async () => await closePlace(place));

	it('is told with its new labels, once', async () => {
		const id = place.idOf('buyer_property');
		place.state.associations.update(id, {
			firstObjectLabel: 'Purchaser',
			secondObjectLabel: 'Home',
		});
		const items = await place.poll(watchAssociations);
		expect(items).toEqual([
			expect.objectContaining({
				event: 'AssociationUpdate',
				id,
				key: 'buyer_property',
				firstObjectLabel: 'Purchaser',
				secondObjectLabel: 'Home',
				locationId: place.sandbox.locationId,
			}),
		]);
		expect(await place.poll(watchAssociations)).toBeNull();
	});

	const listing = (change: (associations: object[]) => object) => {
		const associations = place.state.associations
			.list()
			.map(({ id, key, firstObjectKey, firstObjectLabel, secondObjectKey, secondObjectLabel }) => ({
				...{ id, key, firstObjectKey, firstObjectLabel, secondObjectKey, secondObjectLabel },
				associationType: 'USER_DEFINED',
			}));
		const body = change(associations);
		place.sandbox.faults.add({ match: { path: '/associations/' }, do: { status: 200, body } });
	};

	it('is none when HighLevel lists them in another order', async () => {
		listing((associations) => ({
			associations: associations.map((each) => ({ ...each, associationType: undefined })).reverse(),
		}));
		expect(await place.poll(watchAssociations)).toBeNull();
	});

	it('is none when HighLevel begins or ceases to send a field', async () => {
		listing((associations) => ({
			associations: associations.map((each) => ({
				...each,
				associationType: undefined,
				secondObjectLabel: undefined,
				firstObjectToSecondObjectCardinality: 'MANY_TO_MANY',
				updatedAt: 'now',
			})),
		}));
		expect(await place.poll(watchAssociations)).toBeNull();
	});

	it('is none when the list comes empty once: it is looked at a second time', async () => {
		listing(() => ({ associations: [] }));
		place.asked();
		expect(await place.poll(watchAssociations)).toBeNull();
		expect(place.asked()).toHaveLength(2);
	});
});
