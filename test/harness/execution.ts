import { WorkflowExecute, WorkflowHasIssuesError } from 'n8n-core';
import type {
	IDataObject,
	IExecuteData,
	INodeExecutionData,
	IRun,
	IRunData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createRunExecutionData } from 'n8n-workflow';
import type { Instance } from './instance';
import { additionalDataFor } from './instance';

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

/** How an execution is started, watched and stopped. */
export interface ExecutionOptions {
	/** What n8n says started it; default `manual`. */
	mode?: WorkflowExecuteMode;
	/** Aborting it stops the execution as the editor's stop button does. */
	signal?: AbortSignal;
	/** Told of each node as it ends. */
	onNodeDone?: NodeDone;
}

/** Wraps plain values into items. */
export function toItems(input: InputItems = [{}]): INodeExecutionData[] {
	return input.map((item) =>
		typeof item.json === 'object' && item.json !== null
			? (item as INodeExecutionData)
			: { json: item as IDataObject },
	);
}

async function start(
	instance: Instance,
	workflow: Workflow,
	first: IExecuteData,
	runData: IRunData,
	{ mode = 'manual', signal, onNodeDone }: ExecutionOptions,
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

function resultOf({ status, data }: IRun, nodeName?: string): RunResult {
	const { runData, error, lastNodeExecuted } = data.resultData;
	const last = runData[nodeName ?? lastNodeExecuted ?? '']?.at(-1);
	const outputs = (error ? undefined : last?.data?.main)?.map((items) => items ?? []) ?? [];
	return {
		items: outputs[0] ?? [],
		outputs,
		error: error && ({ ...error, name: error.name, message: error.message } as unknown as RunError),
		status,
		runData,
	};
}

/** An empty required parameter: n8n refuses the workflow before it starts, which is an outcome too. */
function refusal(thrown: unknown): RunResult {
	if (!(thrown instanceof WorkflowHasIssuesError)) throw thrown;
	const error = { ...thrown, name: 'WorkflowHasIssuesError', message: thrown.message };
	return { items: [], outputs: [], error, status: 'error', runData: {} };
}

/**
 * Runs `workflow` from `first` on, with `runData` as what ran before. The result's items are those
 * of `nodeName`, or of the node that ran last.
 */
export async function execute(
	instance: Instance,
	workflow: Workflow,
	first: IExecuteData,
	runData: IRunData,
	options: ExecutionOptions,
	nodeName?: string,
): Promise<RunResult> {
	return await start(instance, workflow, first, runData, options).then(
		(ran) => resultOf(ran, nodeName),
		refusal,
	);
}
