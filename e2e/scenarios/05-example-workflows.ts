import assert from 'node:assert/strict';

import { Editor } from '../browser/Editor';
import { chatWith } from '../n8n/chat';
import { exampleFiles, importExample } from '../n8n/exampleWorkflows';
import type { Execution } from '../n8n/Execution';
import type { Scenario } from '../Scenario';
import { ChatModel, type ToolCall } from '../stubs/ChatModel';
import type { TestBed } from '../TestBed';
import { deliverTo } from '../n8n/webhooks';

type Item = Record<string, unknown>;

/** What an example gives at its last node on a new sandbox. */
type Expected = (items: Item[]) => void;

interface Example {
	/** The trigger it is run from; a webhook's is activated and called. */
	trigger: string;
	/** Whose items are looked at. */
	lastNode: string;
	expected: Expected;
	/** Is called by HighLevel instead of being run. */
	byWebhook?: boolean;
	/** Is asked this in n8n's chat instead of being run, and its model makes these calls. */
	byChat?: { asked: string; calls: ToolCall[] };
}

const EXAMPLES: Record<string, Example> = {
	'import-links-from-a-csv.json': {
		trigger: 'When clicking ‘Execute workflow’',
		lastNode: 'Report',
		expected: (items) => {
			const outcomes = items.map(({ outcome }) => String(outcome));
			for (const outcome of outcomes.slice(0, 2)) assert.match(outcome, /^(created|existing)$/);
			assert.deepEqual(outcomes.slice(2), ['skipped', 'refused']);
		},
	},
	'link-a-form-submission.json': {
		trigger: 'When clicking ‘Execute workflow’',
		lastNode: 'Say that they are linked',
		expected: ([{ message }]) =>
			assert.match(String(message), /^They (are linked now|were linked before)\.$/),
	},
	'link-by-agent.json': {
		trigger: 'When chat message received',
		lastNode: 'AI Agent',
		byChat: {
			asked: 'Ada (ada.abbott@example.com) rents 4 Station Street, Dunmore.',
			calls: [
				{
					tool: 'Link_two_records',
					args: {
						Association: 'tenant_property',
						First_Record: 'ada.abbott@example.com',
						Second_Record: '4 Station Street, Dunmore',
					},
				},
			],
		},
		expected: ([{ output }]) => assert.match(String(output), /outcome\W+created/),
	},
	'link-contacts-to-a-property.json': {
		trigger: 'When clicking ‘Execute workflow’',
		lastNode: 'Summary',
		expected: (items) =>
			assert.deepEqual(items, [{ linked: 2, refused: 2, unlinked: 2, associationDeleted: true }]),
	},
	'link-many-rows.json': {
		trigger: 'When clicking ‘Execute workflow’',
		lastNode: 'Count the links',
		expected: ([{ rows, created, existing }]) => {
			assert.equal(rows, 12);
			assert.equal(Number(created) + Number(existing), 12);
			assert.ok(Number(created) > 0, 'nothing was linked');
		},
	},
	'sync-properties-from-a-form.json': {
		trigger: 'When clicking ‘Execute workflow’',
		lastNode: 'What changed',
		expected: ([{ linked, unchanged, message }]) => {
			assert.equal(Number(linked) + Number(unchanged), 3);
			assert.match(String(message), /\d+ linked, \d+ unlinked, \d+ as before/);
		},
	},
	'export-links-to-a-table.json': {
		trigger: 'When clicking ‘Execute workflow’',
		lastNode: 'Columns',
		expected: (items) => {
			assert.ok(items.length > 10, 'not all links came');
			for (const { contact, property } of items) {
				assert.match(String(contact), /^\S+ \S+/);
				assert.match(String(property), /^\d+ /);
			}
		},
	},
	'find-records-without-links.json': {
		trigger: 'When clicking ‘Execute workflow’',
		lastNode: 'Which they are',
		expected: (items) => {
			assert.ok(items.length > 0, 'every property has a tenant');
			for (const { name } of items) assert.match(String(name), /^\d+ /);
		},
	},
	'move-links-after-a-merge.json': {
		trigger: 'When clicking ‘Execute workflow’',
		lastNode: 'Report',
		expected: (items) => {
			assert.ok(items.length > 0, 'there was nothing to move');
			for (const { outcome } of items) assert.match(String(outcome), /^(moved|existing)$/);
		},
	},
	'copy-associations-to-other-locations.json': {
		trigger: 'When clicking ‘Execute workflow’',
		lastNode: 'Copied',
		expected: (items) => {
			assert.ok(items.length > 2, 'not all associations were copied');
			for (const { outcome } of items) assert.match(String(outcome), /^(created|unchanged)$/);
		},
	},
	'poll-for-new-links.json': {
		trigger: 'When new links are found',
		lastNode: 'Send it',
		expected: (items) => {
			assert.ok(items.length > 0, 'the poll shows no links');
			for (const { message } of items)
				assert.match(String(message), /^\S+ \S+ is now linked to \d+ /);
		},
	},
	'notify-when-a-relation-is-created.json': {
		trigger: 'When two records are linked',
		lastNode: 'Send it',
		byWebhook: true,
		expected: (items) => {
			assert.deepEqual(
				items.map(({ message }) => message),
				['Ada Abbott is now linked to 1 Riverside Lane, Ashford (Property rented).'],
			);
		},
	},
};

export const exampleWorkflows: Scenario = {
	number: 5,
	name: 'every example workflow runs, with the expected data at its last node',
	async run(bed) {
		const files = await exampleFiles();
		assert.deepEqual(files, Object.keys(EXAMPLES).sort(), 'an example has no expectation here');
		const fresh = await bed.withNewSandbox();
		for (const file of files) {
			const { lastNode, expected } = EXAMPLES[file];
			const execution = await execute(fresh, file);
			assert.equal(execution.status, 'success', `${file}: ${execution.message}`);
			try {
				expected(execution.itemsOf(lastNode));
			} catch (error) {
				const items = JSON.stringify(execution.itemsOf(lastNode));
				throw new Error(`${file}: ${(error as Error).message}\n${items}`);
			}
		}
		await picture(fresh);
	},
};

async function execute(bed: TestBed, file: string): Promise<Execution> {
	const { trigger, byWebhook, byChat } = EXAMPLES[file];
	const model = byChat && (await ChatModel.start(byChat.calls));
	if (model) bed.cleanup.add(async () => await model.close());
	const { saved } = await importExample(bed, file, model);
	if (byChat) return await chatWith(bed.api, saved.id, trigger, byChat.asked);
	if (!byWebhook) return await bed.api.finished(await bed.api.run(saved.id, trigger));

	const node = saved.nodes.find(({ name }) => name === trigger);
	assert.ok(node);
	await bed.api.activate(saved.id);
	const { state } = bed.sandbox;
	const registration = deliverTo(bed, node, 'RelationCreate');
	const association = state.associations.byKey('tenant_property');
	const [contact] = state.records.list('contact');
	const [property] = state.records.list('custom_objects.property');
	state.link(association?.id ?? '', contact.id, property.id);
	await bed.sandbox.webhooks.idle();
	bed.sandbox.webhooks.unregister(registration);
	const [id] = await bed.api.waitForExecutions(saved.id, 1);
	await bed.api.deactivate(saved.id);
	return await bed.api.finished(id);
}

/** The first example as it looks when it has run. */
async function picture(bed: TestBed): Promise<void> {
	const { saved } = await importExample(bed, 'link-contacts-to-a-property.json');
	const editor = await Editor.of(await bed.browser(), saved.id);
	await editor.executeWorkflow();
	await editor.screenshot(bed.picture('5-executed'));
	await editor.close();
}
