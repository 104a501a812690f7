import type { ResponseShape } from '../../sandbox';
import { byId, byKey, FAMILIES, openPlace, seeded, type Place } from './node.fixture';

const SHAPES: Array<Partial<ResponseShape>> = (['named', 'bare', 'single'] as const).flatMap(
	(lists) =>
		(['flat', 'wrapped'] as const).flatMap((singles) =>
			(['id', '_id', 'relationId'] as const).map((relationId) => ({
				lists,
				singles,
				relationId,
			})),
		),
);

/** What every operation that reads an association or relation gives, by the names of the operations. */
async function allOutputs({ outputs, sandbox }: Place): Promise<unknown> {
	const { contacts, properties, idOf } = seeded(sandbox);
	const association = { resource: 'association' };
	const relation = { resource: 'relation', association: byKey('buyer_property') };
	const pair = { firstRecord: byId(contacts[0]), secondRecord: byId(properties[7]) };
	const labels = { firstObjectLabel: 'One', secondObjectLabel: 'Other' };
	const viewer = {
		...association,
		...labels,
		key: 'viewer',
		firstObject: byKey('contact'),
		secondObject: byKey('custom_objects.property'),
	};
	const results: Record<string, unknown> = {};
	results.get = await outputs({
		...association,
		operation: 'get',
		association: byKey('tenant_property'),
	});
	results.getAll = await outputs({ ...association, operation: 'getAll' });
	results.ofObject = await outputs({
		...association,
		operation: 'getAll',
		filters: { object: byKey('custom_objects.property') },
	});
	results.created = await outputs({ ...viewer, operation: 'create' });
	results.upserted = await outputs({ ...viewer, operation: 'upsert' });
	results.linked = await outputs({ ...relation, ...pair, operation: 'create' });
	results.linkedAgain = await outputs({ ...relation, ...pair, operation: 'create' });
	results.relations = await outputs({
		...relation,
		operation: 'getAll',
		object: byKey('contact'),
		record: byId(contacts[0]),
	});
	results.one = await outputs({
		...relation,
		operation: 'getAll',
		object: byKey('contact'),
		record: byId(contacts[0]),
		filters: { associations: `={{ "${idOf('referrer_referred')}" }}` },
	});
	results.synced = await outputs({
		...relation,
		operation: 'sync',
		record: byId(contacts[0]),
		linkedRecordIds: properties[7],
	});
	results.unlinked = await outputs({
		...relation,
		...pair,
		operation: 'delete',
		deleteBy: 'records',
	});
	return JSON.parse(
		JSON.stringify(results).replace(/"\d{4}-\d\d-\d\dT[^"]+Z"/g, '"a date"'),
	) as unknown;
}

describe.each(FAMILIES)('whatever shape the family %s answers in', (family) => {
	let usual: Promise<unknown>;

	async function outputsIn(shape: Partial<ResponseShape>): Promise<unknown> {
		const place = await openPlace(family);
		place.sandbox.settings.responseShape = shape;
		return await allOutputs(place);
	}

	beforeAll(async () => {
		usual = outputsIn({});
		await usual;
	});

	it.each(SHAPES)(
		'lists $lists, singles $singles, $relationId: the outputs are the same',
		async (shape) => {
			expect(await outputsIn(shape)).toEqual(await usual);
		},
	);

	it('errors in every shape tell the same', async () => {
		const place = await openPlace(family);
		const messages = new Set<string>();
		for (const errorShape of ['statusCode', 'status', 'errorObject'] as const) {
			place.sandbox.settings.errorShape = errorShape;
			const { message, description } = await place.refusal({
				resource: 'association',
				operation: 'get',
				association: byKey('nobody_knows'),
			});
			expect(description).toContain('HighLevel says: Association not found');
			expect(description).toMatch(/Trace ID: [\w-]{36}/);
			messages.add(message);
		}
		expect(messages.size).toBe(1);
	});
});

it('gives the relation where creating one answers its association, as documented', async () => {
	const place = await openPlace('associations', { responseShape: 'documented' });
	const { contacts, properties, idOf } = seeded(place.sandbox);
	const associationId = idOf('buyer_property');
	const [created] = await place.outputs({
		resource: 'relation',
		operation: 'create',
		association: byId(associationId),
		firstRecord: byId(contacts[0]),
		secondRecord: byId(properties[7]),
	});
	const stored = place.sandbox.state.relations.find(associationId, contacts[0], properties[7]);
	expect(created).toEqual({
		id: stored?.id,
		associationId,
		firstObjectKey: 'contact',
		firstRecordId: contacts[0],
		secondObjectKey: 'custom_objects.property',
		secondRecordId: properties[7],
		locationId: place.sandbox.locationId,
		outcome: 'created',
	});
});
