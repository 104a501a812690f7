import type { IExecuteData, INode, IRunData } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import type { ExecutionOptions, InputItems, RunResult } from './execution';
import { execute, toItems } from './execution';
import type { Instance, NodeSetup } from './instance';
import { placeNode } from './instance';

/** A node, what comes into it, and its settings for what goes wrong. */
export interface RunNodeOptions extends NodeSetup, ExecutionOptions {
	/** One empty item when absent. */
	input?: InputItems;
	/** The old setting of that name: an item that fails carries `error`, the others go on. */
	continueOnFail?: boolean;
	/** The present setting; absent, the run stops where the old one does not say otherwise. */
	onError?: INode['onError'];
	/** Settings of the node, such as `executeOnce`, `alwaysOutputData` or `retryOnFail`. */
	settings?: Partial<INode>;
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
	return await execute(instance, workflow, first, before, options, node.name);
}
