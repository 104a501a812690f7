import { pairOf } from '../../../nodes/highLevel/relations/recordSides';
import { answer, FAMILIES, refusalOf } from '../client.fixture';
import { association, openSync, pass } from './sync.fixture';

describe.each(FAMILIES)('a sync by the endpoints %s', (family) => {
	it('refuses a record that is none of its side’s object, before any write', async () => {
		const { sync, contacts, properties, asked } = await openSync(family);
		const refused = await refusalOf(sync(properties[0], [contacts[0]]));
		expect(refused.kind).toBe('wrongSide');
		expect(refused.message).toMatch(
			/^The record ".*" is not a record of "contact", which stands on the first side of the association "buyer_property": it is a record of ".*property"$/,
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

	it('asks once for a record that has no links yet, whatever its ID looks like', async () => {
		const { client, contacts, properties, asked } = await openSync(family);
		const { relations } = client();
		const request = { association, side: 'first' as const, recordId: contacts[0], dryRun: true };
		await relations.sync({ ...request, linkedRecordIds: [properties[0]] });
		await relations.sync({ ...request, linkedRecordIds: [properties[1]] });
		expect(asked().filter((request) => /contacts|objects\//.test(request))).toEqual([
			`GET /contacts/${contacts[0]}`,
		]);
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
});

it('orders a pair by the side the record stands on', () => {
	expect(pairOf('first', 'a', 'b')).toEqual({ firstRecordId: 'a', secondRecordId: 'b' });
	expect(pairOf('second', 'a', 'b')).toEqual({ firstRecordId: 'b', secondRecordId: 'a' });
});
