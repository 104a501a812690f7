import type { SyncRequest } from '../../../nodes/highLevel/relations/sync';
import { answer, FAMILIES, refusalOf } from '../client.fixture';
import { association, openSync, pass } from './sync.fixture';

const NOBODY = 'ffffffffffffffffffffffff';

describe.each(FAMILIES)('a record that HighLevel does not know, by the endpoints %s', (family) => {
	it('is named by a sync whose list holds it, and nothing is removed', async () => {
		const { sync, link, linked, contacts, properties, locationId } = await openSync(family);
		link(0, 0);
		const refused = await refusalOf(sync(contacts[0], [properties[1], NOBODY]));
		expect(refused.kind).toBe('notFound');
		expect(refused.message).toBe(
			`There is no record with the ID "${NOBODY}" in location ${locationId}`,
		);
		expect(refused.hint).toContain('merged into another. Take it out of the list');
		expect(linked(contacts[0])).toContain(properties[0]);
	});

	it('is left out of a sync that is to skip such, which does the rest', async () => {
		const { client, link, linked, contacts, properties } = await openSync(family);
		link(0, 0);
		const request: SyncRequest = {
			...{ association, side: 'first', recordId: contacts[0], dryRun: false },
			...{ linkedRecordIds: [properties[1], NOBODY], skipUnknown: true },
		};
		expect(await client().relations.sync(request)).toEqual({
			created: [properties[1]],
			deleted: [properties[0]],
			unchanged: [],
			missing: [NOBODY],
			dryRun: false,
		});
		expect(linked(contacts[0])).toEqual([properties[1]]);
	});

	it('is left out of many links that are to skip such', async () => {
		const { client, contacts, properties } = await openSync(family);
		const outcomes = await client().relations.createMany({
			...{ association, side: 'first', recordId: contacts[0], whenExists: 'return' },
			...{ linkedRecordIds: [NOBODY, properties[0]], skipUnknown: true, keepGoing: false },
		});
		expect(outcomes).toMatchObject([undefined, { value: { outcome: 'created' } }]);
	});

	it('does not stop many links where HighLevel takes it all the same', async () => {
		const { client, linked, contacts, properties, next } = await openSync(family);
		const missing = answer(404, { message: 'Not found' });
		// The key; the record, which was made a second ago, under either object.
		next(pass, missing, missing);
		const outcomes = await client().relations.createMany({
			...{ association, side: 'first', recordId: contacts[0], whenExists: 'return' },
			...{ linkedRecordIds: properties.slice(0, 3), keepGoing: false },
		});
		expect(outcomes).toMatchObject(Array(3).fill({ value: { outcome: 'created' } }));
		expect(linked(contacts[0])).toEqual(properties.slice(0, 3));
	});

	it('is tried with one link before the others', async () => {
		const { client, properties, asked } = await openSync(family);
		const outcomes = await client().relations.createMany({
			...{ association, side: 'first', recordId: NOBODY, whenExists: 'return' },
			...{ linkedRecordIds: properties.slice(0, 3), keepGoing: false },
		});
		expect(outcomes).toMatchObject([{ status: 'rejected' }, undefined, undefined]);
		expect(asked().filter((request) => request.startsWith('POST'))).toHaveLength(1);
	});
});

it('marks a linked record that HighLevel gives under another ID', async () => {
	const { client, link, contacts, properties, next } = await openSync();
	link(0, 0);
	next(pass, answer(200, { record: { id: properties[1], properties: {} } }));
	const [seen] = await client().relations.ofRecord(contacts[0], [], { includeRecord: true });
	expect(seen).toMatchObject({
		linkedRecordId: properties[0],
		linkedRecordMergedInto: properties[1],
	});
});
