import { PIT_TYPE } from '../n8n/credentials';
import { ACTION_NODE, node } from '../n8n/workflows';
import type { WorkflowNode } from '../n8n/WorkflowJson';
import type { TestBed } from '../TestBed';

/** A resource locator as the editor saves it. */
const locator = (mode: string) => (value: string) => ({ __rl: true, mode, value });
export const byKey = locator('key');
export const byId = locator('id');
export const byName = locator('name');

/** What starts a workflow that is run by hand. */
export const START: WorkflowNode = node('Start', 'n8n-nodes-base.manualTrigger', 0, {
	parameters: {},
});

/** Our action node with the sandbox's token. @param place counts from the left */
export function highLevel(
	bed: TestBed,
	name: string,
	place: number,
	parameters: WorkflowNode['parameters'],
	more: Partial<WorkflowNode> = {},
): WorkflowNode {
	return node(name, ACTION_NODE, place, {
		parameters,
		credentials: { [PIT_TYPE]: bed.pit },
		...more,
	});
}

/** The ID of an association of the sandbox's location. @throws Error when it has none of this key */
export function associationId({ sandbox: { state } }: TestBed, key: string): string {
	const id = state.associations.byKey(key)?.id;
	if (!id) throw new Error(`The sandbox has no association "${key}"`);
	return id;
}
