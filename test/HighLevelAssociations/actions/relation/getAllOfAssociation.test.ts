import { byId, byKey, FAMILIES, openPlace, type Place } from '../../node.fixture';
import { list } from './listing.fixture';

const SEED = { contacts: 12, properties: 6, relations: 6 };

const ofAssociation = (associations: unknown, more: object = {}) => ({
	resource: 'relation',
	operation: 'getAll',
	of: 'association',
	associations,
	returnAll: true,
	includeNames: false,
	...more,
});

describe.each(FAMILIES)('Get Many of associations, by the endpoints %s', (family) => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace(family, { seed: SEED });
	});

	const idsUnder = (...keys: string[]) =>
		place.sandbox.state.relations
			.list()
			.filter(({ associationId }) =>
				keys.some((key) => place.sandbox.state.associations.byKey(key)?.id === associationId),
			)
			.map(({ id }) => id)
			.sort();

	it('lists every link under one association, named by its key or its ID', async () => {
		const id = place.sandbox.state.associations.byKey('buyer_property')?.id;
		for (const name of ['buyer_property', id, ['buyer_property', id]]) {
			const links = await place.outputs(ofAssociation(name));
			expect(links.map((link) => link.id).sort()).toEqual(idsUnder('buyer_property'));
		}
	});

	it('lists the links under several associations', async () => {
		const { state } = place.sandbox;
		const [contact] = state.records.list('contact');
		const [property] = state.records.list('custom_objects.property');
		state.link(state.associations.byKey('tenant_property')?.id ?? '', contact.id, property.id);
		const names = 'buyer_property, tenant_property';
		const links = await place.outputs(ofAssociation(names));
		expect(links.map((link) => link.id).sort()).toEqual(
			idsUnder('buyer_property', 'tenant_property'),
		);
		const pairs = await place.outputs(ofAssociation(names, { options: { distinct: true } }));
		const names2 = pairs.map(({ firstRecordId, secondRecordId }) =>
			JSON.stringify([firstRecordId, secondRecordId]),
		);
		expect(new Set(names2).size).toBe(names2.length);
	});

	it('stops at Limit', async () => {
		const links = await place.outputs(
			ofAssociation('buyer_property', { returnAll: false, limit: 2 }),
		);
		expect(links).toHaveLength(2);
	});

	it('says with one item that there is no link, where that is wanted', async () => {
		const none = ofAssociation('seller_property');
		expect(await place.outputs(none)).toEqual([]);
		expect(await place.outputs({ ...none, options: { whenNoLink: 'item' } })).toEqual([
			{ linked: false, associations: ['seller_property'] },
		]);
		const some = ofAssociation('buyer_property', { options: { whenNoLink: 'item' } });
		for (const { linked } of await place.outputs(some)) expect(linked).toBe(true);
	});

	it('refuses no association at all before any request', async () => {
		for (const nothing of ['={{ "" }}', '={{ [] }}']) {
			const refused = await place.refusal(ofAssociation(nothing));
			expect(refused.message).toContain('Names or IDs" is empty');
		}
		expect(place.asked()).toEqual([]);
	});

	it('keeps only links with records of the linked object', async () => {
		const { state } = place.sandbox;
		const [contact, other] = state.records.list('contact');
		const referrals = state.associations.byKey('referrer_referred')?.id ?? '';
		state.link(referrals, contact.id, other.id);
		const mine = list(contact.id, { includeNames: false });
		const all = await place.outputs(mine);
		const properties = await place.outputs({
			...mine,
			filters: { linkedObject: byKey('property') },
		});
		expect(properties.length).toBeGreaterThan(0);
		expect(properties.length).toBeLessThan(all.length);
		for (const { linkedObjectKey } of properties) expect(linkedObjectKey).toMatch(/property$/);
	});

	it('keeps only links with the records whose IDs are given', async () => {
		const { state } = place.sandbox;
		const [contact] = state.records.list('contact');
		const buyers = [state.associations.byKey('buyer_property')?.id ?? ''];
		const [last] = state.relations.ofRecord(contact.id, buyers).items.slice(-1);
		const between = (recordId: string, filters: object, more: object = {}) =>
			list(recordId, { includeNames: false, filters, ...more });
		const found = await place.outputs(
			between(contact.id, { linkedRecordIds: last.secondRecordId }, { limit: 1 }),
		);
		expect(found.map(({ id }) => id)).toEqual([last.id]);
		const under = await place.outputs(
			ofAssociation('buyer_property', { filters: { linkedRecordIds: contact.id } }),
		);
		expect(under.length).toBeGreaterThan(0);
		for (const { firstRecordId } of under) expect(firstRecordId).toBe(contact.id);
		const { id: stranger } = state.records.add({ objectKey: 'contact', properties: {} });
		expect(await place.outputs(between(contact.id, { linkedRecordIds: stranger }))).toEqual([]);
	});

	it('refuses a list of linked records that gives nothing, before any request', async () => {
		const [{ id }] = place.sandbox.state.records.list('contact');
		const filters = { linkedRecordIds: '={{ $json.missing }}' };
		const refused = await place.refusal(list(id, { filters }));
		expect(refused.message).toContain('"Linked Record IDs" is filled in but gives nothing');
		expect(place.asked()).toEqual([]);
	});

	it('lists each linked record once, where that is wanted', async () => {
		const { state } = place.sandbox;
		const [contact] = state.records.list('contact');
		const [property] = state.records.list('custom_objects.property');
		for (const key of ['buyer_property', 'tenant_property']) {
			const { id = '' } = state.associations.byKey(key) ?? {};
			if (!state.relations.ofRecord(contact.id, [id]).items.length)
				state.link(id, contact.id, property.id);
		}
		const options = { distinct: true };
		const links = await place.outputs(list(contact.id, { includeNames: false, options }));
		const ids = links.map(({ linkedRecordId }) => linkedRecordId);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('says of a record that it has no link', async () => {
		const { id } = place.sandbox.state.records.add({ objectKey: 'contact', properties: {} });
		const options = { whenNoLink: 'item' };
		expect(await place.outputs(list(id, { options }))).toEqual([{ linked: false, recordId: id }]);
		expect(await place.outputs({ ...list(id), record: byId(id) })).toEqual([]);
		const [contact] = place.sandbox.state.records.list('contact');
		const [linked] = await place.outputs(list(contact.id, { options }));
		expect(Object.entries(linked)[0]).toEqual(['linked', true]);
	});
});
