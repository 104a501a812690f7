import assert from 'node:assert/strict';

import { Editor } from '../browser/Editor';
import { chatWith } from '../n8n/chat';
import { importExample } from '../n8n/exampleWorkflows';
import type { Scenario } from '../Scenario';
import { ChatModel, type ToolCall } from '../stubs/ChatModel';
import type { TestBed } from '../TestBed';

const EMAIL = 'ada.abbott@example.com';
const ADDRESS = '4 Station Street, Dunmore';

/** Links the two, and asks what the contact rents now. */
const CALLS: ToolCall[] = [
	{
		tool: 'Link_two_records',
		args: { Association: 'tenant_property', First_Record: EMAIL, Second_Record: ADDRESS },
	},
	{
		tool: 'List_links',
		args: { Object: 'contact', Record: EMAIL, Association_Names_or_IDs: 'tenant_property' },
	},
];

export const agentTool: Scenario = {
	number: 8,
	name: 'an AI agent links two records by email and address, and reads the links by names',
	async run(original) {
		const bed = await original.withNewSandbox();
		const model = await ChatModel.start(CALLS);
		bed.cleanup.add(async () => await model.close());
		const { saved } = await importExample(bed, 'link-by-agent.json', model);

		const execution = await chatWith(
			bed.api,
			saved.id,
			'When chat message received',
			`Ada (${EMAIL}) rents ${ADDRESS}.`,
		);

		assert.equal(execution.status, 'success', execution.message);
		checkOffer(model);
		checkLink(bed);
		const [linked] = execution.itemsOf('Link two records');
		assert.match(JSON.stringify(linked), /"outcome":"created"/);
		const [{ output }] = execution.itemsOf('AI Agent');
		for (const name of ['Ada Abbott', ADDRESS, 'Property rented']) {
			assert.ok(String(output).includes(name), `The agent did not read "${name}": ${output}`);
		}
		await pictures(bed, saved.id);
	},
};

/** What the model was told of the tools: each is described, and each thing it has to fill in. */
function checkOffer({ offered }: ChatModel): void {
	const names = offered.map(({ name }) => name).sort();
	assert.deepEqual(names, ['Link_two_records', 'List_links', 'Unlink_two_records']);
	for (const { name, description, parameters } of offered) {
		assert.match(description, /^(Links|Lists|Removes) /);
		for (const [key, { description: told }] of Object.entries(parameters.properties)) {
			assert.match(String(told), /.{40}/, `${name}: ${key} is not described`);
		}
	}
}

function checkLink({ sandbox: { state } }: TestBed): void {
	const [contact] = state.records.list('contact');
	const property = state.records.list('custom_objects.property')[3];
	const tenant = String(state.associations.byKey('tenant_property')?.id);
	assert.ok(state.relations.find(tenant, contact.id, property.id), 'nothing was linked');
}

async function pictures(bed: TestBed, workflowId: string): Promise<void> {
	const editor = await Editor.of(await bed.browser(), workflowId);
	await editor.screenshot(bed.picture('8-agent'));
	await editor.openNode('Link two records');
	await editor.screenshot(bed.picture('8-tool'));
	await editor.close();
}
