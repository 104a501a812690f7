import { FAMILIES, openClient, refusalOf } from '../client.fixture';

describe.each(FAMILIES)('associations by the endpoints %s', (family) => {
	it('are listed, by object and by type, and no more than wanted', async () => {
		const { client } = await openClient(family);
		const { associations } = client();
		const keys = async (filter?: Parameters<typeof associations.list>[0]) =>
			(await associations.list(filter)).map(({ key }) => key);
		const all = await keys();
		expect(all).toContain('buyer_property');
		expect(await keys({ limit: 2 })).toEqual(all.slice(0, 2));
		const ofContacts = await keys({ objectKey: 'contact' });
		expect(ofContacts).toContain('buyer_property');
		expect(await keys({ objectKey: 'contact', limit: 1 })).toEqual(ofContacts.slice(0, 1));
	});
});

it('filters by type, reading on until enough are found', async () => {
	const { client } = await openClient();
	const types = async (filter: object) =>
		(await client().associations.list(filter)).map(({ associationType }) => associationType);
	expect(new Set(await types({ associationType: 'USER_DEFINED' }))).toEqual(
		new Set(['USER_DEFINED']),
	);
	const system = await types({ associationType: 'SYSTEM_DEFINED', objectKey: 'contact' });
	expect(new Set(system)).toEqual(new Set(['SYSTEM_DEFINED']));
	expect(await types({ associationType: 'SYSTEM_DEFINED', limit: 1 })).toHaveLength(1);
});

it('refuses to filter by types that no answer tells', async () => {
	const { client, sandbox } = await openClient('objectsAssociation');
	const { associations } = client();
	for (const objectKey of [undefined, 'contact']) {
		const filter = { objectKey, associationType: 'USER_DEFINED' };
		const refused = await refusalOf(associations.list(filter));
		expect(refused).toMatchObject({
			kind: 'unsupported',
			message: "Association Type cannot be used as a filter: HighLevel's answer has no types",
		});
		expect(refused.hint).toContain('Remove the filter.');
	}
	for (const { id } of sandbox.state.associations.list()) sandbox.state.associations.remove(id);
	expect(await associations.list({ associationType: 'USER_DEFINED' })).toEqual([]);
});
