import {
	addProperty,
	api,
	idsIn,
	locationId,
	sandbox,
	searchRecords,
	seed,
} from './recordsPlace.fixture';

const filter = (key: string, operator: string, value?: unknown) => ({
	field: `properties.${key}`,
	operator,
	value,
});

describe('the text of a record search', () => {
	it('is looked for in the searchable properties alone', async () => {
		const odd = addProperty({ address: '1 Oddity Row', town: 'Evenham', notes: 'none' });
		addProperty({ address: '2 Even Row', town: 'Oddity', notes: 'Oddity' });

		expect(idsIn(await searchRecords({ query: 'ODDITY' }))).toEqual([odd]);
		expect(idsIn(await searchRecords({ query: 'Evenham' }))).toEqual([]);
	});

	it('written as property:value looks into that property, and finds nothing in one that is not searchable', async () => {
		const odd = addProperty({ address: '1 Oddity Row', unit: '0099', town: 'Oddity' });
		addProperty({ address: '0099 Even Row', unit: '0100' });

		expect(idsIn(await searchRecords({ query: 'unit:0099' }))).toEqual([odd]);
		expect(idsIn(await searchRecords({ query: 'address: 1 oddity row' }))).toEqual([odd]);
		expect(idsIn(await searchRecords({ query: 'town:Oddity' }))).toEqual([]);
	});

	it('with a colon that follows no property is text', async () => {
		const id = addProperty({ address: 'Lane 7: rear' });
		expect(idsIn(await searchRecords({ query: '7: rear' }))).toEqual([id]);
	});

	it('of an object without listed properties is looked for in its display property', async () => {
		sandbox.state.addObject({
			id: 'boat-object',
			locationId,
			key: 'custom_objects.boat',
			standard: false,
			labels: { singular: 'Boat', plural: 'Boats' },
			description: '',
			primaryDisplayProperty: 'custom_objects.boat.name',
		});
		const [boat] = ['Selma', 'Other'].map((name) =>
			sandbox.state.records.add({
				objectKey: 'custom_objects.boat',
				properties: { name, harbour: 'Selma' },
			}),
		);

		const found = async (query: string) =>
			idsIn(await searchRecords({ query }, 'custom_objects.boat'));

		expect(await found('selma')).toEqual([boat.id]);
		expect(await found('name:selma')).toEqual([boat.id]);
	});
});

describe('the undocumented filters of a record search', () => {
	it('find equal values of any property to the letter, but never a date', async () => {
		const odd = addProperty({ address: 'Odd', town: 'Oddtown', listed_on: '2026-02-30' });

		const found = async (...filters: unknown[]) => idsIn(await searchRecords({ filters }));

		expect(await found(filter('town', 'eq', 'Oddtown'))).toEqual([odd]);
		expect(await found(filter('town', 'eq', 'oddtown'))).toEqual([]);
		expect(await found(filter('listed_on', 'eq', '2026-02-30'))).toEqual([]);
		expect(await found(filter('unit', 'is_not_empty'))).toEqual(seed.properties);
		expect((await searchRecords({ filters: [filter('unit', 'like', '1')] })).status).toBe(422);
	});

	it('are ignored or refused where the settings say so', async () => {
		const filters = [filter('town', 'eq', 'Nowhere')];
		sandbox.settings.recordFilters = 'ignored';
		expect((await searchRecords({ filters })).body.total).toBe(40);
		sandbox.settings.recordFilters = 'refused';
		expect(await searchRecords({ filters })).toMatchObject({
			status: 422,
			body: { message: ['property filters should not exist'] },
		});
	});
});

describe('the links that a record search shows', () => {
	const listed = async () => {
		const { body } = await searchRecords({ pageLimit: 1 });
		return body.records[0].relations as unknown[];
	};
	const first = () => seed.properties[0];
	const truth = () =>
		sandbox.state.relations
			.ofRecord(first())
			.items.map(({ id, associationId, firstObjectKey, firstRecordId }) => ({
				objectKey: firstObjectKey,
				recordId: firstRecordId,
				associationId,
				relationId: id,
			}));

	it('are all of them, none, or a wrong list, as the settings say', async () => {
		expect(await listed()).toEqual(truth());
		sandbox.settings.recordRelations = 'empty';
		expect(await listed()).toEqual([]);
		sandbox.settings.recordRelations = 'wrong';
		expect(await listed()).toHaveLength(truth().length);
		expect(await listed()).not.toEqual(truth());
	});

	it('are not shown with a record that is read by itself', async () => {
		const { body } = await api.get(`/objects/custom_objects.property/records/${first()}`);
		expect(body.record.relations).toEqual([]);
	});
});

describe('the schema of an object', () => {
	it('holds its properties when they are asked for', async () => {
		const path = `/objects/custom_objects.property?locationId=${locationId}`;
		const { body } = await api.get(`${path}&fetchProperties=true`);
		expect(body.object).toMatchObject({ key: 'custom_objects.property' });
		expect(body.fields).toContainEqual(
			expect.objectContaining({
				fieldKey: 'custom_objects.property.status',
				name: 'Status',
				dataType: 'SINGLE_OPTIONS',
				options: [
					{ key: 'for_sale', label: 'For sale' },
					{ key: 'sold', label: 'Sold' },
				],
			}),
		);
		expect((await api.get(path)).body).not.toHaveProperty('fields');
	});

	it('is there for every object, and refused for another', async () => {
		for (const key of ['contact', 'opportunity', 'business']) {
			const path = `/objects/${key}?locationId=${locationId}&fetchProperties=true`;
			expect((await api.get(path)).body.fields).not.toEqual([]);
		}
		expect((await api.get(`/objects/boat?locationId=${locationId}`)).status).toBe(404);
		expect((await api.get('/objects/contact')).status).toBe(422);
	});
});
