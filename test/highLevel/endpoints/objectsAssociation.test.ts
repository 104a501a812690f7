import { objectsAssociationFamily } from '../../../nodes/highLevel/endpoints/objectsAssociation';
import { refusalOf } from '../client.fixture';
import { LOCATION, NEW_ASSOCIATION, PAIR, requestOf, type Row } from './family.fixture';

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
			(family) => family.relationPage('r1', [], 0, 1),
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
			locationId: 'location-1',
		});
	});

	it('have no pages: each is cut from the list', async () => {
		expect(await family(list).associationPage(1, 1)).toEqual({ items: [{ id: '2' }], total: 3 });
		expect(await family(list).associationPage(2, 5)).toEqual({ items: [{ id: '3' }], total: 3 });
		expect((await family(list).relationPage('r1', [], 0, 1)).items).toHaveLength(3);
		expect(family(list).pageSize).toBe(Infinity);
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

	it('keep a description alone, so an upsert has it to set where one is given', () => {
		const { differs } = family([]);
		const existing = { id: 'a1', firstObjectLabel: 'x', description: 'why' };
		expect(differs(existing, NEW_ASSOCIATION)).toBe(false);
		expect(differs({ ...existing, description: 'else' }, NEW_ASSOCIATION)).toBe(true);
		expect(differs(existing, { ...NEW_ASSOCIATION, description: undefined })).toBe(false);
	});

	it('give an association’s details within a relation, which fill what the relation lacks', async () => {
		const association = { id: 'a1', firstObjectKey: 'contact', secondObjectKey: 'property' };
		const relationOf = async (relation: object) =>
			(await family([relation]).relationPage('r1', [], 0, 1)).items[0];
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

	it.each([
		['business', 'company'],
		['contact', 'contact'],
		['custom_objects.x', 'x'],
		['x.custom_objects.y', 'x.custom_objects.y'],
	])('say the object %s as %s', async (objectKey, said) => {
		const { path } = await requestOf(objectsAssociationFamily, (it) =>
			it.associationsOfObject(objectKey),
		);
		expect(path).toBe(`/objects-association/object/${said}`);
	});
});
