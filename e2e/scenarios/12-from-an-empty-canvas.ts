import assert from 'node:assert/strict';

import { linkFormAnswers } from '../jobs/linkFormAnswers';
import type { WorkflowNode } from '../n8n/WorkflowJson';
import type { Scenario } from '../Scenario';

export const fromAnEmptyCanvas: Scenario = {
	number: 12,
	name: 'from an empty canvas: a form and our node, two fields dragged in, and the two records are linked',
	async run(original) {
		const bed = await original.withNewSandbox();
		const { api, sandbox } = bed;
		const { records, relations } = sandbox.state;
		const [ada] = records
			.list('contact')
			.filter(({ properties }) => properties.email === 'ada.abbott@example.com');
		const [house] = records
			.list('custom_objects.property')
			.filter(({ properties }) => properties.address === '4 Station Street, Dunmore');
		const before = new Set(relations.list().map(({ id }) => id));

		let place = 0;
		const editor = await linkFormAnswers(await bed.browser(), bed.pit.id, async (moment, page) => {
			place += 1;
			await page.screenshot({ path: bed.picture(`12-${place}-${moment}`), animations: 'disabled' });
		});
		const added = relations.list().filter(({ id }) => !before.has(id));
		assert.deepEqual(
			added.map(({ firstRecordId, secondRecordId }) => [firstRecordId, secondRecordId]),
			[[ada.id, house.id]],
		);

		const { nodes } = await api.workflow(editor.workflowId);
		const set = nodes.flatMap(({ parameters }) => parametersSet(parameters));
		assert.deepEqual(set, [
			'formTitle',
			'fieldLabel',
			'fieldLabel',
			'association',
			'firstRecord',
			'secondRecord',
		]);
		assert.equal(nodes.length, 2);
		bed.tell(`A form that links two records: ${nodes.length} nodes, ${set.length} parameters`);
		await editor.close();
	},
};

/** The parameters somebody set, in lists too. Resource and operation come with the action that is added. */
function parametersSet(parameters: WorkflowNode['parameters']): string[] {
	return Object.entries(parameters).flatMap(([name, value]) => {
		if (name === 'resource' || name === 'operation') return [];
		if (Array.isArray(value))
			return value.flatMap((row) => parametersSet(row as typeof parameters));
		if (typeof value !== 'object' || value === null) return [name];
		// n8n saves a picker that is empty, too.
		if ('__rl' in value) return 'value' in value && value.value ? [name] : [];
		return parametersSet(value as typeof parameters);
	});
}
