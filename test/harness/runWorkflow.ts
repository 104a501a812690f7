import type {
	IConnections,
	IDataObject,
	IExecuteData,
	INode,
	IWorkflowSettings,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import type { ExecutionOptions, InputItems, RunResult } from './execution';
import { execute, toItems } from './execution';
import type { Instance } from './instance';
import { credentialDetails } from './instance';

/** A workflow as n8n exports it. */
export interface ExportedWorkflow {
	name?: string;
	nodes: unknown[];
	connections: unknown;
	settings?: unknown;
	staticData?: unknown;
}

/** Where a workflow begins, with what, and by whose credentials. `mode` is `trigger` when `input` is given. */
export interface RunWorkflowOptions extends ExecutionOptions {
	/** The node to begin at; default: the workflow's trigger. */
	startNode?: string;
	/** What the trigger puts out. */
	input?: InputItems;
	/** Puts these credentials (type → id) in place of those the file names. */
	credentials?: Record<string, string>;
}

/** The trigger a person would press Execute on: the manual one, else the first. */
function triggerOf(workflow: Workflow): INode | undefined {
	const triggers = Object.values(workflow.nodes).filter(({ type, typeVersion, disabled }) => {
		const { description } = workflow.nodeTypes.getByNameAndVersion(type, typeVersion);
		return !disabled && description.group.includes('trigger');
	});
	return triggers.find(({ type }) => type.endsWith('.manualTrigger')) ?? triggers[0];
}

/**
 * Runs a whole workflow, as exported from n8n, from its trigger on.
 * @throws Error when it has no node to start at; what goes wrong in a node is in the result
 */
export async function runWorkflow(
	instance: Instance,
	file: ExportedWorkflow,
	options: RunWorkflowOptions = {},
): Promise<RunResult> {
	const workflow = new Workflow({
		id: 'workflow-1',
		name: file.name ?? 'Workflow',
		active: false,
		nodes: (structuredClone(file.nodes) as INode[]).map((node) => ({
			...node,
			credentials: { ...node.credentials, ...credentialDetails(options.credentials) },
		})),
		connections: structuredClone(file.connections) as IConnections,
		nodeTypes: instance.nodeTypes,
		staticData: structuredClone(file.staticData ?? {}) as IDataObject,
		settings: { executionOrder: 'v1', ...(file.settings as IWorkflowSettings) },
	});
	const start = options.startNode ? workflow.getNode(options.startNode) : triggerOf(workflow);
	if (!start) throw new Error('The workflow has no node to start at');
	const first: IExecuteData = {
		node: start,
		data: { main: [toItems(options.input)] },
		source: null,
	};
	const mode = options.mode ?? (options.input ? 'trigger' : 'manual');
	return await execute(instance, workflow, first, {}, { ...options, mode });
}
