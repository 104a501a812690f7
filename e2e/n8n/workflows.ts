import { randomUUID } from 'node:crypto';

import type { WorkflowJson, WorkflowNode } from './WorkflowJson';

/** As n8n names nodes of this package. */
const PACKAGE = 'n8n-nodes-highlevel-associations';
export const ACTION_NODE = `${PACKAGE}.highLevelAssociations`;
export const WEBHOOK_TRIGGER = `${PACKAGE}.highLevelAssociationsTrigger`;
export const POLL_TRIGGER = `${PACKAGE}.highLevelAssociationsPollTrigger`;
/** n8n's own nodes in front of and behind ours. */
export const FORM_TRIGGER = 'n8n-nodes-base.formTrigger';
export const EXTRACT_FROM_FILE = 'n8n-nodes-base.extractFromFile';
export const CONVERT_TO_FILE = 'n8n-nodes-base.convertToFile';
export const FILTER = 'n8n-nodes-base.filter';

type NodeSettings = Partial<WorkflowNode> & Pick<WorkflowNode, 'parameters'>;

/** A workflow of one chain of nodes, in the order given. */
export function chain(name: string, nodes: WorkflowNode[]): WorkflowJson {
	const connections: Record<string, unknown> = {};
	nodes.slice(1).forEach((node, i) => {
		connections[nodes[i].name] = { main: [[{ node: node.name, type: 'main', index: 0 }]] };
	});
	return { name, nodes, connections };
}

/** One node of a chain. @param place counts from the left */
export function node(name: string, type: string, place: number, more: NodeSettings): WorkflowNode {
	return { name, type, typeVersion: 1, position: [place * 240, 0], ...more };
}

/**
 * The webhook trigger, which accepts what the sandbox signs.
 * @param publicKey the sandbox's
 */
export function signedTrigger(publicKey: string, events: string[]): WorkflowNode {
	return node('When records are linked', WEBHOOK_TRIGGER, 0, {
		webhookId: randomUUID(),
		parameters: { events, options: { verification: 'publicKey', publicKey } },
	});
}

/** The node `Start` and then ours, `HighLevel`. */
export function actionWorkflow(name: string, settings: NodeSettings): WorkflowJson {
	return chain(name, [
		node('Start', 'n8n-nodes-base.manualTrigger', 0, { parameters: {} }),
		node('HighLevel', ACTION_NODE, 1, settings),
	]);
}
