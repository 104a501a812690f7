import { startSandbox, type ResponseShapeOption, type Sandbox } from '../../sandbox';
import { apiClient, seeded } from './apiClient';

let sandbox: Sandbox;

afterEach(() => sandbox.close());

/** What each endpoint answers in one shape. */
async function answers(responseShape: ResponseShapeOption) {
	sandbox = await startSandbox({ responseShape });
	const api = apiClient(sandbox);
	const { locationId } = sandbox;
	const { association, contacts, properties } = seeded(sandbox);
	const { id } = association('buyer_property');
	const pair = { firstRecordId: contacts[1], secondRecordId: properties[39] };
	const created = await api.post('/associations/relations', {
		locationId,
		associationId: id,
		...pair,
	});
	const rest = `locationId=${locationId}&skip=0&limit=100`;
	return {
		created: created.body,
		single: (await api.get(`/associations/${id}`)).body,
		list: (await api.get(`/associations/?${rest}`)).body,
		ofCompany: (await api.get('/associations/objectKey/business')).body,
		relations: (await api.get(`/associations/relations/${contacts[1]}?${rest}`)).body,
		second: (await api.get('/objects-association/key/buyer_property')).body,
		secondRelations: (await api.get(`/objects-association/relations/${contacts[1]}`)).body,
		pair,
		id,
	};
}

describe('shapes of answers', () => {
	it('seen: named lists, bare singles; the second family the other way round', async () => {
		const { created, single, list, relations, second, secondRelations, pair, id } =
			await answers('seen');
		expect(created).toMatchObject({ id: expect.any(String), ...pair });
		expect(single.id).toBe(id);
		expect(list.associations).toHaveLength(6);
		expect(relations.total).toBe(relations.relations.length);
		expect(second.association.id).toBe(id);
		expect(secondRelations).toEqual(expect.any(Array));
	});

	it('wrapped: everything under a name', async () => {
		const { created, single, ofCompany, secondRelations, pair } = await answers('wrapped');
		expect(created.relation).toMatchObject(pair);
		expect(single.association.key).toBe('buyer_property');
		expect(ofCompany.associations).toHaveLength(1);
		expect(secondRelations.relations).toEqual(expect.any(Array));
	});

	it('flat: nothing under a name', async () => {
		const { created, list, relations, second, pair } = await answers('flat');
		expect(created).toMatchObject(pair);
		expect(list).toHaveLength(6);
		expect(relations).toContainEqual(created);
		expect(second.key).toBe('buyer_property');
	});

	it('documented: one object for a list of one, the association for a new relation', async () => {
		const { created, ofCompany, list, id } = await answers('documented');
		expect(created).toMatchObject({ id, key: 'buyer_property' });
		expect(ofCompany).toMatchObject({ id: 'BUSINESSES_CONTACTS_ASSOCIATION' });
		expect(list.associations).toHaveLength(6);
	});

	it('byRecord: the relations of a record grouped by the linked record', async () => {
		const { relations, pair, id } = await answers({ relationLists: 'byRecord' });
		expect(relations.relations).toContainEqual({
			recordId: pair.secondRecordId,
			associations: [{ associationId: id, relationId: expect.any(String) }],
		});
		const count = relations.relations.flatMap(
			({ associations }: { associations: object[] }) => associations,
		).length;
		expect(relations.total).toBe(count);
	});

	it.each(['_id', 'relationId'] as const)('a relation may call its ID %s', async (relationId) => {
		const { created, relations, secondRelations } = await answers({ relationId });
		expect(created[relationId]).toEqual(expect.any(String));
		for (const relation of [created, relations.relations[0], secondRelations[0]]) {
			expect(relation).not.toHaveProperty('id');
		}
	});
});
