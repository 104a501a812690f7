import type { WorkflowNode } from '../n8n/WorkflowJson';

/**
 * How many things a user has set in nodes: each field, each option that was added, each entry of a list of
 * fields; a choice in the node's settings counts too. Its credential does not, nor do poll times, which are
 * set here for speed alone.
 */
export function countParameters(nodes: readonly WorkflowNode[]): number {
	return nodes.reduce(
		(sum, { parameters, onError }) => sum + countIn(parameters) + (onError ? 1 : 0),
		0,
	);
}

function countIn(parameters: Record<string, unknown>): number {
	return Object.entries(parameters).reduce<number>((sum, [name, value]) => {
		if (name === 'pollTimes') return sum;
		const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
		return sum + (isGroup && !('__rl' in value) ? Math.max(1, countEntries(value)) : 1);
	}, 0);
}

/** Of a collection its options; of a list of fields, which n8n keeps under one name, its entries. */
function countEntries(group: object): number {
	const values = Object.values(group) as unknown[];
	const lists = values.filter((value) => Array.isArray(value) && typeof value[0] === 'object');
	return lists.length > 0 ? lists.flat().length : values.length;
}
