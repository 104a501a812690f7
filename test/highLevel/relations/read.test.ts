import { answer, FAMILIES, refusalOf, type Meddle } from '../client.fixture';
import { openPair } from './pair.fixture';

describe.each(FAMILIES)('a record’s relations by the endpoints %s', (family) => {
	it('are seen from the record asked for', async () => {
		const { client, contacts, properties, link } = await openPair(family);
		link();
		const { relations } = client();
		const fromContact = await relations.ofRecord(contacts[0], []);
		expect(fromContact).toEqual([
			expect.objectContaining({ recordId: contacts[0], linkedRecordId: properties[0] }),
		]);
		expect(fromContact[0].linkedObjectKey).toMatch(/property$/);
		const fromProperty = await relations.ofRecord(properties[0], ['buyer_property']);
		expect(fromProperty).toEqual([
			expect.objectContaining({
				recordId: properties[0],
				linkedRecordId: contacts[0],
				linkedObjectKey: 'contact',
			}),
		]);
		expect(fromProperty[0]).not.toHaveProperty('linkedRecord');
	});

	it('bring the linked record where it is asked for, null where it is gone', async () => {
		const { client, contacts, link, next } = await openPair(family);
		link();
		const { relations } = client(1);
		const [seen] = await relations.ofRecord(contacts[0], [], { includeRecord: true });
		expect(seen.linkedRecord).toMatchObject({ id: seen.linkedRecordId });
		const pass: Meddle = async (_request, ask) => await ask();
		next(pass, answer(404, { message: 'gone' }));
		const [gone] = await client(1).relations.ofRecord(contacts[0], [], { includeRecord: true });
		expect(gone.linkedRecord).toBeNull();
		next(pass, answer(403, { message: 'no' }));
		const refused = client(1).relations.ofRecord(contacts[0], [], { includeRecord: true });
		expect((await refusalOf(refused)).kind).toBe('forbidden');
	});

	it('of no record are refused by its ID', async () => {
		const { client, next, locationId } = await openPair(family);
		const { relations } = client();
		const missing = answer(404, { message: 'Record not found' });
		for (const ask of [
			async () => await relations.list('nobody', []),
			async () => await relations.pages('nobody', []).fetch(0, 10),
		]) {
			next(missing);
			const refused = await refusalOf(ask());
			expect(refused.message).toBe(
				`There is no record with the ID "nobody" in location ${locationId}`,
			);
			expect(refused.hint).toMatch(/^Choose the record from the list/);
			next(answer(500, {}));
			expect((await refusalOf(ask())).message).toBe('HighLevel could not answer (status 500)');
		}
	});
});

it('asks the association for the object’s key where a relation does not say it', async () => {
	const { client, contacts, properties, idOf, next } = await openPair();
	const associationId = idOf('buyer_property');
	const bare = {
		id: 'r',
		associationId,
		firstRecordId: contacts[0],
		secondRecordId: properties[0],
	};
	next(answer(200, { relations: [bare] }));
	const [seen] = await client().relations.ofRecord(contacts[0], []);
	expect(seen.linkedObjectKey).toBe('custom_objects.property');
});
