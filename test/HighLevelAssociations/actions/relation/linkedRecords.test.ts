import { byId, FAMILIES, openPlace, seeded, type Place } from '../../node.fixture';
import { list } from './listing.fixture';

describe.each(FAMILIES)('listing relations by the family %s', (family) => {
	let place: Place;
	let seed: ReturnType<typeof seeded>;

	beforeEach(async () => {
		place = await openPlace(family);
		seed = seeded(place.sandbox);
	});

	describe('with the linked records', () => {
		const options = { includeRecord: true };

		it('fetches records of every kind', async () => {
			const [contact, company] = [seed.contacts[1], seed.companies[0]];
			const [opportunity, property] = [seed.opportunities[3], seed.properties[9]];
			const { state } = place.sandbox;
			state.link('OPPORTUNITIES_CONTACTS_ASSOCIATION', opportunity, contact);
			state.link(seed.idOf('tenant_property'), contact, property);
			state.link(seed.idOf('referrer_referred'), contact, seed.contacts[59]);
			const outputs = await place.outputs(list(contact, { options, includeNames: false }));
			const records = new Map(
				outputs.map(({ linkedRecordId, linkedRecord }) => [linkedRecordId, linkedRecord]),
			);
			expect(records.get(company)).toMatchObject({ id: company, name: expect.any(String) });
			expect(records.get(opportunity)).toMatchObject({ id: opportunity, status: 'won' });
			expect(records.get(property)).toMatchObject({
				id: property,
				properties: { address: expect.any(String) },
			});
			expect(records.get(seed.contacts[59])).toMatchObject({ firstName: expect.any(String) });
			expect(place.asked().slice(1).sort()).toEqual(
				[
					`GET /businesses/${company}`,
					...outputs.flatMap(({ linkedObjectKey, linkedRecordId }) =>
						linkedObjectKey === 'contact' ? [`GET /contacts/${linkedRecordId as string}`] : [],
					),
					`GET /opportunities/${opportunity}`,
					...outputs.flatMap(({ linkedRecordId }) =>
						seed.properties.includes(String(linkedRecordId))
							? [`GET /objects/custom_objects.property/records/${linkedRecordId as string}`]
							: [],
					),
				].sort(),
			);
		});

		it('fetches each record once, however often it occurs', async () => {
			const property = seed.properties[0];
			const input = seed.contacts.slice(40, 46).map((contact) => ({ contact }));
			for (const { contact } of input) {
				place.sandbox.state.link(seed.idOf('seller_property'), contact, property);
			}
			const associations = '={{ ["seller_property"] }}';
			await place.outputs(
				list('', { record: byId('={{ $json.contact }}'), filters: { associations }, options }),
				{ input },
			);
			const path = `GET /objects/custom_objects.property/records/${property}`;
			expect(place.asked().filter((asked) => asked === path)).toHaveLength(1);
		});

		it('gives null for a record that is gone', async () => {
			place.sandbox.state.records.remove(seed.properties[0]);
			const associations = '={{ ["buyer_property"] }}';
			const [bought] = await place.outputs(
				list(seed.contacts[0], { filters: { associations }, options }),
			);
			expect(bought.linkedRecord).toBeNull();
			expect(bought.linkedRecordId).toBe(seed.properties[0]);
		});

		it('names the scope that fetching them takes', async () => {
			const accessToken = place.sandbox.createPit({
				scopes: ['associations/relation.readonly', 'associations.readonly', 'custom-objects'],
			});
			const data = place.engine.storedCredential('pit');
			place.engine.setCredential('pit', 'highLevelPrivateIntegrationApi', { ...data, accessToken });
			const error = await place.refusal(list(seed.properties[0], { options }));
			expect(error.message).toBe('The access token lacks the scope "contacts.readonly"');
		});
	});
});
