import type { AssociationRef } from '../../../nodes/highLevel/model/associationRef';
import { wanted } from './association.fixture';
import { openClient, refusalOf } from '../client.fixture';

describe('labels', () => {
	it('are set by an upsert where one differs', async () => {
		const { client } = await openClient();
		const { associations } = client();
		const [created] = await associations.upsert(wanted);
		for (const labels of [{ firstObjectLabel: 'Lodger' }, { secondObjectLabel: 'Home' }]) {
			const [updated, outcome] = await associations.upsert({ ...wanted, ...labels });
			expect([outcome, updated.id]).toEqual(['updated', created.id]);
			expect(updated).toMatchObject({ ...wanted, ...labels });
		}
	});

	it('are kept where an update names only the other', async () => {
		const { client } = await openClient();
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
		const { client, asked, idOf } = await openClient();
		const id = idOf('buyer_property');
		const labels = { firstObjectLabel: 'A', secondObjectLabel: 'B' };
		await client().associations.update({ by: 'id', value: id }, labels);
		expect(asked()).toEqual([`PUT /associations/${id}`]);
	});

	it('that would be equal are refused before any change', async () => {
		const { client, asked } = await openClient();
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
		const { client } = await openClient();
		const labels = { firstObjectLabel: 'A', secondObjectLabel: 'B' };
		const gone: AssociationRef = { by: 'id', value: 'ffffffffffffffffffffffff' };
		const refused = await refusalOf(client().associations.update(gone, labels));
		expect(refused.message).toContain('There is no association with the ID "ffff');
	});

	it('are nothing to the second family, whose description counts where one is given', async () => {
		const { client } = await openClient('objectsAssociation');
		const { associations } = client();
		await associations.create({ ...wanted, description: 'old' });
		const outcomeOf = async (more: object) =>
			(await associations.upsert({ ...wanted, ...more }))[1];
		expect(await outcomeOf({ firstObjectLabel: 'Other' })).toBe('unchanged');
		expect(await outcomeOf({ description: 'old' })).toBe('unchanged');
		const refused = await refusalOf(associations.upsert({ ...wanted, description: 'new' }));
		expect(refused.kind).toBe('unsupported');
	});

	it('that two updates set, one each, are both kept', async () => {
		const { client, idOf } = await openClient();
		const { associations } = client();
		const ref: AssociationRef = { by: 'id', value: idOf('buyer_property') };
		await Promise.all([
			associations.update(ref, { firstObjectLabel: 'A' }),
			associations.update(ref, { secondObjectLabel: 'B' }),
		]);
		expect(await associations.get(ref)).toMatchObject({
			firstObjectLabel: 'A',
			secondObjectLabel: 'B',
		});
	});
});
