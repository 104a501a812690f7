import { MOST_RELATIONS } from '../../nodes/highLevel/polling/bounds';
import { closePlace, openPlace, watchRelations, type Place } from './poll.fixture';

let place: Place | undefined;
afterEach(async () => await closePlace(place));

describe('the memory of many relations', () => {
	it('holds 10,000 in under 500 KB, read with one request per page, and finds one more and one less', async () => {
		place = await openPlace('associations', {
			seed: { contacts: 2_500, properties: 4, relations: 10_000 },
		});
		const watch = watchRelations(place.properties);
		place.asked();
		expect(await place.poll(watch)).toBeNull();
		expect(place.asked()).toHaveLength(100);

		const bytes = Buffer.byteLength(JSON.stringify(place.staticData));
		const naive = Buffer.byteLength(JSON.stringify(place.state.relations.list()));
		process.stdout.write(
			`memory of 10,000 relations: ${(bytes / 1024).toFixed(0)} KB, ${(bytes / 10_000).toFixed(1)} bytes each (as JSON objects: ${(naive / 1024).toFixed(0)} KB)\n`,
		);
		expect(bytes).toBeLessThan(500 * 1024);

		const [gone] = place.state.relations.ofRecord(place.properties[2], [], 1_234, 1).items;
		place.state.relations.remove(gone.id);
		const { id } = place.link('seller_property', place.contacts[0], place.properties[0]);
		const fields = { ...gone, createdAt: undefined };
		expect(await place.poll(watch)).toEqual([
			{ event: 'RelationDelete', ...fields },
			expect.objectContaining({ event: 'RelationCreate', id }),
		]);
	});

	it('is refused in words beyond its bound, and then nothing is forgotten', async () => {
		const [contacts, properties] = [5_100, 5];
		place = await openPlace('associations', {
			seed: { contacts, properties, relations: MOST_RELATIONS - 2 },
		});
		const watch = watchRelations(place.properties);
		expect(await place.poll(watch)).toBeNull();
		const before = structuredClone(place.staticData);
		const last = place.properties[properties - 1];
		for (const contact of place.contacts.slice(0, 3)) place.link('tenant_property', contact, last);
		await expect(place.poll(watch)).rejects.toMatchObject({
			message: expect.stringContaining('more than 25,000 relations'),
			description: expect.stringContaining('Record IDs'),
		});
		expect(place.staticData).toEqual(before);
		const [{ id }] = place.state.relations.ofRecord(last).items.slice(-1);
		place.state.relations.remove(id);
		expect(await place.poll(watch)).toHaveLength(2);
	});
});
