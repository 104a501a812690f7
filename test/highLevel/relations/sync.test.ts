import { answer, FAMILIES, refusalOf, type Meddle } from '../client.fixture';
import { association, openSync, pass } from './sync.fixture';

describe.each(FAMILIES)('a sync by the endpoints %s', (family) => {
	it('links what is missing, unlinks what is too much, and leaves the rest', async () => {
		const { sync, link, linked, contacts, properties } = await openSync(family);
		link(0, 0);
		link(0, 1);
		const wanted = [properties[1], properties[2], properties[3]];
		expect(await sync(contacts[0], wanted)).toEqual({
			created: [properties[2], properties[3]],
			deleted: [properties[0]],
			unchanged: [properties[1]],
			dryRun: false,
		});
		expect(linked(contacts[0])).toEqual([...wanted].sort());
	});

	it('works from the second side as well', async () => {
		const { sync, link, linked, contacts, properties } = await openSync(family);
		link(0, 0);
		const result = await sync(properties[0], [contacts[1]], { side: 'second' });
		expect(result).toMatchObject({ created: [contacts[1]], deleted: [contacts[0]] });
		expect(linked(properties[0])).toEqual([contacts[1]]);
	});

	it('sends no write when the links are right already', async () => {
		const { sync, link, contacts, properties, asked } = await openSync(family);
		link(0, 0);
		const result = await sync(contacts[0], [properties[0]]);
		expect(result).toEqual({
			created: [],
			deleted: [],
			unchanged: [properties[0]],
			dryRun: false,
		});
		expect(asked().filter((request) => !request.startsWith('GET'))).toEqual([]);
	});

	it('only says what it would do in a dry run', async () => {
		const { sync, link, linked, contacts, properties } = await openSync(family);
		link(0, 0);
		link(0, 1);
		const result = await sync(contacts[0], [properties[1], properties[2]], { dryRun: true });
		expect(result).toEqual({
			created: [properties[2]],
			deleted: [properties[0]],
			unchanged: [properties[1]],
			dryRun: true,
		});
		expect(linked(contacts[0])).toEqual([properties[0], properties[1]].sort());
	});

	it('takes nothing away when a link cannot be made', async () => {
		const { sync, link, linked, contacts, properties } = await openSync(family);
		link(0, 0);
		await refusalOf(sync(contacts[0], ['ffffffffffffffffffffffff']));
		expect(linked(contacts[0])).toEqual([properties[0]]);
	});

	it('says so when a link cannot be taken away', async () => {
		const { sync, link, contacts, next } = await openSync(family);
		link(0, 0);
		next(pass, pass, answer(403, { message: 'no' }));
		expect((await refusalOf(sync(contacts[0], []))).kind).toBe('forbidden');
	});
});

describe('a sync', () => {
	it('leaves links under other associations, and those of the other side, alone', async () => {
		const { client, sandbox, idOf, contacts, properties, link, linked } = await openSync();
		link(0, 0);
		sandbox.state.link(idOf('seller_property'), contacts[0], properties[1]);
		const buyers = { association, side: 'first' as const, recordId: contacts[0], dryRun: false };
		await client().relations.sync({ ...buyers, linkedRecordIds: [] });
		expect(linked(contacts[0])).toEqual([properties[1]]);

		const referrals = idOf('referrer_referred');
		sandbox.state.link(referrals, contacts[1], contacts[2]);
		sandbox.state.link(referrals, contacts[3], contacts[1]);
		const result = await client().relations.sync({
			...buyers,
			association: { by: 'id', value: referrals },
			recordId: contacts[1],
			linkedRecordIds: [],
		});
		expect(result.deleted).toEqual([contacts[2]]);
		expect(linked(contacts[1])).toEqual([contacts[3]]);
	});

	it('stops making links at the first that cannot be made, and taking away likewise', async () => {
		const { sync, link, linked, contacts, properties, next } = await openSync();
		const wanted = ['ffffffffffffffffffffffff', properties[1], properties[2]];
		await refusalOf(sync(contacts[0], wanted));
		expect(linked(contacts[0])).toEqual([]);
		for (const at of [0, 1, 2]) link(1, at);
		next(pass, pass, answer(403, { message: 'no' }));
		await refusalOf(sync(contacts[1], []));
		expect(linked(contacts[1])).toHaveLength(3);
	});

	it('tells what it did itself, not what others did meanwhile', async () => {
		const { sync, link, contacts, properties, next, sandbox, idOf } = await openSync();
		link(0, 0);
		link(0, 1);
		const othersAct: Meddle = async (_request, ask) => {
			const answered = await ask();
			sandbox.state.link(idOf('buyer_property'), contacts[0], properties[2]);
			const gone = sandbox.state.relations
				.ofRecord(contacts[0])
				.items.find(({ secondRecordId }) => secondRecordId === properties[0]);
			sandbox.state.relations.remove(gone?.id ?? '');
			return answered;
		};
		next(pass, othersAct);
		expect(await sync(contacts[0], [properties[2], properties[3]])).toEqual({
			created: [properties[3]],
			deleted: [properties[1]],
			unchanged: [properties[2]],
			dryRun: false,
		});
	});
});

it('follows another sync of the same links, so that the last list is what stays', async () => {
	const { client, contacts, properties, linked, idOf } = await openSync();
	const one = client();
	const byId = { by: 'id' as const, value: idOf('buyer_property') };
	const request = { association, side: 'first' as const, recordId: contacts[0], dryRun: false };
	await Promise.all([
		one.relations.sync({ ...request, linkedRecordIds: [properties[0]] }),
		// Named otherwise, it is the same association.
		one.relations.sync({ ...request, association: byId, linkedRecordIds: [properties[1]] }),
	]);
	expect(linked(contacts[0])).toEqual([properties[1]]);
});
