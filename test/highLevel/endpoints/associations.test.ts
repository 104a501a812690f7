import { associationsFamily } from '../../../nodes/highLevel/endpoints/associations';
import { LOCATION, NEW_ASSOCIATION, PAIR, requestOf, type Row } from './family.fixture';

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
			(family) => family.relationPage('r1', ['a1', 'a2'], 0, 100),
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

	it('give lists in pages of 100', () => {
		expect(associationsFamily(jest.fn(), LOCATION).pageSize).toBe(100);
	});

	it('keep labels, so an upsert sets either that differs', () => {
		const { differs } = associationsFamily(jest.fn(), LOCATION);
		const existing = { id: 'a1', firstObjectLabel: 'One', secondObjectLabel: 'Other' };
		expect(differs(existing, NEW_ASSOCIATION)).toBe(false);
		expect(differs({ ...existing, description: 'else' }, NEW_ASSOCIATION)).toBe(false);
		expect(differs({ ...existing, firstObjectLabel: 'x' }, NEW_ASSOCIATION)).toBe(true);
		expect(differs({ ...existing, secondObjectLabel: 'x' }, NEW_ASSOCIATION)).toBe(true);
	});
});
