import type { AssociationRef } from '../../nodes/highLevel/associationRef';
import { looksLikeId } from '../../nodes/highLevel/associationRef';
import { answer, answerLost, FAMILIES, openClient, refusalOf, uncertain } from './client.fixture';

const wanted = {
	key: 'tenant_flat',
	firstObjectKey: 'contact',
	firstObjectLabel: 'Tenant',
	secondObjectKey: 'custom_objects.property',
	secondObjectLabel: 'Flat',
};
const buyers: AssociationRef = { by: 'key', value: 'buyer_property' };

let place: Awaited<ReturnType<typeof openClient>> | undefined;
const open = async (family?: Parameters<typeof openClient>[0]) => {
	place = await openClient(family);
	return place;
};

describe.each(FAMILIES)('associations by the endpoints %s', (family) => {
	it('are found by key and by ID, each asked for once however often it is wanted', async () => {
		const { client, idOf, requests } = await open(family);
		const { associations } = client();
		const id = idOf('buyer_property');
		const [one, again] = await Promise.all([
			associations.resolve(buyers),
			associations.resolve(buyers),
		]);
		expect([one.id, again.id]).toEqual([id, id]);
		expect(await associations.idOf(buyers)).toBe(id);
		expect(requests()).toHaveLength(1);
		expect((await associations.resolve({ by: 'id', value: id })).key).toBe('buyer_property');
		expect(requests()).toHaveLength(1);
		expect(await associations.idOf({ by: 'id', value: 'any' })).toBe('any');
		expect(requests()).toEqual([]);
	});

	it.each(['id', 'key'] as const)('name the %s that is not there', async (by) => {
		const { client } = await open(family);
		const refused = await refusalOf(client().associations.get({ by, value: 'nobody' }));
		expect(refused).toMatchObject({
			kind: 'notFound',
			message: `There is no association with the ${by === 'id' ? 'ID' : 'key'} "nobody" in location ${place?.locationId}`,
		});
		expect(refused.hint).toMatch(/^Choose it from the list/);
	});

	it('leave every other refusal as it is', async () => {
		const { client, next } = await open(family);
		next(answer(401, { message: 'Invalid token: access token is invalid' }));
		const refused = await refusalOf(client().associations.get(buyers));
		expect(refused.message).toBe('HighLevel does not accept the access token');
	});

	it('are listed, by object and by type, and no more than wanted', async () => {
		const { client } = await open(family);
		const { associations } = client();
		const keys = async (filter?: Parameters<typeof associations.list>[0]) =>
			(await associations.list(filter)).map(({ key }) => key);
		const all = await keys();
		expect(all).toContain('buyer_property');
		expect(await keys({ most: 2 })).toEqual(all.slice(0, 2));
		const ofContacts = await keys({ objectKey: 'contact' });
		expect(ofContacts).toContain('buyer_property');
		expect(await keys({ objectKey: 'contact', most: 1 })).toEqual(ofContacts.slice(0, 1));
	});

	it('are created, and a key that exists is refused by name', async () => {
		const { client, sandbox } = await open(family);
		const created = await client().associations.create(wanted);
		expect(sandbox.state.associations.byKey('tenant_flat')?.id).toBe(created.id);
		const refused = await refusalOf(client().associations.create(wanted));
		expect(refused).toMatchObject({
			kind: 'duplicate',
			message: `An association with the key "tenant_flat" exists already in location ${place?.locationId}`,
			hint: 'Choose another key, or use the operation Create or Update.',
		});
	});

	it('are created once when the answer was lost', async () => {
		const { client, next, sandbox } = await open(family);
		next(answerLost);
		const created = await client().associations.create(wanted);
		expect(created.id).toBe(sandbox.state.associations.byKey('tenant_flat')?.id);
	});

	it('of other objects are no success of a lost try', async () => {
		const { client, next } = await open(family);
		next(uncertain);
		const other = { ...wanted, key: 'buyer_property', firstObjectKey: 'business' };
		const refused = await refusalOf(client().associations.create(other));
		expect(refused.kind).toBe('duplicate');
	});

	it('refused for another reason are not looked up', async () => {
		const { client, next, requests } = await open(family);
		next(answer(422, { message: ['key is odd'] }, { uncertain: true }));
		const refused = await refusalOf(client().associations.create(wanted));
		expect(refused.kind).toBe('invalid');
		expect(requests()).toHaveLength(1);
	});

	it('are upserted: created, then unchanged', async () => {
		const { client, asked } = await open(family);
		const [created, outcome] = await client().associations.upsert(wanted);
		expect([outcome, created.key]).toEqual(['created', 'tenant_flat']);
		asked();
		const [same, again] = await client().associations.upsert(wanted);
		expect([again, same.id]).toEqual(['unchanged', created.id]);
		expect(asked()).toHaveLength(1);
	});

	it('upserted twice at the same moment are created once', async () => {
		const { client } = await open(family);
		const { associations } = client();
		const both = await Promise.all([associations.upsert(wanted), associations.upsert(wanted)]);
		expect(both.map(([, outcome]) => outcome)).toEqual(['created', 'unchanged']);
	});

	it.each(['firstObjectKey', 'secondObjectKey'])(
		'are not upserted where the key has another %s',
		async (field) => {
			const { client, asked } = await open(family);
			const other = { ...wanted, key: 'buyer_property', [field]: 'business' };
			const refused = await refusalOf(client().associations.upsert(other));
			expect(refused.kind).toBe('invalid');
			expect(refused.message).toMatch(
				/^The key "buyer_property" exists already for other objects: contact and .*property$/,
			);
			expect(refused.hint).toContain('Nothing was changed.');
			expect(asked()).toHaveLength(1);
		},
	);

	it('are upserted only when it is known whether they exist', async () => {
		const { client, next, asked } = await open(family);
		next(answer(500, {}));
		expect((await refusalOf(client().associations.upsert(wanted))).kind).toBe('serverFault');
		expect(asked()).toHaveLength(1);
	});

	it('are deleted by ID or by key', async () => {
		const { client, idOf, sandbox } = await open(family);
		const id = idOf('buyer_property');
		expect(await client().associations.delete(buyers)).toBe(id);
		expect(sandbox.state.associations.byKey('buyer_property')).toBeUndefined();
	});

	it('count as deleted where a try before did it, and as missing where none did', async () => {
		const { client, next, idOf } = await open(family);
		const ref: AssociationRef = { by: 'id', value: idOf('buyer_property') };
		next(answerLost);
		expect(await client().associations.delete(ref)).toBe(ref.value);
		const refused = await refusalOf(client().associations.delete(ref));
		expect(refused.message).toContain(`There is no association with the ID "${ref.value}"`);
		next(answer(503, {}, { uncertain: true }));
		expect((await refusalOf(client().associations.delete(ref))).kind).toBe('serverFault');
	});

	it('named by what may be an ID or a key are looked up where it cannot be an ID', async () => {
		const { client, idOf, requests, next } = await open(family);
		const id = idOf('buyer_property');
		const { associations } = client();
		expect(await associations.refOf(id)).toEqual({ by: 'id', value: id });
		expect(requests()).toEqual([]);
		expect(await associations.refOf('buyer_property')).toEqual({ by: 'id', value: id });
		expect(await associations.refOf('nobody')).toEqual({ by: 'id', value: 'nobody' });
		next(answer(500, {}));
		expect((await refusalOf(associations.refOf('other'))).kind).toBe('serverFault');
	});
});

describe('labels', () => {
	it('are set by an upsert where one differs', async () => {
		const { client } = await open();
		const { associations } = client();
		const [created] = await associations.upsert(wanted);
		for (const labels of [{ firstObjectLabel: 'Lodger' }, { secondObjectLabel: 'Home' }]) {
			const [updated, outcome] = await associations.upsert({ ...wanted, ...labels });
			expect([outcome, updated.id]).toEqual(['updated', created.id]);
			expect(updated).toMatchObject({ ...wanted, ...labels });
		}
	});

	it('are kept where an update names only the other', async () => {
		const { client } = await open();
		const { associations } = client();
		await associations.create(wanted);
		const ref: AssociationRef = { by: 'key', value: 'tenant_flat' };
		expect(await associations.update(ref, { firstObjectLabel: 'Lodger' })).toMatchObject({
			firstObjectLabel: 'Lodger',
			secondObjectLabel: 'Flat',
		});
		expect(await associations.update(ref, { secondObjectLabel: 'Home' })).toMatchObject({
			firstObjectLabel: 'Lodger',
			secondObjectLabel: 'Home',
		});
	});

	it('that are both given are set without a look before', async () => {
		const { client, asked, idOf } = await open();
		const id = idOf('buyer_property');
		const labels = { firstObjectLabel: 'A', secondObjectLabel: 'B' };
		await client().associations.update({ by: 'id', value: id }, labels);
		expect(asked()).toEqual([`PUT /associations/${id}`]);
	});

	it('that would be equal are refused before any change', async () => {
		const { client, asked } = await open();
		const { associations } = client();
		await associations.create(wanted);
		asked();
		const ref: AssociationRef = { by: 'key', value: 'tenant_flat' };
		const refused = await refusalOf(associations.update(ref, { firstObjectLabel: 'Flat' }));
		expect(refused).toMatchObject({
			kind: 'invalid',
			message: 'First Object Label and Second Object Label would both be "Flat"',
			hint: 'HighLevel wants two different labels. Nothing was changed.',
		});
		expect(asked().filter((request) => request.startsWith('PUT'))).toEqual([]);
	});

	it('of an association that is gone are refused by its name', async () => {
		const { client } = await open();
		const labels = { firstObjectLabel: 'A', secondObjectLabel: 'B' };
		const gone: AssociationRef = { by: 'id', value: 'ffffffffffffffffffffffff' };
		const refused = await refusalOf(client().associations.update(gone, labels));
		expect(refused.message).toContain('There is no association with the ID "ffff');
	});

	it('are nothing to the second family, whose description counts where one is given', async () => {
		const { client } = await open('objectsAssociation');
		const { associations } = client();
		await associations.create({ ...wanted, description: 'old' });
		const outcomeOf = async (more: object) =>
			(await associations.upsert({ ...wanted, ...more }))[1];
		expect(await outcomeOf({ firstObjectLabel: 'Other' })).toBe('unchanged');
		expect(await outcomeOf({ description: 'old' })).toBe('unchanged');
		const refused = await refusalOf(associations.upsert({ ...wanted, description: 'new' }));
		expect(refused.kind).toBe('unsupported');
	});
});

it('filters by type, reading on until enough are found', async () => {
	const { client } = await open();
	const types = async (filter: object) =>
		(await client().associations.list(filter)).map(({ associationType }) => associationType);
	expect(new Set(await types({ associationType: 'USER_DEFINED' }))).toEqual(
		new Set(['USER_DEFINED']),
	);
	const system = await types({ associationType: 'SYSTEM_DEFINED', objectKey: 'contact' });
	expect(new Set(system)).toEqual(new Set(['SYSTEM_DEFINED']));
	expect(await types({ associationType: 'SYSTEM_DEFINED', most: 1 })).toHaveLength(1);
});

it.each([
	['6717c4e0a1b2c3d4e500000a', true],
	['OPPORTUNITIES_CONTACTS_ASSOCIATION', true],
	['buyer_property', false],
	['6717c4e0a1b2c3d4e500000', false],
	['6717c4e0a1b2c3d4e500000a0', false],
	['x6717c4e0a1b2c3d4e500000a', false],
	['BUYER', false],
	['BUYER_', false],
	['BUYER_PROPERTY_x', false],
	['x_BUYER_PROPERTY', false],
])('takes %s for an ID: %s', (name, expected) => {
	expect(looksLikeId(name)).toBe(expected);
});
