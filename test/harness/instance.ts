import type { INode, INodeParameters, INodeType } from 'n8n-workflow';
import type {
	IDataObject,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import { ExecutionLifecycleHooks } from 'n8n-core';
import type { CredentialsInMemory } from './credentialsHelper';
import type { NodeTypes } from './nodeTypes';
import { latestVersion } from './nodeTypes';

/** Where this n8n would be reached; nothing listens there. */
const ADDRESS = 'http://n8n.localhost';

/** What every part of the harness shares: the pretended n8n instance. */
export interface Instance {
	nodeTypes: NodeTypes;
	credentials: CredentialsInMemory;
}

/** A node as a user would place it: its type, and only the parameters that were set. */
export interface NodeSetup {
	/** `highLevelAssociations`, or the full name with its package. */
	type: string;
	parameters?: Record<string, unknown>;
	/** Credential type → the id it was given in `setCredential`. */
	credentials?: Record<string, string>;
	typeVersion?: number;
	/** The node's name on the canvas; default: the node type's own. */
	name?: string;
}

/** The shape of `node.credentials`, from the short form `{type: id}`. */
export function credentialDetails(credentials: Record<string, string> = {}): INode['credentials'] {
	return Object.fromEntries(
		Object.entries(credentials).map(([type, id]) => [type, { id, name: id }]),
	);
}

/** Makes the node of a setup; a `Workflow` fills in the defaults of its parameters. */
export function placeNode({ nodeTypes }: Instance, setup: NodeSetup): INode {
	const nodeType = nodeTypes.getByNameAndVersion(setup.type, setup.typeVersion);
	return {
		id: 'node-1',
		name: setup.name ?? String(nodeType.description.defaults.name ?? 'Node'),
		type: nodeTypes.fullName(setup.type),
		typeVersion: setup.typeVersion ?? latestVersion(nodeType),
		position: [220, 0],
		parameters: structuredClone(setup.parameters ?? {}) as INodeParameters,
		credentials: credentialDetails(setup.credentials),
		webhookId: 'webhook-id-1',
	};
}

/** A workflow of one node, with the static data that n8n would have loaded for that node. */
export function workflowOf(
	instance: Instance,
	node: INode,
	nodeStaticData?: IDataObject,
): Workflow {
	return new Workflow({
		id: 'workflow-1',
		name: 'Workflow',
		active: false,
		nodes: [node],
		connections: {},
		nodeTypes: instance.nodeTypes,
		staticData: nodeStaticData
			? { [`node:${node.name}`]: structuredClone(nodeStaticData) }
			: undefined,
		settings: { executionOrder: 'v1' },
	});
}

/** Saves a node's static data as n8n does after a delivery or a poll: only when it changed. */
export function saveStaticData(workflow: Workflow, node: INode, into?: IDataObject): void {
	if (!into || workflow.staticData.__dataChanged !== true) return;
	const saved = JSON.parse(JSON.stringify(workflow.getStaticData('node', node))) as IDataObject;
	for (const name of Object.keys(into)) delete into[name];
	Object.assign(into, saved);
}

/** The node's parameters with every default in place, as the editor sends them. */
export function completeParameters(nodeType: INodeType, node: INode): INodeParameters {
	const { description } = nodeType;
	return (
		NodeHelpers.getNodeParameters(
			description.properties,
			node.parameters,
			true,
			false,
			node,
			description,
		) ?? {}
	);
}

let executions = 0;

/** What n8n hands to an execution besides the workflow. */
export function additionalDataFor(
	{ credentials }: Instance,
	workflow?: Workflow,
	mode: WorkflowExecuteMode = 'manual',
): IWorkflowExecuteAdditionalData {
	const executionId = String(++executions);
	const unavailable = async (): Promise<never> => {
		throw new Error('This part of n8n is not in the harness');
	};
	const base = {
		credentialsHelper: credentials,
		executeWorkflow: unavailable,
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		startRunnerTask: unavailable,
		logAiEvent: () => undefined,
		currentNodeExecutionIndex: 0,
		executionId,
		workflowId: workflow?.id,
		userId: 'user-1',
		variables: {},
		restApiUrl: `${ADDRESS}/rest`,
		instanceBaseUrl: `${ADDRESS}/`,
		formBaseUrl: `${ADDRESS}/form`,
		formWaitingBaseUrl: `${ADDRESS}/form-waiting`,
		formTestBaseUrl: `${ADDRESS}/form-test`,
		webhookBaseUrl: `${ADDRESS}/webhook`,
		webhookWaitingBaseUrl: `${ADDRESS}/webhook-waiting`,
		webhookTestBaseUrl: `${ADDRESS}/webhook-test`,
		mcpBaseUrl: `${ADDRESS}/mcp`,
		mcpTestBaseUrl: `${ADDRESS}/mcp-test`,
		hooks: new ExecutionLifecycleHooks(mode, executionId, {
			id: workflow?.id ?? 'workflow-1',
			name: workflow?.name ?? 'Workflow',
			active: false,
			isArchived: false,
			createdAt: new Date(),
			updatedAt: new Date(),
			nodes: Object.values(workflow?.nodes ?? {}),
			connections: {},
			activeVersionId: null,
		}),
	};
	return base as unknown as IWorkflowExecuteAdditionalData;
}

/** Runs `work` while the expression engine of `workflow` is held, where the release has one to hold. */
export async function withExpressions<T>(workflow: Workflow, work: () => Promise<T>): Promise<T> {
	await workflow.expression.acquireIsolate?.();
	try {
		return await work();
	} finally {
		await workflow.expression.releaseIsolate?.();
	}
}
