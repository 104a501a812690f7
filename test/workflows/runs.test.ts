import type { Sandbox } from '../../sandbox/index';
import type { Engine } from '../harness/engine';
import { sandboxedEngine } from './sandboxedEngine';
import { nodeOf, workflowFile } from './workflowFiles';

let sandbox: Sandbox;
let engine: Engine;
let credentials: Record<string, string>;

beforeEach(async () => {
	({ sandbox, engine, credentials } = await sandboxedEngine());
});
afterEach(async () => await sandbox.close());

const idOf = (key: string) => String(sandbox.state.associations.byKey(key)?.id);
const contact = (at: number) => sandbox.state.records.list('contact')[at];
const property = (at: number) => sandbox.state.records.list('custom_objects.property')[at];
const run = async (fileName: string, options: object = {}) =>
	await engine.runWorkflow(workflowFile(fileName), { credentials, ...options });
const outputOf = (result: Awaited<ReturnType<typeof run>>, node: string, output = 0) =>
	(result.runData[node]?.[0]?.data?.main?.[output] ?? []).map(({ json }) => json);

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
		expect(refused[0].refusal).toContain('are linked already');
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

describe('Notify when a relation is created', () => {
	const FILE = 'notify-when-a-relation-is-created.json';
	const TRIGGER = 'When two records are linked';

	it('names both records and what each is called', async () => {
		const relation = sandbox.state.link(idOf('buyer_property'), contact(1).id, property(7).id);
		const file = workflowFile(FILE);
		const { parameters } = nodeOf(file, TRIGGER);
		const rawBody = JSON.stringify({ type: 'RelationCreate', webhookId: 'w1', ...relation });
		const delivered = await engine.deliver({
			type: 'highLevelAssociationsTrigger',
			parameters: {
				...parameters,
				options: { verification: 'publicKey', publicKey: sandbox.webhooks.publicKey },
			},
			rawBody,
			headers: { 'X-GHL-Signature': sandbox.webhooks.sign(rawBody) },
		});
		expect(delivered.status).toBe(200);
		const result = await run(FILE, { startNode: TRIGGER, input: delivered.items });
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json }) => json)).toEqual([
			{
				message: `Ben Berger (Buyer) is now linked to ${String(property(7).properties.address)} (Property bought).`,
				relationId: relation.id,
			},
		]);
	});

	it('falls back to the IDs when the two were unlinked meanwhile', async () => {
		const relation = sandbox.state.link(idOf('buyer_property'), contact(0).id, property(7).id);
		sandbox.state.relations.remove(relation.id);
		const input = [{ ...relation, event: 'RelationCreate' }];
		const result = await run(FILE, { startNode: TRIGGER, input });
		expect(result.items[0]?.json.message).toContain(contact(0).id);
	});

	it('falls back to the IDs when neither record has any link left', async () => {
		const { relations } = sandbox.state;
		const relation = sandbox.state.link(idOf('buyer_property'), contact(0).id, property(7).id);
		for (const { id } of relations.list()) relations.remove(id);
		const input = [{ ...relation, event: 'RelationCreate' }];
		const result = await run(FILE, { startNode: TRIGGER, input });
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json }) => json)).toEqual([
			{
				message: `${contact(0).id} (Buyer) is now linked to ${property(7).id} (Property bought).`,
				relationId: relation.id,
			},
		]);
	});

	it('says what to set for a sandbox, whose key is not HighLevel’s', () => {
		const { content } = nodeOf(workflowFile(FILE), 'About').parameters;
		expect(content).toContain('*Options > Verification* to *Public Key*');
	});

	it('trusts nobody but HighLevel: the file leaves Verification at its default', () => {
		expect(nodeOf(workflowFile(FILE), TRIGGER).parameters.options).toEqual({});
	});
});

describe('Poll for new links', () => {
	it('gives an item with a message for each link made after the first look', async () => {
		const file = workflowFile('poll-for-new-links.json');
		const { parameters, name } = nodeOf(file, 'When new links are found');
		const staticData = {};
		const look = async () =>
			await engine.poll({
				type: 'highLevelAssociationsPollTrigger',
				parameters,
				credentials,
				staticData,
			});
		expect(await look()).toBeNull();
		const made = [0, 1].map((at) =>
			sandbox.state.link(idOf('tenant_property'), contact(5).id, property(at).id),
		);
		const input = await look();
		const result = await run('poll-for-new-links.json', { startNode: name, input });
		expect(result.items.map(({ json }) => json)).toEqual(
			made.map(({ id, secondRecordId }) => ({
				message: `Tenant ${contact(5).id} is now linked to Property rented ${secondRecordId}.`,
				relationId: id,
			})),
		);
		expect(await look()).toBeNull();
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
