import { pairOf } from '../../../nodes/highLevel/relations/recordSides';
import { answer, FAMILIES, refusalOf } from '../client.fixture';
import { openSync, pass } from './sync.fixture';

describe.each(FAMILIES)('a sync by the endpoints %s', (family) => {
	it('refuses a record that is none of its side’s object, before any write', async () => {
		const { sync, contacts, properties, asked } = await openSync(family);
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
		const { sync, contacts, properties } = await openSync(family);
		const refused = await refusalOf(sync(contacts[0], [properties[0]], { side: 'second' }));
		expect(refused.message).toContain('which stands on the second side');
	});

	it('asks for no record whose ID alone tells its side', async () => {
		const { sync, contacts, properties, asked } = await openSync(family);
		await sync(contacts[0], [properties[0]]);
		await sync(properties[1], [contacts[0]], { side: 'second' });
		expect(asked().filter((request) => /contacts|objects\//.test(request))).toEqual([]);
	});

	it('does not refuse a record it may not look up', async () => {
		const { sync, properties, linked, next } = await openSync(family);
		const odd = 'x'.repeat(30);
		// The association, the (empty) list, the record.
		next(pass, answer(200, { relations: [] }), answer(403, { message: 'no' }));
		expect((await refusalOf(sync(odd, [properties[0]]))).kind).toBe('notFound');
		expect(linked(properties[0])).toEqual([]);
	});
});

describe('a sync', () => {
	it('looks no record up when it has links', async () => {
		const { sync, link, contacts, asked } = await openSync();
		link(0, 0);
		await sync(contacts[0], []);
		expect(asked()).toHaveLength(3);
	});

	it('looks a record up where both sides have IDs of one form', async () => {
		const { client, idOf, contacts, asked } = await openSync();
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
		const { sync, properties, contacts, next } = await openSync();
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
});

it('orders a pair by the side the record stands on', () => {
	expect(pairOf('first', 'a', 'b')).toEqual({ firstRecordId: 'a', secondRecordId: 'b' });
	expect(pairOf('second', 'a', 'b')).toEqual({ firstRecordId: 'b', secondRecordId: 'a' });
});
