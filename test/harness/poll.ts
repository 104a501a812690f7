import { PollContext } from 'n8n-core';
import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { Instance, NodeSetup } from './instance';
import {
	additionalDataFor,
	placeNode,
	saveStaticData,
	withExpressions,
	workflowOf,
} from './instance';

/** A polling trigger and what it remembers. */
export interface PollOptions extends NodeSetup {
	/** The node's memory: read when the poll begins, changed in place when n8n would save it. */
	staticData?: IDataObject;
	/** `manual` is "Fetch Test Event" in the editor, whose static data n8n does not keep. */
	mode?: 'trigger' | 'manual';
}

/**
 * Polls once: the items an execution starts with, or null. Rejects with what the node threw, and
 * then nothing is saved, as in n8n.
 */
export async function poll(
	instance: Instance,
	{ mode = 'trigger', staticData, ...options }: PollOptions,
): Promise<INodeExecutionData[] | null> {
	const node = placeNode(instance, options);
	const workflow = workflowOf(instance, node, staticData);
	const additionalData = additionalDataFor(instance, workflow, mode);
	const nodeType = instance.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!nodeType.poll) throw new Error(`${node.type} has no poll function`);
	const activation = mode === 'manual' ? 'manual' : 'activate';
	const context = new PollContext(workflow, node, additionalData, mode, activation);
	const output = await withExpressions(
		workflow,
		async () => await nodeType.poll!.call(context as unknown as IPollFunctions),
	);
	if (mode === 'trigger') saveStaticData(workflow, node, staticData);
	return output?.[0] ?? null;
}
