import { HookContext } from 'n8n-core';
import type { IDataObject, IHookFunctions, WorkflowActivateMode } from 'n8n-workflow';
import type { Instance, NodeSetup } from './instance';
import {
	additionalDataFor,
	placeNode,
	saveStaticData,
	withExpressions,
	workflowOf,
} from './instance';
import { webhookDataOf } from './webhook';

/** A webhook trigger whose workflow is activated or deactivated. */
export interface ActivationOptions extends NodeSetup {
	/** The node's memory, changed in place when n8n would save it. */
	staticData?: IDataObject;
	/** `manual`: the editor listens for a test event. */
	mode?: 'trigger' | 'manual';
	/** Which of the node's webhooks; default: its first. */
	webhook?: string;
}

async function call(
	instance: Instance,
	{ mode = 'trigger', staticData, ...options }: ActivationOptions,
	activation: WorkflowActivateMode,
	work: (run: (method: 'checkExists' | 'create' | 'delete') => Promise<boolean>) => Promise<void>,
): Promise<void> {
	const node = placeNode(instance, options);
	const workflow = workflowOf(instance, node, staticData);
	const additionalData = additionalDataFor(instance, workflow, mode);
	const webhookData = webhookDataOf(node, workflow, additionalData, {
		webhook: options.webhook,
		isTest: mode === 'manual',
	});
	const { webhookMethods } = instance.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const methods = webhookMethods?.[webhookData.webhookDescription.name];
	await withExpressions(workflow, async () => {
		const context = new HookContext(
			workflow,
			node,
			additionalData,
			mode,
			activation,
			webhookData,
		) as unknown as IHookFunctions;
		await work(async (method) => (await methods?.[method]?.call(context)) ?? false);
	});
	saveStaticData(workflow, node, staticData);
}

/** Activates a webhook trigger: `checkExists`, then `create` where it does not exist yet. */
export async function activate(instance: Instance, options: ActivationOptions): Promise<void> {
	const activation = options.mode === 'manual' ? 'manual' : 'activate';
	await call(instance, options, activation, async (run) => {
		if (!(await run('checkExists'))) await run('create');
	});
}

/** Deactivates a webhook trigger: `delete`. */
export async function deactivate(instance: Instance, options: ActivationOptions): Promise<void> {
	await call(instance, options, 'update', async (run) => void (await run('delete')));
}
