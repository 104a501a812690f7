import { openExamples, type Examples } from './examples.fixture';
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

describe('Notify when a relation is created', () => {
	const FILE = 'notify-when-a-relation-is-created.json';
	const TRIGGER = 'When two records are linked';

	it('names both records and what the second is called', async () => {
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
				message: `Ben Berger is now linked to ${String(property(7).properties.address)} (Property bought).`,
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
				message: `${contact(0).id} is now linked to ${property(7).id}.`,
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
			sandbox.state.link(idOf('buyer_property'), contact(5).id, property(at + 30).id),
		);
		const input = await look();
		const result = await run('poll-for-new-links.json', { startNode: name, input });
		expect(result.items.map(({ json }) => json)).toEqual(
			made.map(({ id, secondRecordId }) => ({
				message: `${contact(5).properties.contactName} is now linked to ${property(made.findIndex((link) => link.secondRecordId === secondRecordId) + 30).properties.address} (buyer_property).`,
				relationId: id,
			})),
		);
		expect(await look()).toBeNull();
	});
});
