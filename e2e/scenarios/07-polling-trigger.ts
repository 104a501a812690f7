import assert from 'node:assert/strict';

import { Editor } from '../browser/Editor';
import { PIT_TYPE } from '../n8n/credentials';
import { EVERY_FOUR_SECONDS } from '../n8n/pollTimes';
import { chain, node, POLL_TRIGGER } from '../n8n/workflows';
import { waitFor } from '../processes/waitFor';
import type { Scenario } from '../Scenario';

export const pollingTrigger: Scenario = {
	number: 7,
	name: 'polling: the first look learns, each change then starts one execution with its item',
	async run(original) {
		const bed = await original.withNewSandbox();
		const { api, sandbox } = bed;
		const { state } = sandbox;
		const [property] = state.records.list('custom_objects.property');
		const trigger = node('When links change', POLL_TRIGGER, 0, {
			parameters: {
				pollTimes: { item: EVERY_FOUR_SECONDS },
				of: 'records',
				events: ['RelationCreate', 'RelationDelete'],
				records: property.id,
			},
			credentials: { [PIT_TYPE]: bed.pit },
		});
		const done = node('Done', 'n8n-nodes-base.noOp', 1, { parameters: {} });
		const { id } = await api.createWorkflow(chain('Polling trigger', [trigger, done]));

		const editor = await Editor.of(await bed.browser(), id);
		await editor.openNode('When links change');
		await editor.screenshot(bed.picture('7-trigger'));
		await editor.executeStep();
		await editor.screenshot(bed.picture('7-sample'));
		await editor.close();
		const samples = await api.executionCount(id);

		await api.activate(id);
		const asked = () => sandbox.requests.filter(({ path }) => path.endsWith(property.id)).length;
		const before = asked();
		await waitFor('two polls', () => asked() >= before + 2, { timeoutMs: 30_000 });
		assert.equal(await api.executionCount(id), samples, 'what was there already started something');

		const association = state.associations.byKey('tenant_property')?.id ?? '';
		const [contact] = state.records.list('contact');
		const link = state.link(association, contact.id, property.id);
		await api.waitForExecutions(id, samples + 1);
		state.relations.remove(link.id);
		const ids = (await api.waitForExecutions(id, samples + 2)).slice(-2);
		const told = await Promise.all(
			ids.map(async (executionId) => (await api.finished(executionId)).itemsOf('Done')),
		);
		assert.deepEqual(
			told.map((items) => items.map((item) => [item.event, item.id])),
			[[['RelationCreate', link.id]], [['RelationDelete', link.id]]],
		);
		await api.deactivate(id);
	},
};
