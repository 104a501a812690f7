import { WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	IWebhookData,
	IWebhookFunctions,
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
	/** Which of the node's webhooks; default: its first. */
	webhook?: string;
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
	{ webhook, isTest }: { webhook?: string; isTest: boolean },
): IWebhookData {
	const { webhooks = [] } = workflow.nodeTypes.getByNameAndVersion(
		node.type,
		node.typeVersion,
	).description;
	const webhookDescription = webhooks.find(({ name }) => !webhook || name === webhook);
	if (!webhookDescription) throw new Error(`${node.type} has no webhook ${webhook ?? ''}`);
	return {
		httpMethod: 'POST',
		node: node.name,
		path: `${node.webhookId}/webhook`,
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
		webhook: delivery.webhook,
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
		saveStaticData(workflow, node, staticData);
		if (!result.noWebhookResponse && !response.answered.sent) {
			const { responseCode = 200, responseData } = webhookData.webhookDescription;
			const standard = result.workflowData ? 'Workflow was started' : 'Webhook call received';
			response.express.status(Number(responseCode));
			if (responseData === 'noData' && result.workflowData) response.express.end();
			else response.express.json(result.webhookResponse ?? { message: standard });
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
