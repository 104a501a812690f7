import { byId, byUrl, openPlace, seeded, type Place } from './node.fixture';
import { operationsOf } from './operations.fixture';
import { isLocator, REQUIRED } from './requiredInputs.fixture';

describe('a parameter that is wrong is refused before any request', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
	});
	afterEach(() => expect(place.asked()).toEqual([]));

	const parametersOf = (operation: string) => operationsOf(place.sandbox)[operation];

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
			expect(error.message).toBe(`"${shown}" is "${dots}", which cannot be an ID or key [item 0]`);
		}
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

	it('no label to update', async () => {
		const update = parametersOf('association.update');
		const none = await place.refusal({ ...update, updateFields: {} });
		expect(none.message).toBe('"Update Fields" is empty [item 0]');
	});

	it.each(['={{ NaN }}', '={{ 1/0 }}', '={{ true }}'])('an ID or a text of %s', async (value) => {
		const create = parametersOf('relation.create');
		const record = await place.refusal({ ...create, firstRecord: byId(value) });
		expect(record.message).toBe('"First Record" is not text [item 0]');
		const key = await place.refusal({ ...parametersOf('association.create'), key: value });
		expect(key.message).toBe('"Key" is not text [item 0]');
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
			expect(error.message).toBe('"Limit" must be a whole number, 1 or more [item 0]');
		}
	});

	it.each([0, -3, 2.5, 'fast', 101, 1e9, true, [5], '1e1', ' '])(
		'a Concurrency of %p',
		async (concurrency) => {
			const options = { concurrency: `={{ ${JSON.stringify(concurrency)} }}` };
			const error = await place.refusal({ ...parametersOf('relation.create'), options });
			expect(error.message).toBe('"Concurrency" must be a whole number from 1 to 100 [item 0]');
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

	it('an email where an ID belongs, which is called so, with the way out', async () => {
		const create = parametersOf('relation.create');
		const record = await place.refusal({ ...create, firstRecord: byId('ada@example.com') });
		expect(record.message).toMatch(
			/^"First Record" is "ada@example.com", which is an email address and not an ID/,
		);
		expect(record.description).toContain('Choose By Name or Email');
		const list = await place.refusal({
			...parametersOf('relation.createMany'),
			linkedRecordIds: 'abc, ada@example.com',
		});
		expect(list.message).toMatch(
			/^"Linked Record IDs" holds ada@example.com, which is an email address and not an ID/,
		);
		expect(list.description).toContain('Set Linked Records By to "Name or Email"');
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
