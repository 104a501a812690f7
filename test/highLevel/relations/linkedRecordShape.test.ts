import { answer, FAMILIES, type Meddle } from '../client.fixture';
import { openSync } from './sync.fixture';

/** The same relations in the shape an app on v3 was given: by linked record, without sides (seen). */
const byLinkedRecord =
	(recordId: string): Meddle =>
	async (_request, ask) => {
		const answered = await ask();
		const { relations } = answered.body as { relations: Array<Record<string, string>> };
		const groups = new Map<string, object[]>();
		for (const { id, associationId, firstRecordId, secondRecordId } of relations) {
			const linked = firstRecordId === recordId ? secondRecordId : firstRecordId;
			groups.set(linked, [...(groups.get(linked) ?? []), { associationId, relationId: id }]);
		}
		const list = [...groups].map(([linked, associations]) => ({ recordId: linked, associations }));
		return { ...answered, body: { relations: list, total: list.length } };
	};

describe('relations listed by linked record', () => {
	it.each(['first', 'second'] as const)('are read from the %s side', async (side) => {
		const { client, link, contacts, properties, next, idOf, sandbox } = await openSync();
		link(0, 0);
		sandbox.state.link(idOf('tenant_property'), contacts[0], properties[0]);
		const recordId = side === 'first' ? contacts[0] : properties[0];
		const other = side === 'first' ? properties[0] : contacts[0];
		next(byLinkedRecord(recordId));
		const seen = await client().relations.ofRecord(recordId, []);
		expect(seen).toHaveLength(2);
		for (const relation of seen) {
			expect(relation).toMatchObject({
				recordId,
				linkedRecordId: other,
				linkedObjectKey: side === 'first' ? 'custom_objects.property' : 'contact',
				firstRecordId: contacts[0],
				secondRecordId: properties[0],
			});
		}
	});

	it.each(['first', 'second'] as const)('are synced from the %s side', async (side) => {
		const { sync, link, linked, contacts, properties, next } = await openSync();
		link(0, 0);
		link(0, 1);
		link(1, 0);
		const [own, wanted] =
			side === 'first' ? [contacts[0], [properties[1]]] : [properties[0], [contacts[1]]];
		const pass: Meddle = async (_request, ask) => await ask();
		next(pass, byLinkedRecord(own));
		const result = await sync(own, wanted, { side });
		expect(result).toMatchObject({ created: [], unchanged: wanted });
		expect(linked(own)).toEqual(wanted);
	});

	it('keep to themselves who stands where under two labels of one object', async () => {
		const { client, contacts, next, idOf } = await openSync();
		const associations = [{ associationId: idOf('referrer_referred'), relationId: 'r1' }];
		next(answer(200, { relations: [{ recordId: contacts[1], associations }] }));
		const [seen] = await client().relations.ofRecord(contacts[0], []);
		expect(seen).toMatchObject({
			id: 'r1',
			linkedRecordId: contacts[1],
			linkedObjectKey: 'contact',
		});
		expect(seen).not.toHaveProperty('firstRecordId');
	});
});

it.each(FAMILIES)('a deletion answered with {} or null counts as done (%s)', async (family) => {
	for (const body of [{}, null]) {
		const { client, link, next } = await openSync(family);
		const id = link(0, 0)?.id ?? '';
		next(async (_request, ask) => ({ ...(await ask()), body }));
		expect(await client().relations.delete(id)).toBe(true);
	}
});
