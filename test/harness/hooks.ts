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
	const { webhookMethods, description } = instance.nodeTypes.getByNameAndVersion(
		node.type,
		node.typeVersion,
	);
	await withExpressions(workflow, async () => {
		// Once for each webhook, as n8n does.
		for (const { name, path } of description.webhooks ?? []) {
			const context = new HookContext(
				workflow,
				node,
				additionalData,
				mode,
				activation,
				webhookDataOf(node, workflow, additionalData, { path, isTest: mode === 'manual' }),
			) as unknown as IHookFunctions;
			const methods = webhookMethods?.[name];
			await work(async (method) => (await methods?.[method]?.call(context)) ?? false);
		}
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
