import { ASSOCIATION, RELATION } from '../highLevel/webhooks/delivery.fixture';
import { FILTERS, makeTrigger, NOTHING, webhookId } from './trigger.fixture';

const trigger = makeTrigger();

describe('filters', () => {
	const deliver = async (filters: object, body: object) =>
		await trigger.send(
			{ ...body, webhookId: webhookId() },
			{ parameters: { ...trigger.parameters, filters } },
		);

	it('let an event through that fits them all, given as text or as an array', async () => {
		const filters = {
			locationIds: `other, ${RELATION.locationId}`,
			associations: [RELATION.associationId],
			objectKeys: 'contact\nbusiness',
		};
		expect((await deliver(filters, RELATION)).items).toHaveLength(1);
		expect((await deliver({ associations: 'property_buyer' }, ASSOCIATION)).items).toHaveLength(1);
		expect((await deliver({ associations: ASSOCIATION.id }, ASSOCIATION)).items).toHaveLength(1);
	});

	it.each([
		['another location', { locationIds: 'other' }, ASSOCIATION],
		['another association', { associations: 'other' }, ASSOCIATION],
		['another object', { objectKeys: 'business' }, ASSOCIATION],
		['a key where a relation carries only an id', { associations: 'property_buyer' }, RELATION],
		['a list nobody can read', { locationIds: { a: 1 } }, RELATION],
	])('answer 200 and start nothing for %s', async (_what, filters, body) => {
		const delivered = await deliver(filters, body);
		expect(delivered).toMatchObject({ status: 200, items: undefined, error: undefined });
		expect(delivered.staticData).toEqual({});
	});

	it.each(NOTHING)(
		'let nothing through when they are filled in and give nothing: %j',
		async (given) => {
			for (const name of Object.keys(FILTERS)) {
				for (const body of [RELATION, ASSOCIATION]) {
					const delivered = await deliver({ [name]: given }, body);
					expect(delivered).toMatchObject({
						status: 200,
						body: { message: expect.stringMatching(/^Filtered out by /) },
					});
					expect(delivered.items).toBeUndefined();
				}
			}
		},
	);

	it.each(['', ' ', [], undefined])('let everything through when left empty: %j', async (empty) => {
		const filters = { locationIds: empty, associations: empty, objectKeys: empty };
		expect((await deliver(filters, RELATION)).items).toHaveLength(1);
	});

	it('of objects know a custom object with or without its prefix', async () => {
		for (const objectKeys of ['property', 'custom_objects.property']) {
			expect((await deliver({ objectKeys }, RELATION)).items).toHaveLength(1);
		}
	});

	it('can be expressions', async () => {
		const filters = { locationIds: `={{ ["${RELATION.locationId}"] }}` };
		expect((await deliver(filters, RELATION)).items).toHaveLength(1);
	});
});
