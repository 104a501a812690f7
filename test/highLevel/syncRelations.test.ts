import type { AssociationRef } from '../../nodes/highLevel/associationRef';
import type { RecordSide } from '../../nodes/highLevel/shapes';
import { answer, FAMILIES, openClient, refusalOf, type Meddle } from './client.fixture';

const association: AssociationRef = { by: 'key', value: 'buyer_property' };

async function open(family?: Parameters<typeof openClient>[0]) {
	const opened = await openClient(family);
	const { contacts, properties, idOf, sandbox, client } = opened;
	const { state } = sandbox;
	return {
		...opened,
		/** Makes the links of a record this list. */
		sync: async (
			recordId: string,
			linkedRecordIds: string[],
			{ side = 'first' as RecordSide, dryRun = false, concurrency = 1 } = {},
		) => await client(concurrency).sync({ association, side, recordId, linkedRecordIds, dryRun }),
		link: (contact: number, property: number) =>
			state.link(idOf('buyer_property'), contacts[contact], properties[property]),
		/** What a contact, or a property, is linked with now. */
		linked: (id: string) =>
			state.relations
				.ofRecord(id)
				.items.map(({ firstRecordId, secondRecordId }) =>
					firstRecordId === id ? secondRecordId : firstRecordId,
				)
				.sort(),
	};
}

const pass: Meddle = async (_request, ask) => await ask();

describe.each(FAMILIES)('a sync by the endpoints %s', (family) => {
	it('links what is missing, unlinks what is too much, and leaves the rest', async () => {
		const { sync, link, linked, contacts, properties } = await open(family);
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
		const { sync, link, linked, contacts, properties } = await open(family);
		link(0, 0);
		const result = await sync(properties[0], [contacts[1]], { side: 'second' });
		expect(result).toMatchObject({ created: [contacts[1]], deleted: [contacts[0]] });
		expect(linked(properties[0])).toEqual([contacts[1]]);
	});

	it('sends no write when the links are right already', async () => {
		const { sync, link, contacts, properties, asked } = await open(family);
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
		const { sync, link, linked, contacts, properties } = await open(family);
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
		const { sync, link, linked, contacts, properties } = await open(family);
		link(0, 0);
		await refusalOf(sync(contacts[0], ['ffffffffffffffffffffffff']));
		expect(linked(contacts[0])).toEqual([properties[0]]);
	});

	it('says so when a link cannot be taken away', async () => {
		const { sync, link, contacts, next } = await open(family);
		link(0, 0);
		next(pass, pass, answer(403, { message: 'no' }));
		expect((await refusalOf(sync(contacts[0], []))).kind).toBe('forbidden');
	});

	it('refuses a record that is none of its side’s object, before any write', async () => {
		const { sync, contacts, properties, asked } = await open(family);
		const refused = await refusalOf(sync(properties[0], [contacts[0]]));
		expect(refused.kind).toBe('invalid');
		expect(refused.message).toMatch(
			/^The record ".*" is not a record of "contact", which stands on the first side of the association "buyer_property"$/,
		);
		expect(refused.hint).toBe(
			'Check Record, and choose the other Record Side if the record belongs there. Nothing was changed.',
		);
		expect(asked().filter((request) => !request.startsWith('GET'))).toEqual([]);
	});

	it('names the second side too', async () => {
		const { sync, contacts, properties } = await open(family);
		const refused = await refusalOf(sync(contacts[0], [properties[0]], { side: 'second' }));
		expect(refused.message).toContain('which stands on the second side');
	});

	it('asks for no record whose ID alone tells its side', async () => {
		const { sync, contacts, properties, asked } = await open(family);
		await sync(contacts[0], [properties[0]]);
		await sync(properties[1], [contacts[0]], { side: 'second' });
		expect(asked().filter((request) => /contacts|objects\//.test(request))).toEqual([]);
	});

	it('does not refuse a record it may not look up', async () => {
		const { sync, properties, linked, next } = await open(family);
		const odd = 'x'.repeat(30);
		// The association, the (empty) list, the record.
		next(pass, answer(200, { relations: [] }), answer(403, { message: 'no' }));
		expect((await refusalOf(sync(odd, [properties[0]]))).kind).toBe('notFound');
		expect(linked(properties[0])).toEqual([]);
	});
});

describe('a sync', () => {
	it('leaves links under other associations, and those of the other side, alone', async () => {
		const { client, sandbox, idOf, contacts, properties, link, linked } = await open();
		link(0, 0);
		sandbox.state.link(idOf('seller_property'), contacts[0], properties[1]);
		const buyers = { association, side: 'first' as const, recordId: contacts[0], dryRun: false };
		await client().sync({ ...buyers, linkedRecordIds: [] });
		expect(linked(contacts[0])).toEqual([properties[1]]);

		const referrals = idOf('referrer_referred');
		sandbox.state.link(referrals, contacts[1], contacts[2]);
		sandbox.state.link(referrals, contacts[3], contacts[1]);
		const result = await client().sync({
			...buyers,
			association: { by: 'id', value: referrals },
			recordId: contacts[1],
			linkedRecordIds: [],
		});
		expect(result.deleted).toEqual([contacts[2]]);
		expect(linked(contacts[1])).toEqual([contacts[3]]);
	});

	it('looks no record up when it has links', async () => {
		const { sync, link, contacts, asked } = await open();
		link(0, 0);
		await sync(contacts[0], []);
		expect(asked()).toHaveLength(3);
	});

	it('looks a record up where both sides have IDs of one form', async () => {
		const { client, idOf, contacts, asked } = await open();
		await client().sync({
			association: { by: 'id', value: idOf('referrer_referred') },
			side: 'first',
			recordId: contacts[0],
			linkedRecordIds: [contacts[1]],
			dryRun: true,
		});
		expect(asked()).toContain(`GET /contacts/${contacts[0]}`);
	});

	it.each(['x', 'X'])('takes no ID that is longer than its form for one (%s)', async (more) => {
		const { sync, properties, contacts, next } = await open();
		for (const [id, side] of [
			[more + contacts[0], 'first'],
			[contacts[0] + more, 'first'],
			[more + properties[0], 'second'],
			[properties[0] + more, 'second'],
		] as const) {
			next(pass, answer(200, { relations: [] }));
			const refused = await refusalOf(sync(id, [], { side }));
			expect(refused.message).toContain(`The record "${id}" is not a record of`);
		}
	});

	it('stops making links at the first that cannot be made, and taking away likewise', async () => {
		const { sync, link, linked, contacts, properties, next } = await open();
		const wanted = ['ffffffffffffffffffffffff', properties[1], properties[2]];
		await refusalOf(sync(contacts[0], wanted));
		expect(linked(contacts[0])).toEqual([]);
		for (const at of [0, 1, 2]) link(1, at);
		next(pass, pass, answer(403, { message: 'no' }));
		await refusalOf(sync(contacts[1], []));
		expect(linked(contacts[1])).toHaveLength(3);
	});

	it('tells what it did itself, not what others did meanwhile', async () => {
		const { sync, link, contacts, properties, next, sandbox, idOf } = await open();
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
	const { client, contacts, properties, linked } = await open();
	const one = client();
	const request = { association, side: 'first' as const, recordId: contacts[0], dryRun: false };
	await Promise.all([
		one.sync({ ...request, linkedRecordIds: [properties[0]] }),
		one.sync({ ...request, linkedRecordIds: [properties[1]] }),
	]);
	expect(linked(contacts[0])).toEqual([properties[1]]);
});
