import { openExamples, outputOf, type Examples } from './examples.fixture';

let examples: Examples;

beforeEach(async () => {
	examples = await openExamples();
});
afterEach(async () => await examples.sandbox.close());

it('Export links to a table writes a line for each link of the association', async () => {
	const { run, sandbox, idOf } = examples;
	const result = await run('export-links-to-a-table.json');
	expect(result.error).toBeUndefined();
	const { length } = sandbox.state.relations
		.list()
		.filter(({ associationId }) => associationId === idOf('buyer_property'));
	const rows = outputOf(result, 'Columns');
	expect(rows).toHaveLength(length);
	expect(rows[0]).toMatchObject({
		association: 'buyer_property',
		contact: expect.stringMatching(/^\S+ \S+/),
		property: expect.stringMatching(/^\d+ \w+/),
	});
	expect(result.items).toHaveLength(1);
});

it('Find records without links lists the properties that nobody rents, by their names', async () => {
	const { run, sandbox, idOf, contact } = examples;
	const [rented] = sandbox.state.records.list('custom_objects.property');
	sandbox.state.link(idOf('tenant_property'), contact(0).id, rented.id);
	const result = await run('find-records-without-links.json');
	expect(result.error).toBeUndefined();
	const linked = new Set(
		sandbox.state.relations
			.list()
			.filter(({ associationId }) => associationId === idOf('tenant_property'))
			.map(({ secondRecordId }) => secondRecordId),
	);
	const without = sandbox.state.records
		.list('custom_objects.property')
		.filter(({ id }) => !linked.has(id));
	expect(without.length).toBeGreaterThan(0);
	expect(result.items.map(({ json }) => json)).toEqual(
		without.map(({ id, properties }) => ({ id, name: properties.address })),
	);
});

it('Move links after a merge moves each link of the first contact to the second', async () => {
	const { run, sandbox, contact } = examples;
	const { relations } = sandbox.state;
	const before = relations.ofRecord(contact(0).id).items.length;
	expect(before).toBeGreaterThan(0);
	const result = await run('move-links-after-a-merge.json');
	expect(result.error).toBeUndefined();
	expect(result.items).toHaveLength(before);
	expect(outputOf(result, 'Report')).toContainEqual(expect.objectContaining({ outcome: 'moved' }));
	for (const { json } of result.items) expect(json.outcome).toMatch(/^(moved|existing)$/);
	expect(relations.ofRecord(contact(0).id).items).toEqual([]);
});

describe('Copy associations to other locations', () => {
	const FILE = 'copy-associations-to-other-locations.json';

	it('creates what the other location lacks, and finds all of it right the second time', async () => {
		const { run } = examples;
		const first = await run(FILE);
		expect(first.error).toBeUndefined();
		const copied = outputOf(first, 'Copied');
		expect(copied).toContainEqual({
			location: 'HarbourLettings00002',
			association: 'buyer_property',
			outcome: 'created',
		});
		const second = await run(FILE);
		expect(outputOf(second, 'Copied').map(({ outcome }) => outcome)).toEqual(
			copied.map(() => 'unchanged'),
		);
	});

	it('says which association could not be copied, and goes on with the others', async () => {
		const { run, sandbox } = examples;
		sandbox.faults.add({
			match: { method: 'POST', path: '/associations/' },
			do: { status: 404, body: { message: 'Custom Object (property) not found' } },
		});
		const result = await run(FILE);
		expect(outputOf(result, 'Not copied')).toEqual([
			{
				location: 'HarbourLettings00002',
				association: expect.any(String),
				reason: expect.stringContaining('Custom Object (property) not found'),
			},
		]);
		expect(outputOf(result, 'Copied').length).toBeGreaterThan(0);
	});
});
