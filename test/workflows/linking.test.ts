import { openExamples, outputOf, type Examples } from './examples.fixture';
import { nodeOf, workflowFile } from './workflowFiles';

let sandbox: Examples['sandbox'];
let engine: Examples['engine'];
let credentials: Examples['credentials'];
let idOf: Examples['idOf'];
let contact: Examples['contact'];
let property: Examples['property'];
let run: Examples['run'];

beforeEach(async () => {
	({ sandbox, engine, credentials, idOf, contact, property, run } = await openExamples());
});
afterEach(async () => await sandbox.close());

describe('Link contacts to a property', () => {
	const FILE = 'link-contacts-to-a-property.json';

	it('creates, looks up, links, lists, is refused, unlinks and cleans up', async () => {
		const relations = sandbox.state.relations.size;
		const result = await run(FILE);
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json }) => json)).toEqual([
			{ linked: 2, refused: 2, unlinked: 2, associationDeleted: true },
		]);
		expect(sandbox.state.associations.byKey('example_viewer_property')).toBeUndefined();
		expect(sandbox.state.relations.size).toBe(relations);
	});

	it('lists both contacts with their names, and says why a second link is refused', async () => {
		const result = await run(FILE);
		expect(outputOf(result, 'List the links').map((link) => link.linkedRecord)).toEqual([
			expect.objectContaining({ id: contact(0).id, firstName: 'Ada' }),
			expect.objectContaining({ id: contact(1).id, firstName: 'Ben' }),
		]);
		const refused = outputOf(result, 'What was refused');
		expect(refused.map(({ contactId }) => contactId)).toEqual([contact(0).id, contact(1).id]);
		expect(refused[0].refusal).toContain('are already linked');
	});

	it('can run again, for it leaves nothing behind', async () => {
		await run(FILE);
		const again = await run(FILE);
		expect(again.items[0]?.json).toMatchObject({ linked: 2, associationDeleted: true });
	});
});

describe('Link many rows', () => {
	it('links what is new, finds what is there, and finds all of it the second time', async () => {
		const first = await run('link-many-rows.json');
		expect(outputOf(first, 'Count the links')).toEqual([{ rows: 12, created: 9, existing: 3 }]);
		const relations = sandbox.state.relations.size;
		const second = await run('link-many-rows.json');
		expect(outputOf(second, 'Count the links')).toEqual([{ rows: 12, created: 0, existing: 12 }]);
		expect(sandbox.state.relations.size).toBe(relations);
	});

	it('sends a row that is refused to "Rows to look at" and links the others', async () => {
		const file = workflowFile('link-many-rows.json');
		const rows = JSON.parse(String(nodeOf(file, 'Rows').parameters.jsonOutput)) as {
			rows: Array<{ contactId: string; propertyId: string }>;
		};
		rows.rows[4].contactId = 'nobody00000000000000';
		nodeOf(file, 'Rows').parameters.jsonOutput = JSON.stringify(rows);
		const result = await engine.runWorkflow(file, { credentials });
		expect(outputOf(result, 'Rows to look at')).toEqual([
			expect.objectContaining({ error: expect.stringContaining('nobody00000000000000') }),
		]);
		expect(outputOf(result, 'Link each row')).toHaveLength(11);
	});
});

describe("Sync a contact's properties from a form", () => {
	const FILE = 'sync-properties-from-a-form.json';
	const linked = () =>
		sandbox.state.relations
			.ofRecord(contact(0).id, [idOf('buyer_property')])
			.items.map(({ secondRecordId }) => secondRecordId)
			.sort();

	it('run by hand, links the contact of the sample to exactly its properties', async () => {
		const result = await run(FILE);
		expect(result.items.map(({ json }) => json)).toEqual([
			{
				linked: 2,
				unlinked: 3,
				unchanged: 1,
				message: '2 linked, 3 unlinked, 1 as before.',
			},
		]);
		expect(linked()).toEqual([0, 1, 2].map((at) => property(at).id));
	});

	it('run by the form, takes its answers', async () => {
		const input = [{ 'Contact ID': contact(0).id, 'Property IDs': property(3).id }];
		const result = await run(FILE, { startNode: 'On form submission', input });
		expect(result.error).toBeUndefined();
		expect(linked()).toEqual([property(3).id]);
	});

	it('unlinks nothing when the answer is empty', async () => {
		const before = linked();
		const input = [{ 'Contact ID': contact(0).id, 'Property IDs': '' }];
		const result = await run(FILE, { startNode: 'On form submission', input });
		expect(result.error?.message).toContain('"Linked Record IDs" is empty');
		expect(linked()).toEqual(before);
	});
});
