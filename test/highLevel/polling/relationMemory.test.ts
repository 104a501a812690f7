import fc from 'fast-check';
import {
	readRelationMemory,
	writeRelationMemory,
	type RecordState,
	type RememberedRelation,
} from '../../../nodes/highLevel/polling/relationMemory';

const id = fc.oneof(fc.stringMatching(/^[0-9a-f]{24}$/), fc.string({ minLength: 1, maxLength: 8 }));
const maybe = fc.option(id, { nil: undefined });
const relation = fc.record<RememberedRelation>({
	id,
	associationId: maybe,
	firstObjectKey: maybe,
	firstRecordId: maybe,
	secondObjectKey: maybe,
	secondRecordId: maybe,
	of: id,
});
const memory = fc.record({
	locationId: id,
	endpoints: id,
	associationIds: fc.array(id),
	names: fc.array(fc.tuple(id, id)).map((pairs) => new Map(pairs)),
	records: fc
		.array(fc.tuple(id, fc.constantFrom<RecordState>('there', 'missing', 'gone')))
		.map((records) => new Map(records)),
	relations: fc
		.array(relation)
		// The watched record is mostly one of the two, on either side.
		.map((all) =>
			all.map(
				(each, at) =>
					[{ ...each, firstRecordId: each.of }, { ...each, secondRecordId: each.of }, each][at % 3],
			),
		)
		.map((all) => new Map(all.map((each) => [each.id, each]))),
});

it('reads back whatever was remembered, through JSON', () => {
	fc.assert(
		fc.property(memory, (written) => {
			const kept = JSON.parse(JSON.stringify(writeRelationMemory(written)));
			expect(readRelationMemory(kept)).toEqual(written);
		}),
	);
});

it.each([
	['nothing', {}],
	['a memory of associations', { watch: 'associations', of: ',a,b', associations: '' }],
	['a damaged one', { watch: 'relations', of: ',a,b', relations: 1 }],
])('makes no memory of %s', (_what, data) => {
	expect(readRelationMemory(data)).toBeUndefined();
});
