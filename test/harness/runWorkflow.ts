import { WorkflowExecute } from 'n8n-core';
import type {
	IConnections,
	IDataObject,
	IExecuteData,
	INode,
	INodeExecutionData,
	IRun,
	IRunData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type { Instance, NodeSetup } from './instance';
import { additionalDataFor, credentialDetails, placeNode } from './instance';

/** A run's error as n8n keeps it: a plain copy, so compare `name`, never `instanceof`. */
export interface RunError {
	name: string;
	message: string;
	description?: string | null;
	context?: IDataObject;
	httpCode?: string | null;
	[field: string]: unknown;
}

/** How a run ended. */
export interface RunResult {
	/** The last (or the one) node's first output. */
	items: INodeExecutionData[];
	/** All its outputs; the error output is the last where the node continues to it. */
	outputs: INodeExecutionData[][];
	/** Set when the run stopped on an error. */
	error?: RunError;
	status: IRun['status'];
	/** What each node put out, by its name. */
	runData: IRunData;
}

/** Plain values, or whole items where binary data or pairing matters. */
export type InputItems = Array<IDataObject | INodeExecutionData>;

/** Called when a node has ended, in the order of the run. */
export type NodeDone = (name: string, items: INodeExecutionData[], error?: RunError) => void;

export interface RunOptions {
	mode?: WorkflowExecuteMode;
	/** Aborting it stops the execution as the editor's stop button does. */
	signal?: AbortSignal;
	onNodeDone?: NodeDone;
}

export interface RunNodeOptions extends NodeSetup, RunOptions {
	/** One empty item when absent. */
	input?: InputItems;
	continueOnFail?: boolean;
	onError?: INode['onError'];
	/** Settings of the node, such as `executeOnce`, `alwaysOutputData` or `retryOnFail`. */
	settings?: Partial<INode>;
}

/** A workflow as n8n exports it. */
export interface ExportedWorkflow {
	name?: string;
	nodes: unknown[];
	connections: unknown;
	settings?: unknown;
	staticData?: unknown;
}

export interface RunWorkflowOptions extends RunOptions {
	/** The node to begin at; default: the workflow's trigger. */
	startNode?: string;
	/** What the trigger puts out. */
	input?: InputItems;
	/** Puts these credentials (type → id) in place of those the file names. */
	credentials?: Record<string, string>;
}

function toItems(input: InputItems = [{}]): INodeExecutionData[] {
	return input.map((item) =>
		typeof item.json === 'object' && item.json !== null
			? (item as INodeExecutionData)
			: { json: item as IDataObject },
	);
}

async function run(
	instance: Instance,
	workflow: Workflow,
	first: IExecuteData,
	runData: IRunData,
	{ mode = 'manual', signal, onNodeDone }: RunOptions,
): Promise<IRun> {
	const additionalData = additionalDataFor(instance, workflow, mode);
	additionalData.hooks?.addHandler('nodeExecuteAfter', (name, { data, error }) => {
		onNodeDone?.(name, data?.main?.[0] ?? [], error as RunError | undefined);
	});
	const execution = new WorkflowExecute(
		additionalData,
		mode,
		createRunExecutionData({
			resultData: { runData },
			executionData: { nodeExecutionStack: [first] },
		}),
	).processRunExecutionData(workflow);
	const stop = () => execution.cancel();
	if (signal?.aborted) stop();
	signal?.addEventListener('abort', stop);
	return await execution.finally(() => signal?.removeEventListener('abort', stop));
}

function resultOf(ran: IRun, nodeName?: string): RunResult {
	const { runData, error, lastNodeExecuted } = ran.data.resultData;
	const last = runData[nodeName ?? lastNodeExecuted ?? '']?.at(-1);
	const outputs = (error ? undefined : last?.data?.main)?.map((items) => items ?? []) ?? [];
	const { name, message } = error ?? {};
	return {
		items: outputs[0] ?? [],
		outputs,
		error: error && ({ ...error, name, message } as unknown as RunError),
		status: ran.status,
		runData,
	};
}

/** n8n refuses a workflow with an empty required parameter before it starts: also an outcome. */
function refusal(error: unknown): RunResult {
	const { name, message } = error as Error;
	const refused = { ...(error as object), name, message } as RunError;
	return { items: [], outputs: [], error: refused, status: 'error', runData: {} };
}

/** Runs one node behind a node called `Input`, whose output is `input`. */
export async function runNode(instance: Instance, options: RunNodeOptions): Promise<RunResult> {
	const { continueOnFail, onError, settings } = options;
	const node: INode = { ...placeNode(instance, options), continueOnFail, onError, ...settings };
	if (onError === undefined) delete node.onError;
	const input: INode = {
		id: 'input',
		name: 'Input',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const workflow = new Workflow({
		id: 'workflow-1',
		name: 'Workflow',
		active: false,
		nodes: [input, node],
		connections: { [input.name]: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
		nodeTypes: instance.nodeTypes,
		settings: { executionOrder: 'v1' },
	});
	const main = [toItems(options.input)];
	const before: IRunData = {
		[input.name]: [
			{
				startTime: Date.now(),
				executionTime: 0,
				executionIndex: 0,
				source: [],
				executionStatus: 'success',
				data: { main },
			},
		],
	};
	const first: IExecuteData = {
		node,
		data: { main },
		source: { main: [{ previousNode: input.name }] },
	};
	return await (async () => await run(instance, workflow, first, before, options))().then(
		(ran) => resultOf(ran, node.name),
		refusal,
	);
}

/** Runs a whole workflow, as exported from n8n, from its trigger on. */
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
	const start = options.startNode ? workflow.getNode(options.startNode) : workflow.getStartNode();
	if (!start) throw new Error('The workflow has no node to start at');
	const first: IExecuteData = {
		node: start,
		data: { main: [toItems(options.input)] },
		source: null,
	};
	const mode = options.mode ?? (options.input ? 'trigger' : 'manual');
	return await (async () => await run(instance, workflow, first, {}, { ...options, mode }))().then(
		(ran) => resultOf(ran),
		refusal,
	);
}
