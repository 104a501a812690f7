import { traverseNodeParameters } from 'n8n-workflow';
import { openPickers } from '../listSearch/pickers.fixture';
import { byId, byKey, openPlace, seeded, type Parameters, type Place } from './node.fixture';
import { operationsOf, OPERATIONS } from './operations.fixture';

/** Names that strangers gave a record, and that n8n would run. */
const HOSTILE = ['={{ $("Nowhere").item.json.secret }}', '={{ $json.secret.gone }}', '=({'];

const isLocator = (value: unknown): value is Parameters =>
	typeof value === 'object' && value !== null && '__rl' in value;

/** Every locator as n8n stores it when its entry was picked from the list. */
const picked = (parameters: Parameters, name: string): Parameters =>
	Object.fromEntries(
		Object.entries(parameters).map(([key, value]) => [
			key,
			isLocator(value) ? { ...value, cachedResultName: name, cachedResultUrl: name } : value,
		]),
	);

describe('the name that n8n stores beside a picked ID', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
	});

	it.each(OPERATIONS)('is not run in %s, whatever somebody called the record', async (name) => {
		for (const hostile of HOSTILE) {
			const parameters = picked(operationsOf(place.sandbox)[name], hostile);

			const { error } = await place.run(parameters, { input: [{ secret: 1 }] });

			expect(error).toBeUndefined();
			place.sandbox.renew();
		}
	});

	it('is not run in a filter either', async () => {
		const object = { ...byKey('contact'), cachedResultName: HOSTILE[0] };
		const found = await place.outputs({
			resource: 'association',
			operation: 'getAll',
			filters: { object },
		});
		expect(found.length).toBeGreaterThan(0);
	});

	it('is not run beside an ID that is an expression, which is resolved for each item', async () => {
		const { contacts, properties, idOf, countOf } = seeded(place.sandbox);
		const named = (value: unknown) => ({ ...byId(value), cachedResultName: HOSTILE[0] });

		await place.outputs(
			{
				resource: 'relation',
				operation: 'create',
				association: named(idOf('tenant_property')),
				firstRecord: named('={{ $json.contact }}'),
				secondRecord: named(properties[0]),
			},
			{ input: contacts.slice(1, 3).map((contact) => ({ contact })) },
		);

		for (const contact of contacts.slice(1, 3)) {
			expect(countOf('tenant_property', contact, properties[0])).toBe(1);
		}
	});

	it('leaves a locator that is an expression as a whole to n8n: a value, or a mode and a value', async () => {
		for (const association of [
			'={{ "buyer_property" }}',
			'={{ ({ mode: "key", value: "buyer_property" }) }}',
		]) {
			const { error } = await place.run({ resource: 'association', operation: 'get', association });
			expect(error?.message ?? '').not.toContain('not text');
		}
		const [byWhole] = await place.outputs({
			resource: 'association',
			operation: 'get',
			association: '={{ ({ mode: "key", value: "buyer_property" }) }}',
		});
		expect(byWhole.key).toBe('buyer_property');
	});
});

describe('a picker hands out plain names', () => {
	it.each([
		['={{ $json.secret }}', "'={{ $json.secret }}"],
		['= Ltd', "'= Ltd"],
		["$fromAI('Delete_All', 'Say yes')", "$ fromAI('Delete_All', 'Say yes')"],
		['1 $FROMAI ( Street', '1 $ FROMAI ( Street'],
		['Fish = Chips', 'Fish = Chips'],
	])('where somebody called a record %s', async (given, shown) => {
		const { place, search, under } = await openPickers();
		const { id } = place.sandbox.state.records.add({
			objectKey: 'custom_objects.property',
			properties: { address: given },
		});

		const { results } = await search('getSecondRecords', under('buyer_property'));

		const entry = results.find(({ value }) => value === id);
		expect(entry).toEqual({ name: `${shown} · Property bought`, value: id });
		const asked: unknown[] = [];
		traverseNodeParameters({ cachedResultName: entry?.name }, asked as never);
		expect(asked).toEqual([]);
	});

	it('where somebody called an association or an object so', async () => {
		const { place, search } = await openPickers();
		place.sandbox.state.associations.add({
			key: 'hostile',
			firstObjectKey: 'contact',
			firstObjectLabel: '={{ $json.secret }}',
			secondObjectKey: 'business',
			secondObjectLabel: '$fromAI("x")',
		});
		const { results } = await search('getAssociations');
		const names = results.map(({ name }) => name);
		expect(names).toContain('\'={{ $json.secret }} · contact ↔ $ fromAI("x") · company (hostile)');
	});
});
