import { byId, byKey, FAMILIES, openPlace, seeded, type Place } from '../../node.fixture';

const UNKNOWN = '5f0000000000000000000000';

describe.each(FAMILIES)('deleting a relation by the family %s', (family) => {
	let place: Place;
	let seed: ReturnType<typeof seeded>;
	const base =
		family === 'associations' ? '/associations/relations' : '/objects-association/relations';

	beforeEach(async () => {
		place = await openPlace(family);
		seed = seeded(place.sandbox);
	});

	const remove = { resource: 'relation', operation: 'delete' };
	const removePair = (first: string, second: string, more: object = {}) => ({
		...remove,
		deleteBy: 'records',
		association: byId(seed.idOf('buyer_property')),
		firstRecord: byId(first),
		secondRecord: byId(second),
		...more,
	});
	const relationOf = (first: string, second: string, key = 'buyer_property') =>
		place.sandbox.state.relations.find(seed.idOf(key), first, second)?.id;

	it('deletes by the relation’s ID', async () => {
		const id = relationOf(seed.contacts[0], seed.properties[0]) ?? '';
		expect(await place.outputs({ ...remove, relationId: id })).toEqual([{ deleted: true, id }]);
		expect(place.asked()).toEqual([`DELETE ${base}/${id}`]);
		expect(place.sandbox.state.relations.get(id)).toBeUndefined();
	});

	it('tells of a relation that is not there, and refuses it when told to', async () => {
		expect(await place.outputs({ ...remove, relationId: UNKNOWN })).toEqual([
			{ deleted: false, id: UNKNOWN },
		]);
		const error = await place.refusal({
			...remove,
			relationId: UNKNOWN,
			options: { whenMissing: 'error' },
		});
		expect(error.message).toContain(`no relation with the ID "${UNKNOWN}"`);
		expect(error.description).toContain('When Link Is Missing');
	});

	it('deletes by the two records', async () => {
		const [first, second] = [seed.contacts[0], seed.properties[0]];
		const id = relationOf(first, second);
		expect(await place.outputs(removePair(first, second))).toEqual([{ deleted: true, id }]);
		expect(place.asked()).toEqual([`GET ${base}/${first}`, `DELETE ${base}/${id}`]);
		expect(seed.countOf('buyer_property', first, second)).toBe(0);
		expect(await place.outputs(removePair(first, second))).toEqual([{ deleted: false, id: null }]);
	});

	it('leaves the link of the same records under another association', async () => {
		const [first, second] = [seed.contacts[0], seed.properties[0]];
		place.sandbox.state.link(seed.idOf('tenant_property'), first, second);
		await place.outputs(removePair(first, second));
		expect(seed.countOf('tenant_property', first, second)).toBe(1);
	});

	it('refuses two records that are not linked when told to, naming them', async () => {
		const error = await place.refusal(
			removePair(seed.contacts[0], seed.properties[9], {
				association: byKey('buyer_property'),
				options: { whenMissing: 'error' },
			}),
		);
		expect(error.message).toBe(
			`The records ${seed.contacts[0]} and ${seed.properties[9]} are not linked under the association "buyer_property"`,
		);
		expect(place.asked().filter((asked) => asked.startsWith('DELETE'))).toEqual([]);
	});

	it('takes two records of one object in the order of the association, and no other', async () => {
		const association = byId(seed.idOf('referrer_referred'));
		const [first, second] = [seed.contacts[0], seed.contacts[20]];
		const id = relationOf(first, second, 'referrer_referred');
		const error = await place.refusal(removePair(second, first, { association }));
		expect(error.message).toContain('are linked the other way round');
		expect(await place.outputs(removePair(first, second, { association }))).toEqual([
			{ deleted: true, id },
		]);
	});

	it('misses none of 150 links of one record, though each that goes moves the others', async () => {
		const { state } = place.sandbox;
		const association = byKey('tenant_property');
		const ids = Array.from(
			{ length: 150 },
			() => state.records.add({ objectKey: 'contact', properties: {} }).id,
		);
		const property = seed.properties[0];
		for (const id of ids) state.link(seed.idOf('tenant_property'), id, property);
		const outputs = await place.outputs(
			removePair('', property, { association, firstRecord: byId('={{ $json.contact }}') }),
			{ input: ids.map((contact) => ({ contact })) },
		);
		expect(outputs.filter(({ deleted }) => !deleted)).toEqual([]);
		expect(state.relations.ofRecord(property, [seed.idOf('tenant_property')]).items).toEqual([]);
	});

	it('says that the records stand in the wrong order, and deletes nothing', async () => {
		const before = place.sandbox.state.relations.size;
		const error = await place.refusal(removePair(seed.properties[0], seed.contacts[0]));
		expect(error.message).toBe(
			`The records ${seed.properties[0]} and ${seed.contacts[0]} are linked the other way round`,
		);
		expect(error.description).toContain('Swap First Record and Second Record');
		expect(place.sandbox.state.relations.size).toBe(before);
	});

	it('says which record is unknown', async () => {
		const error = await place.refusal(removePair(UNKNOWN, seed.properties[0]));
		expect(error.message).toContain(UNKNOWN);
		expect(error.message).toContain(place.sandbox.locationId);
	});

	it('reads a record’s links once for many pairs', async () => {
		const [, contact] = seed.contacts;
		const input = seed.properties.slice(0, 20).map((property) => ({ property }));
		for (const { property } of input) {
			place.sandbox.state.link(seed.idOf('tenant_property'), contact, property);
		}
		const outputs = await place.outputs(
			removePair(contact, '', {
				association: byKey('tenant_property'),
				secondRecord: byId('={{ $json.property }}'),
			}),
			{ input },
		);
		expect(outputs.every(({ deleted }) => deleted === true)).toBe(true);
		expect(seed.linkedWith(contact, 'tenant_property')).toEqual([]);
		const reads = place.asked().filter((asked) => asked.startsWith('GET'));
		expect(reads.length).toBeLessThan(input.length);
	});
});
