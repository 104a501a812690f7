import type { HighLevelRequest, HighLevelResponse } from '../../nodes/highLevel/http';
import { associationsFamily } from '../../nodes/highLevel/families/associations';
import type { EndpointFamily } from '../../nodes/highLevel/families/EndpointFamily';
import { objectsAssociationFamily } from '../../nodes/highLevel/families/objectsAssociation';
import { refusalOf } from './client.fixture';

const LOCATION = 'location-1';
const FLAT = { id: 'x1', associationId: 'a1' };

/** The one request a call sends, when it is answered with `body`. */
async function requestOf(
	make: typeof associationsFamily,
	call: (family: EndpointFamily) => Promise<unknown>,
	body: unknown = FLAT,
): Promise<HighLevelRequest> {
	const sent: HighLevelRequest[] = [];
	const send = async (request: HighLevelRequest): Promise<HighLevelResponse> => {
		sent.push(request);
		return { status: 200, headers: {}, body };
	};
	await call(make(send, LOCATION));
	expect(sent).toHaveLength(1);
	return sent[0];
}

const NEW_ASSOCIATION = {
	key: 'k',
	firstObjectKey: 'business',
	firstObjectLabel: 'One',
	secondObjectKey: 'custom_objects.property',
	secondObjectLabel: 'Other',
	description: 'why',
};
const PAIR = { firstRecordId: 'r1', secondRecordId: 'r2' };

type Row = [what: string, call: (family: EndpointFamily) => Promise<unknown>, HighLevelRequest];

describe('the official endpoints', () => {
	it.each<Row>([
		[
			'creating an association',
			(family) => family.createAssociation(NEW_ASSOCIATION),
			{
				method: 'POST',
				path: '/associations/',
				body: {
					locationId: LOCATION,
					key: 'k',
					firstObjectKey: 'business',
					firstObjectLabel: 'One',
					secondObjectKey: 'custom_objects.property',
					secondObjectLabel: 'Other',
				},
				scope: 'associations.write',
			},
		],
		[
			'an association by ID',
			(family) => family.getAssociation('a/1'),
			{ method: 'GET', path: '/associations/a%2F1', scope: 'associations.readonly' },
		],
		[
			'an association by key',
			(family) => family.getAssociationByKey('k'),
			{
				method: 'GET',
				path: '/associations/key/k',
				query: { locationId: LOCATION },
				scope: 'associations.readonly',
			},
		],
		[
			'a page of associations',
			(family) => family.associationPage(20, 10),
			{
				method: 'GET',
				path: '/associations/',
				query: { locationId: LOCATION, skip: 20, limit: 10 },
				scope: 'associations.readonly',
			},
		],
		[
			'the associations of an object',
			(family) => family.associationsOfObject('contact'),
			{
				method: 'GET',
				path: '/associations/objectKey/contact',
				query: { locationId: LOCATION },
				scope: 'associations.readonly',
			},
		],
		[
			'updating an association',
			(family) => family.updateAssociation('a1', { firstObjectLabel: 'A', secondObjectLabel: 'B' }),
			{
				method: 'PUT',
				path: '/associations/a1',
				body: { firstObjectLabel: 'A', secondObjectLabel: 'B' },
				scope: 'associations.write',
			},
		],
		[
			'deleting an association',
			(family) => family.deleteAssociation('a1'),
			{ method: 'DELETE', path: '/associations/a1', scope: 'associations.write' },
		],
		[
			'creating a relation',
			(family) => family.createRelation('a1', PAIR),
			{
				method: 'POST',
				path: '/associations/relations',
				body: { locationId: LOCATION, associationId: 'a1', ...PAIR },
				scope: 'associations/relation.write',
			},
		],
		[
			'a page of all of a record’s relations, without a filter',
			(family) => family.relationPage('r1', [], 5, 7),
			{
				method: 'GET',
				path: '/associations/relations/r1',
				query: { locationId: LOCATION, skip: 5, limit: 7 },
				scope: 'associations/relation.readonly',
			},
		],
		[
			'a record’s relations under some associations',
			(family) => family.relationsOfRecord('r1', { associationIds: ['a1', 'a2'] }),
			{
				method: 'GET',
				path: '/associations/relations/r1',
				query: { locationId: LOCATION, skip: 0, limit: 100, associationIds: ['a1', 'a2'] },
				scope: 'associations/relation.readonly',
			},
		],
		[
			'deleting a relation',
			(family) => family.deleteRelation('x1'),
			{
				method: 'DELETE',
				path: '/associations/relations/x1',
				query: { locationId: LOCATION },
				scope: 'associations/relation.write',
			},
		],
	])('are asked as documented for %s', async (_what, call, expected) => {
		expect(await requestOf(associationsFamily, call)).toEqual(expected);
	});

	it('say object keys as they are, and give lists in pages of 100', () => {
		const family = associationsFamily(jest.fn(), LOCATION);
		expect(family.ownObjectKey('business')).toBe('business');
		expect([family.name, family.pageSize]).toEqual(['associations', 100]);
	});

	it('are not believed when they heed no filter', async () => {
		const relations = [
			{ id: '1', associationId: 'a1' },
			{ id: '2', associationId: 'a2' },
		];
		const family = associationsFamily(
			async () => ({ status: 200, headers: {}, body: { relations } }),
			LOCATION,
		);
		const ids = async (associationIds?: string[]) =>
			(await family.relationsOfRecord('r1', { associationIds })).map(({ id }) => id);
		expect(await ids(['a2'])).toEqual(['2']);
		expect(await ids([])).toEqual(['1', '2']);
		expect(await ids()).toEqual(['1', '2']);
	});
});

describe('the endpoints of the setup guides', () => {
	const scope = 'custom-objects';

	it.each<Row>([
		[
			'creating an association, with bare object keys',
			(family) => family.createAssociation(NEW_ASSOCIATION),
			{
				method: 'POST',
				path: '/objects-association',
				body: {
					locationId: LOCATION,
					key: 'k',
					firstObjectKey: 'company',
					secondObjectKey: 'property',
					description: 'why',
				},
				scope,
			},
		],
		[
			'an association by key',
			(family) => family.getAssociationByKey('k k'),
			{ method: 'GET', path: '/objects-association/key/k%20k', scope },
		],
		[
			'the associations of an object',
			(family) => family.associationsOfObject('custom_objects.property'),
			{ method: 'GET', path: '/objects-association/object/property', scope },
		],
		[
			'a page of associations, which is the whole list',
			(family) => family.associationPage(0, 10),
			{ method: 'GET', path: '/objects-association', query: { locationId: LOCATION }, scope },
		],
		[
			'deleting an association',
			(family) => family.deleteAssociation('a1'),
			{ method: 'DELETE', path: '/objects-association/a1', scope },
		],
		[
			'creating a relation',
			(family) => family.createRelation('a1', PAIR),
			{ method: 'POST', path: '/objects-association/a1/relations', body: PAIR, scope },
		],
		[
			'a record’s relations',
			(family) => family.relationsOfRecord('r1'),
			{ method: 'GET', path: '/objects-association/relations/r1', scope },
		],
		[
			'deleting a relation',
			(family) => family.deleteRelation('x1'),
			{ method: 'DELETE', path: '/objects-association/relations/x1', scope },
		],
	])('are asked as described for %s', async (_what, call, expected) => {
		expect(await requestOf(objectsAssociationFamily, call)).toEqual(expected);
	});

	const family = (body: unknown) =>
		objectsAssociationFamily(async () => ({ status: 200, headers: {}, body }), LOCATION);
	const list = [{ id: '1' }, { id: '2' }, { id: '3' }];

	it('want a description, be it empty', async () => {
		const { body } = await requestOf(objectsAssociationFamily, (it) =>
			it.createAssociation({ ...NEW_ASSOCIATION, description: undefined }),
		);
		expect(body).toMatchObject({ description: '' });
	});

	it('have no ID to ask for: it is looked up in the list', async () => {
		expect(await family(list).getAssociation('2')).toEqual({ id: '2' });
		const refused = await refusalOf(family(list).getAssociation('4'));
		expect(refused).toMatchObject({
			kind: 'notFound',
			status: 404,
			message: 'There is no association with the ID "4" in location location-1',
			hint: 'Choose it from the list, or give its key.',
		});
	});

	it('have no pages: each is cut from the list', async () => {
		expect(await family(list).associationPage(1, 1)).toEqual({ items: [{ id: '2' }], total: 3 });
		expect(await family(list).associationPage(2, 5)).toEqual({ items: [{ id: '3' }], total: 3 });
		expect((await family(list).relationPage('r1', [], 0, 1)).items).toHaveLength(3);
		expect([family(list).name, family(list).pageSize]).toEqual(['objectsAssociation', Infinity]);
	});

	it('cannot update', async () => {
		const labels = { firstObjectLabel: 'A', secondObjectLabel: 'B' };
		const refused = await refusalOf(family(list).updateAssociation('1', labels));
		expect(refused.kind).toBe('unsupported');
		expect(refused.message).toBe(
			'Updating an association is not possible with the endpoints "/objects-association"',
		);
		expect(refused.hint).toContain('Set Endpoints to "Associations"');
	});

	it('are filtered by association here, and cut to what is wanted', async () => {
		const relations = ['a', 'b', 'a'].map((associationId, at) => ({ id: `${at}`, associationId }));
		const ids = async (query: object) =>
			(await family(relations).relationsOfRecord('r1', query)).map(({ id }) => id);
		expect(await ids({ associationIds: ['a'] })).toEqual(['0', '2']);
		expect(await ids({ associationIds: ['a'], most: 1 })).toEqual(['0']);
		expect(await ids({ associationIds: [] })).toEqual(['0', '1', '2']);
	});

	it('give an association’s details within a relation, which fill what the relation lacks', async () => {
		const association = { id: 'a1', firstObjectKey: 'contact', secondObjectKey: 'property' };
		const relationOf = async (relation: object) =>
			(await family([relation]).relationsOfRecord('r1'))[0];
		expect(await relationOf({ id: '1', association })).toEqual({
			id: '1',
			association,
			associationId: 'a1',
			firstObjectKey: 'contact',
			secondObjectKey: 'property',
		});
		const own = { id: '1', associationId: 'own', firstObjectKey: 'f', secondObjectKey: 's' };
		expect(await relationOf({ ...own, association })).toEqual({ ...own, association });
		for (const other of ['a1', null]) {
			expect(await relationOf({ id: '1', association: other })).toEqual({
				id: '1',
				association: other,
			});
		}
	});

	it('say custom objects bare wherever the prefix is one, and only there', () => {
		const { ownObjectKey } = family([]);
		expect(
			['business', 'contact', 'custom_objects.x', 'x.custom_objects.y'].map(ownObjectKey),
		).toEqual(['company', 'contact', 'x', 'x.custom_objects.y']);
	});
});
