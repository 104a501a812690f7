import type { AssociationRef } from '../../../nodes/highLevel/model/associationRef';
import {
	answer,
	answerLost,
	FAMILIES,
	openClient,
	refusalOf,
	uncertain,
	type Meddle,
} from '../client.fixture';
import { wanted } from './association.fixture';

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
		expect(refused.message).toBe(
			'HighLevel does not accept the access token: Invalid token: access token is invalid',
		);
	});

	it('are created, and a key that exists is refused by name', async () => {
		const { client, sandbox } = await open(family);
		const created = await client().associations.create(wanted);
		expect(sandbox.state.associations.byKey('tenant_flat')?.id).toBe(created.id);
		const refused = await refusalOf(client().associations.create(wanted));
		expect(refused).toMatchObject({
			kind: 'duplicate',
			message: `An association with the key "tenant_flat" already exists in location ${place?.locationId}`,
			hint: 'Choose another key, or use the operation Create or Update.',
		});
	});

	it('are created once when the answer was lost', async () => {
		const { client, next, sandbox } = await open(family);
		next(answerLost);
		const created = await client().associations.create(wanted);
		expect(created.id).toBe(sandbox.state.associations.byKey('tenant_flat')?.id);
	});

	it('with other names are no success of a lost try', async () => {
		const { client, next } = await open(family);
		const { associations } = client();
		const [mine, others] =
			family === 'associations'
				? [{ firstObjectLabel: 'Tenant' }, { firstObjectLabel: 'Lodger' }]
				: [{ description: 'new' }, { description: 'old' }];
		await associations.create({ ...wanted, ...others });
		next(uncertain);
		const refused = await refusalOf(associations.create({ ...wanted, ...mine }));
		expect(refused.kind).toBe('duplicate');
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
				/^The key "buyer_property" already exists for other objects: contact and .*property$/,
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

	it('named by what may be an ID or a key are found in the list, which is read once', async () => {
		const { client, idOf, asked, next } = await open(family);
		const id = idOf('buyer_property');
		const { associations } = client();
		expect((await associations.named(id)).id).toBe(id);
		expect((await associations.named('buyer_property')).id).toBe(id);
		expect((await associations.named(idOf('tenant_property'))).key).toBe('tenant_property');
		expect(asked()).toHaveLength(1);
		const refused = await refusalOf(associations.named('nobody'));
		expect(refused).toMatchObject({
			kind: 'notFound',
			message: `There is no association with the ID or key "nobody" in location ${place?.locationId}`,
			hint: 'Check Association Names or IDs: choose from the list, or give IDs or keys as HighLevel shows them.',
		});
		next(answer(500, {}));
		expect((await refusalOf(associations.named('other'))).kind).toBe('serverFault');
	});
});

it.each(['odd-id', 'other'])('an association that the list lacks is found by %s', async (name) => {
	const { client, next } = await open();
	const odd = { id: 'odd-id', key: 'other' };
	const pass: Meddle = async (_request, ask) => await ask();
	const known = answer(200, { association: odd });
	next(pass, ...(name === 'other' ? [known] : [answer(404, { message: 'no' }), known]));
	expect((await client().associations.named(name)).id).toBe('odd-id');
});

it('an association whose key is another one’s ID does not hide that one', async () => {
	const { client, next } = await open();
	next(answer(200, { associations: [{ id: 'a' }, { id: 'b', key: 'a' }] }));
	expect((await client().associations.named('a')).id).toBe('a');
});

it.each(FAMILIES)(
	'Create or Update that loses a race finds the association of the winner (%s)',
	async (family) => {
		const { client, next, sandbox } = await openClient(family);
		// Somebody else creates it between the lookup of the key and the creation.
		next(async (_request, ask) => {
			const missing = await ask();
			sandbox.state.associations.add(wanted);
			return missing;
		});
		const [association, outcome] = await client().associations.upsert(wanted);
		expect([association.key, outcome]).toEqual([wanted.key, 'unchanged']);
	},
);

it('Create or Update that loses a race sets the labels of the winner’s association', async () => {
	const { client, next, sandbox } = await openClient();
	next(async (_request, ask) => {
		const missing = await ask();
		sandbox.state.associations.add({ ...wanted, firstObjectLabel: 'Other' });
		return missing;
	});
	const [association, outcome] = await client().associations.upsert(wanted);
	expect([association.firstObjectLabel, outcome]).toEqual([wanted.firstObjectLabel, 'updated']);
});

it('Create quotes a limit that sounds like a duplicate, where no association has the key', async () => {
	const { client, next } = await openClient();
	next(answer(400, { message: '10 labels already exist for this pair' }));
	const refused = await refusalOf(client().associations.create(wanted));
	expect(refused.message).toBe(
		`HighLevel refuses to create the association "${wanted.key}": 10 labels already exist for this pair`,
	);
});
