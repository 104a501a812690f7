import { FAMILIES, openPlace, type Place } from '../../node.fixture';

const getModel = { resource: 'object', operation: 'getModel' };

describe.each(FAMILIES)('Get Data Model beside the family %s', (family) => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace(family);
	});

	it('gives the objects, the associations and a diagram of them in two requests', async () => {
		const [model] = await place.outputs(getModel);

		expect(Object.keys(model)).toEqual(['objects', 'associations', 'mermaid']);
		expect(model.objects).toContainEqual({
			key: 'custom_objects.property',
			singular: 'Property',
			plural: 'Properties',
			standard: false,
			primaryDisplayProperty: 'address',
		});
		expect(model.associations).toContainEqual(expect.objectContaining({ key: 'buyer_property' }));
		const line = family === 'associations' ? 'Buyer / Property bought' : 'buyer_property';
		expect(model.mermaid).toContain(`contact }o--o{ property : "${line}"`);
		expect(place.asked()).toHaveLength(2);
	});

	it('counts the records of each object by one request each', async () => {
		const [model] = await place.outputs({ ...getModel, options: { includeCounts: true } });

		const counts = (model.objects as Array<{ key: string; records: number }>).map(
			({ key, records }) => [key, records],
		);
		const { records } = place.sandbox.state;
		expect(counts).toEqual(
			['contact', 'opportunity', 'business', 'custom_objects.property'].map((key) => [
				key,
				records.list(key).length,
			]),
		);
		expect(model.mermaid).toContain('["Contacts (60)"]');
		expect(place.asked()).toHaveLength(2 + counts.length);
	});

	it('gives null for the count of records that the token may not see', async () => {
		place.sandbox.faults.add({
			match: { method: 'POST', path: '/contacts/search' },
			times: Infinity,
			do: {
				status: 401,
				body: { statusCode: 401, message: 'The token is not authorized for this scope.' },
			},
		});

		const [model] = await place.outputs({ ...getModel, options: { includeCounts: true } });

		expect(model.objects).toContainEqual(
			expect.objectContaining({ key: 'contact', records: null }),
		);
		expect(model.mermaid).toContain('contact["Contacts"]');
	});
});
