import { parseIncomingMessage } from '@n8n/backend-network';
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
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Instance, NodeSetup } from './instance';
import {
	additionalDataFor,
	placeNode,
	saveStaticData,
	withExpressions,
	workflowOf,
} from './instance';

export interface Delivery extends NodeSetup {
	/** The body's bytes, just as they arrive. */
	rawBody?: Buffer | string;
	/** `content-type` is `application/json` unless set (or set to undefined: none). */
	headers?: Record<string, string | undefined>;
	query?: Record<string, string | string[]>;
	/** Default `POST`. */
	method?: string;
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

/** A request as express and n8n's body reader leave it: unread until somebody reads it. */
function requestOf({ rawBody = '', headers, query = {}, method = 'POST' }: Delivery) {
	const bytes = Buffer.from(rawBody as string);
	const request = new IncomingMessage(new Socket());
	const all = { 'content-type': 'application/json', 'content-length': String(bytes.length) };
	for (const [name, value] of Object.entries({ ...all, ...headers })) {
		if (value !== undefined) request.headers[name.toLowerCase()] = value;
	}
	request.method = method;
	const search = new URLSearchParams(
		Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
	).toString();
	request.url = `/webhook/webhook-id-1/webhook${search && `?${search}`}`;
	const express = Object.assign(request, {
		query,
		params: {},
		body: undefined as unknown,
		rawBody: undefined as Buffer | undefined,
		readRawBody: async () => {
			express.rawBody ??= bytes;
		},
	});
	parseIncomingMessage(express as never);
	return express as typeof express & { contentType?: string; encoding: BufferEncoding };
}

type Request = ReturnType<typeof requestOf>;

/** A response with the few methods express adds, that keeps what is written to it. */
function responseOf(request: Request) {
	const written: Buffer[] = [];
	const response = new ServerResponse(request);
	const answered = { sent: false };
	const express = Object.assign(response, {
		status(code: number) {
			response.statusCode = code;
			return express;
		},
		json(value: unknown) {
			response.setHeader('content-type', 'application/json');
			return express.end(JSON.stringify(value));
		},
		send(value: unknown) {
			if (value !== undefined && typeof value === 'object' && !Buffer.isBuffer(value)) {
				return express.json(value);
			}
			return express.end(value);
		},
		sendStatus(code: number) {
			return express.status(code).end(String(code));
		},
		set(name: string, value: string) {
			response.setHeader(name, value);
			return express;
		},
		end(value?: unknown) {
			if (answered.sent && value !== undefined) throw new Error('The response was sent already');
			if (value !== undefined) written.push(Buffer.from(value as string));
			answered.sent = true;
			return express;
		},
	});
	return { express, answered, text: () => Buffer.concat(written).toString('utf8') };
}

/** What n8n's body parser does; false when n8n itself refuses the request. */
async function parseBody(request: Request): Promise<boolean> {
	const { contentType = '', encoding } = request;
	if (contentType.startsWith('multipart/')) return true;
	await request.readRawBody();
	const text = request.rawBody?.toString(encoding) ?? '';
	if (text === '') return true;
	if (contentType === 'text/plain') request.body = text;
	if (contentType === 'application/x-www-form-urlencoded') {
		request.body = Object.fromEntries(new URLSearchParams(text));
	}
	if (contentType !== 'application/json') return true;
	try {
		request.body = JSON.parse(text) as unknown;
		return true;
	} catch {
		return false;
	}
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
			const standard = result.workflowData ? 'Workflow was started' : 'Webhook call received';
			response.express.json(result.webhookResponse ?? { message: standard });
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
