import assert from 'node:assert/strict';

import { Editor } from '../browser/Editor';
import { PIT_TYPE } from '../n8n/credentials';
import type { WorkflowJson } from '../n8n/WorkflowJson';
import { ACTION_NODE, node } from '../n8n/workflows';
import type { Scenario } from '../Scenario';
import { ChatModel } from '../stubs/ChatModel';
import type { TestBed } from '../TestBed';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';

export const agentTool: Scenario = {
	number: 8,
	name: 'an AI agent gets the node as a tool, fills in its parameters, and links two records',
	async run(original) {
		const bed = await original.withNewSandbox();
		const { api, sandbox } = bed;
		const [contact] = sandbox.state.records.list('contact');
		const [property] = sandbox.state.records.list('custom_objects.property');
		const model = await ChatModel.start({
			First_Record: contact.id,
			Second_Record: property.id,
		});
		bed.cleanup.add(async () => await model.close());
		const openAi = await api.createCredential('Loopback model', 'openAiApi', {
			apiKey: 'none',
			url: model.url,
		});

		const { id } = await api.createWorkflow(agentWorkflow(bed, openAi));
		const execution = await api.finished(await api.run(id, 'Start'));
		assert.equal(execution.status, 'success', execution.message);

		const [tool] = model.offered;
		assert.equal(model.offered.length, 1);
		assert.match(tool.description, /[Cc]reate relation|[Ll]ink/);
		const { properties } = tool.parameters;
		assert.deepEqual(Object.keys(properties).sort(), ['First_Record', 'Second_Record']);
		assert.match(String(properties.First_Record.description), /buyer/);

		const [relation] = execution.itemsOf('Link records');
		assert.ok(relation, 'the tool has not run');
		const linked = sandbox.state.relations
			.list()
			.filter((link) => link.firstRecordId === contact.id && link.secondRecordId === property.id);
		assert.ok(
			linked.some((link) => link.associationId === tenantId(bed)),
			'nothing was linked',
		);
		assert.match(JSON.stringify(execution.itemsOf('Agent')), /created/);
		await pictures(bed, id);
	},
};

function tenantId({ sandbox: { state } }: TestBed): string {
	return state.associations.byKey('tenant_property')?.id ?? '';
}

/** The agent, a model, and our node as its only tool. */
function agentWorkflow(bed: TestBed, openAi: { id: string; name: string }): WorkflowJson {
	const fromModel = (name: string, description: string) => ({
		__rl: true,
		mode: 'id',
		value: `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`${description}\`, 'string') }}`,
	});
	const to = (name: string, type: string) => ({ [type]: [[{ node: name, type, index: 0 }]] });
	return {
		name: 'Agent with a tool',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 0, { parameters: {} }),
			node('Agent', `${LANGCHAIN}.agent`, 1, {
				typeVersion: 3.1,
				parameters: {
					promptType: 'define',
					text: 'Link the first contact to the first property.',
					options: {},
				},
			}),
			node('Model', `${LANGCHAIN}.lmChatOpenAi`, 1, {
				typeVersion: 1.2,
				position: [160, 240],
				parameters: { model: { __rl: true, mode: 'id', value: 'loopback' }, options: {} },
				credentials: { openAiApi: openAi },
			}),
			node('Link records', `${ACTION_NODE}Tool`, 1, {
				position: [360, 240],
				parameters: {
					resource: 'relation',
					operation: 'create',
					association: { __rl: true, mode: 'key', value: 'tenant_property' },
					firstRecord: fromModel('First_Record', 'ID of the buyer, a contact'),
					secondRecord: fromModel('Second_Record', 'ID of the property'),
					options: {},
				},
				credentials: { [PIT_TYPE]: bed.pit },
			}),
		],
		connections: {
			Start: to('Agent', 'main'),
			Model: to('Agent', 'ai_languageModel'),
			'Link records': to('Agent', 'ai_tool'),
		},
	};
}

async function pictures(bed: TestBed, workflowId: string): Promise<void> {
	const editor = await Editor.of(await bed.browser(), workflowId);
	await editor.executeWorkflow();
	await editor.screenshot(bed.picture('8-agent'));
	await editor.openNode('Link records');
	await editor.screenshot(bed.picture('8-tool'));
	await editor.close();
}
