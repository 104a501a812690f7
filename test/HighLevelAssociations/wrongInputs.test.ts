import { byId, byKey, byUrl, fromList, openPlace, seeded, type Place } from './node.fixture';
import { operationsOf } from './operations.fixture';

/** What a user may leave empty or fill with nonsense: operation, parameter, its display name. */
const REQUIRED: Array<[operation: string, parameter: string, displayName: string]> = [
	['association.create', 'key', 'Key'],
	['association.create', 'firstObject', 'First Object'],
	['association.create', 'firstObjectLabel', 'First Object Label'],
	['association.create', 'secondObject', 'Second Object'],
	['association.create', 'secondObjectLabel', 'Second Object Label'],
	['association.upsert', 'key', 'Key'],
	['association.upsert', 'firstObject', 'First Object'],
	['association.delete', 'association', 'Association'],
	['association.get', 'association', 'Association'],
	['association.update', 'association', 'Association'],
	['relation.create', 'association', 'Association'],
	['relation.create', 'firstRecord', 'First Record'],
	['relation.create', 'secondRecord', 'Second Record'],
	['relation.createMany', 'association', 'Association'],
	['relation.createMany', 'record', 'Record'],
	['relation.createMany', 'linkedRecordIds', 'Linked Record IDs'],
	['relation.delete', 'relationId', 'Relation ID'],
	['relation.deleteByRecords', 'association', 'Association'],
	['relation.deleteByRecords', 'firstRecord', 'First Record'],
	['relation.deleteByRecords', 'secondRecord', 'Second Record'],
	['relation.getAll', 'record', 'Record'],
	['relation.sync', 'record', 'Record'],
	['relation.sync', 'linkedRecordIds', 'Linked Record IDs'],
	['object.get', 'object', 'Object'],
];
const LOCATORS = ['association', 'firstObject', 'secondObject', 'object', 'record'];
const isLocator = (name: string): boolean => LOCATORS.includes(name) || name.endsWith('Record');

describe('a parameter that is wrong is refused before any request', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
	});
	afterEach(() => expect(place.asked()).toEqual([]));

	const parametersOf = (operation: string) => operationsOf(place.sandbox)[operation];

	it.each(REQUIRED)(
		'%s: %s from an expression that gives nothing',
		async (operation, name, shown) => {
			for (const nothing of ['={{ "" }}', '={{ "  " }}', '={{ undefined }}', '={{ null }}']) {
				const value = isLocator(name) ? byId(nothing) : nothing;
				const error = await place.refusal(
					{ ...parametersOf(operation), [name]: value },
					{ input: [{}, {}] },
				);
				expect(error.message).toBe(`"${shown}" is empty [item 0]`);
				expect(error.name).toBe('NodeOperationError');
				expect(error.context?.itemIndex).toBe(0);
				expect(error.description).toBeTruthy();
			}
		},
	);

	it.each(REQUIRED)(
		'%s: %s left empty, which n8n itself refuses',
		async (operation, name, shown) => {
			const value = isLocator(name) ? fromList('') : '';
			const error = await place.refusal({ ...parametersOf(operation), [name]: value });
			expect(error.name).toBe('WorkflowHasIssuesError');
			expect(shown).toBeTruthy();
		},
	);

	it.each(REQUIRED)('%s: %s that is an object', async (operation, name, shown) => {
		const value = isLocator(name) ? byId('={{ ({a: 1}) }}') : '={{ ({a: 1}) }}';
		const error = await place.refusal({ ...parametersOf(operation), [name]: value });
		expect(error.message).toMatch(new RegExp(`^"${shown}" .*\\[item 0\\]$`));
	});

	it.each(['.', '..'])('an ID or key "%s", which addresses another path', async (dots) => {
		for (const [operation, name, shown] of REQUIRED) {
			if (!isLocator(name) && name !== 'relationId' && name !== 'linkedRecordIds') continue;
			const value = isLocator(name) ? byId(dots) : dots;
			const error = await place.refusal({ ...parametersOf(operation), [name]: value });
			expect(error.message).toBe(`"${shown}" is "${dots}", which can be no ID or key [item 0]`);
		}
	});

	it('names the item it is about', async () => {
		const error = await place.refusal(
			{ ...parametersOf('association.get'), association: byKey('={{ $json.key }}') },
			{ input: [{ key: 'buyer_property' }, { key: '' }, { key: 'x' }] },
		);
		expect(error.message).toBe('"Association" is empty [item 1]');
		expect(error.context?.itemIndex).toBe(1);
	});

	it.each(['association.create', 'association.upsert'])('equal labels in %s', async (operation) => {
		const error = await place.refusal({
			...parametersOf(operation),
			firstObjectLabel: 'Same',
			secondObjectLabel: ' Same ',
		});
		expect(error.message).toContain('"Second Object Label" is the same as First Object Label');
		expect(error.message).toContain('[item 0]');
	});

	it('no label, or two equal ones, to update', async () => {
		const update = parametersOf('association.update');
		const none = await place.refusal({ ...update, updateFields: {} });
		expect(none.message).toBe('"Update Fields" is empty [item 0]');
		const both = { firstObjectLabel: 'Same', secondObjectLabel: 'Same' };
		const equal = await place.refusal({ ...update, updateFields: both });
		expect(equal.message).toContain('"Second Object Label" is the same');
	});

	it.each(['', ' ', '={{ "" }}', '={{ $json.missing }}', '={{ null }}'])(
		'a label to update that was added and is %j, whatever the other is',
		async (nothing) => {
			const update = parametersOf('association.update');
			for (const [empty, shown, other] of [
				['firstObjectLabel', 'First Object Label', 'secondObjectLabel'],
				['secondObjectLabel', 'Second Object Label', 'firstObjectLabel'],
			]) {
				for (const updateFields of [{ [empty]: nothing }, { [empty]: nothing, [other]: 'Owner' }]) {
					const { message } = await place.refusal({ ...update, updateFields });
					expect(message).toBe(`"${shown}" is empty [item 0]`);
				}
			}
		},
	);

	it.each([
		['={{ $json.missing }}', ''],
		['={{ null }}', ''],
		['={{ [] }}', '={{ " " }}'],
		['={{ [$json.missing, " "] }}', '={{ undefined }}'],
		[[' '], ' '],
	])('a filter of %j or %j, which would let everything through', async (list, text) => {
		const links = await place.refusal({
			...parametersOf('relation.getAll'),
			filters: { associations: list },
		});
		expect(links.message).toBe('"Association Names or IDs" is empty [item 0]');
		expect(links.description).toContain('Remove the filter to get all links.');
		for (const mode of [byId, byKey]) {
			const object = mode(text === '' ? list : text);
			const ofObject = await place.refusal({
				...parametersOf('association.getAll'),
				filters: { object },
			});
			expect(ofObject.message).toMatch(/^"Object" is (empty|no text) \[item 0\]$/);
		}
	});

	it.each(['={{ "" }}', '={{ undefined }}', '={{ $json.missing }}'])(
		'a filter by association type that is %j',
		async (associationType) => {
			const error = await place.refusal({
				...parametersOf('association.getAll'),
				filters: { associationType },
			});
			expect(error.message).toBe('"Association Type" is empty [item 0]');
		},
	);

	it.each([
		['relation.sync', { options: { dryRun: '={{ $json.dry }}' } }, 'Dry Run'],
		['relation.sync', { recordSide: '={{ $json.side }}' }, 'Record Side'],
		['relation.create', { options: { whenExists: '={{ null }}' } }, 'When Link Exists'],
		['relation.deleteByRecords', { deleteBy: '={{ $json.by }}', relationId: 'x' }, 'Delete By'],
		['object.getAll', { returnAll: '={{ $json.all }}' }, 'Return All'],
		['relation.create', { locationId: '={{ $json.location }}' }, 'Location ID'],
	])('in %s an expression that gives nothing for what has a default: %j', async (...row) => {
		const [operation, nothing, shown] = row;
		const error = await place.refusal({ ...parametersOf(operation), ...nothing });
		expect(error.message).toBe(`"${shown}" is empty [item 0]`);
		expect(error.description).toContain('The expression gave nothing.');
	});

	it.each(['={{ NaN }}', '={{ 1/0 }}', '={{ true }}'])('an ID or a text of %s', async (value) => {
		const create = parametersOf('relation.create');
		const record = await place.refusal({ ...create, firstRecord: byId(value) });
		expect(record.message).toBe('"First Record" is no text [item 0]');
		const key = await place.refusal({ ...parametersOf('association.create'), key: value });
		expect(key.message).toBe('"Key" is no text [item 0]');
	});

	it('a record linked with itself', async () => {
		const { contacts } = seeded(place.sandbox);
		const error = await place.refusal({
			...parametersOf('relation.create'),
			secondRecord: byId(contacts[0]),
		});
		expect(error.message).toBe('"Second Record" is the same record as First Record [item 0]');
		const itself = { linkedRecordIds: `${contacts[1]}, ${contacts[0]}` };
		for (const operation of ['relation.createMany', 'relation.sync']) {
			const { message } = await place.refusal({ ...parametersOf(operation), ...itself });
			expect(message).toBe(
				`"Linked Record IDs" holds the record itself, "${contacts[0]}" [item 0]`,
			);
		}
	});

	it.each([0, -1, 1.5, 'many', true, [5], '0x10', '1e2', ''])('a Limit of %p', async (limit) => {
		for (const operation of ['association.getAll', 'relation.getAll', 'object.getAll']) {
			const given = `={{ ${JSON.stringify(limit)} }}`;
			const error = await place.refusal({ ...parametersOf(operation), limit: given });
			expect(error.message).toBe('"Limit" is no whole number from 1 [item 0]');
		}
	});

	it.each([0, -3, 2.5, 'fast', 101, 1e9, true, [5], '1e1', ' '])(
		'a Concurrency of %p',
		async (concurrency) => {
			const options = { concurrency: `={{ ${JSON.stringify(concurrency)} }}` };
			const error = await place.refusal({ ...parametersOf('relation.create'), options });
			expect(error.message).toBe('"Concurrency" is no whole number from 1 to 100 [item 0]');
			expect(error.name).toBe('NodeOperationError');
		},
	);

	it('a Concurrency whose expression cannot be resolved', async () => {
		const options = { concurrency: '={{ $("Nowhere").item.json.many }}' };
		const error = await place.refusal({ ...parametersOf('relation.create'), options });
		expect(error.name).toBe('NodeOperationError');
	});

	it.each([
		['relation.createMany', { recordSide: '={{ "third" }}' }, 'Record Side'],
		['relation.create', { options: { whenExists: '={{ "maybe" }}' } }, 'When Link Exists'],
		['relation.delete', { options: { whenMissing: '={{ 1 }}' } }, 'When Link Is Missing'],
		['association.getAll', { filters: { associationType: '={{ "MINE" }}' } }, 'Association Type'],
		['association.getAll', { returnAll: '={{ "sure" }}' }, 'Return All'],
		['relation.sync', { options: { dryRun: '={{ "perhaps" }}' } }, 'Dry Run'],
		['relation.getAll', { filters: { associations: '={{ ({}) }}' } }, 'Association Names or IDs'],
		['relation.getAll', { filters: { associations: '={{ [".."] }}' } }, 'Association Names or IDs'],
		['association.create', { options: { description: '={{ [1] }}' } }, 'Description'],
	])('a choice of %s that is none: %p', async (operation, wrong, shown) => {
		const error = await place.refusal({ ...parametersOf(operation), ...wrong });
		expect(error.message).toMatch(new RegExp(`^"${shown}" .*\\[item 0\\]$`));
	});

	it('an address that is not a record’s page', async () => {
		for (const url of [
			'https://app.gohighlevel.com/',
			'https://app.gohighlevel.com/v2/location/abc/contacts',
			'nonsense',
			'https://app.gohighlevel.com/v2/location/abc/contacts/detail/' + 'x'.repeat(100_000),
			'https://a/location/'.repeat(5_000),
		]) {
			const error = await place.refusal({
				...parametersOf('relation.create'),
				firstRecord: byUrl(`={{ "${url}" }}`),
			});
			expect(error.message).toBe(
				'"First Record" is not the address of a record\'s page in HighLevel [item 0]',
			);
			expect(error.context?.itemIndex).toBe(0);
		}
	});

	it('a resource or operation that does not exist', async () => {
		const error = await place.refusal({ resource: 'relation', operation: 'explode' });
		expect(error.message).toContain('"explode"');
	});
});
