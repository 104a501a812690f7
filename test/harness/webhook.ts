import { WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	IWebhookData,
	IWebhookFunctions,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import type { HttpRequest } from './httpExchange';
import { parseBody, requestOf, responseOf } from './httpExchange';
import type { Instance, NodeSetup } from './instance';
import {
	additionalDataFor,
	placeNode,
	saveStaticData,
	withExpressions,
	workflowOf,
} from './instance';

/** A request that arrives at a trigger's webhook. */
export interface Delivery extends NodeSetup, HttpRequest {
	/** The node's memory: read when the delivery begins, changed in place when n8n would save it. */
	staticData?: IDataObject;
	/** `manual` is a delivery to the test URL while the editor listens. */
	mode?: 'webhook' | 'manual';
	/** n8n making the execution, before it answers. A rejection is n8n without its database or queue. */
	start?: () => Promise<void>;
}

/** How a delivery was answered, and what it started. */
export interface Delivered {
	status: number;
	/** The parsed body when it is JSON, else its text. */
	body: unknown;
	headers: Record<string, unknown>;
	/** The items an execution starts with; undefined when nothing starts. */
	items?: INodeExecutionData[];
	/** What the node threw: n8n answers 500 and shows a failed execution. */
	error?: Error;
	staticData: IDataObject;
}

/** A node's webhook as n8n registers it. */
export function webhookDataOf(
	node: INode,
	workflow: Workflow,
	workflowExecuteAdditionalData: IWorkflowExecuteAdditionalData,
	{ path, isTest }: { path?: string; isTest: boolean },
): IWebhookData {
	const { webhooks = [] } = workflow.nodeTypes.getByNameAndVersion(
		node.type,
		node.typeVersion,
	).description;
	const webhookDescription = webhooks.find((each) => !path || each.path === path);
	if (!webhookDescription) throw new Error(`${node.type} has no webhook ${path ?? ''}`);
	return {
		httpMethod: 'POST',
		node: node.name,
		path: `${node.webhookId}/${webhookDescription.path}`,
		webhookDescription,
		workflowId: workflow.id,
		workflowExecuteAdditionalData,
		webhookId: node.webhookId,
		isTest,
	};
}

function readable(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

/** Delivers a request to a trigger's webhook, as n8n's webhook server does. */
export async function deliver(instance: Instance, delivery: Delivery): Promise<Delivered> {
	const { mode = 'webhook', staticData = {} } = delivery;
	const node = placeNode(instance, delivery);
	const workflow = workflowOf(instance, node, staticData);
	const additionalData = additionalDataFor(instance, workflow, mode);
	const request = requestOf(delivery);
	const response = responseOf(request);
	const done = (items?: INodeExecutionData[], error?: Error): Delivered => ({
		status: response.express.statusCode,
		body: readable(response.text()),
		headers: response.express.getHeaders(),
		items,
		error,
		staticData,
	});

	if (!(await parseBody(request))) {
		response.express.status(422).json({ code: 422, message: 'Failed to parse request body' });
		return done();
	}
	additionalData.httpRequest = request as never;
	additionalData.httpResponse = response.express as never;
	const webhookData = webhookDataOf(node, workflow, additionalData, {
		path: delivery.path,
		isTest: mode === 'manual',
	});
	const nodeType = instance.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!nodeType.webhook) throw new Error(`${node.type} has no webhook function`);
	const context = new WebhookContext(workflow, node, additionalData, mode, webhookData, [], null);
	try {
		const result = await withExpressions(
			workflow,
			async () => await nodeType.webhook!.call(context as unknown as IWebhookFunctions),
		);
		if (!result.workflowData || result.noWebhookResponse) {
			saveStaticData(workflow, node, staticData);
		}
		if (result.workflowData && !(await starts(workflow, delivery))) {
			const message = 'There was a problem executing the workflow';
			if (!response.answered.sent) response.express.status(500).json({ code: 0, message });
			return done();
		}
		if (!result.noWebhookResponse && !response.answered.sent) {
			const { responseCode = 200 } = webhookData.webhookDescription;
			const body = bodyOf(webhookData, result);
			saveStaticData(workflow, node, staticData);
			response.express.status(Number(responseCode));
			if (body === undefined) response.express.end();
			else response.express.json(body);
		}
		return done(result.workflowData?.[0] as INodeExecutionData[] | undefined);
	} catch (error) {
		if (!response.answered.sent) {
			const message = 'Workflow Webhook Error: Workflow could not be started!';
			response.express.status(500).json({ code: 0, message });
		}
		return done(undefined, error as Error);
	}
}

/**
 * Makes the execution, as n8n 2.40 does before it answers. Doing so it takes the mark off the static
 * data by which it sees that they have changed. @returns false when it could not
 */
async function starts(workflow: Workflow, { start }: Delivery): Promise<boolean> {
	try {
		await start?.();
		workflow.staticData.__dataChanged = false;
		return true;
	} catch {
		return false;
	}
}

/**
 * What n8n answers. Where an execution starts and the description says nothing else, it is the bare text
 * `firstEntryJson`, and what the node has to say is not asked (seen in n8n 2.40: webhook-helpers.js).
 */
function bodyOf({ webhookDescription }: IWebhookData, result: IWebhookResponseData): unknown {
	const own = () => result.webhookResponse as unknown;
	if (!result.workflowData) return own() ?? { message: 'Webhook call received' };
	const { responseData = 'firstEntryJson' } = webhookDescription;
	if (responseData === 'noData') return undefined;
	return responseData || (own() ?? { message: 'Workflow was started' });
}
