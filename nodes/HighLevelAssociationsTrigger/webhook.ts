import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { DeliveryMemories } from '../highLevel/webhooks/DeliveryMemories';
import type { RequestState } from '../highLevel/webhooks/DeliveryMemory';
import { receiveDelivery } from '../highLevel/webhooks/receiveDelivery';
import { SIGNATURE_HEADER } from '../highLevel/webhooks/signature';
import { readRules } from './rules';

/** Where the memory stands in the node's static data. */
const STATIC_DATA_FIELD = 'deliveries';

/**
 * The trigger's webhook function. The memories belong to the node type's one object in the process,
 * so a new object is a restarted n8n.
 */
export function webhookWith(memories: DeliveryMemories) {
	return async function webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { rules } = readRules(this);
		const { rawBody, path } = this.getRequestObject();
		const response = this.getResponseObject();
		const delivery = {
			rawBody: rawBody instanceof Uint8Array ? rawBody : undefined,
			signature: this.getHeaderData()[SIGNATURE_HEADER],
			urlNames: [lastPartOf(path), (this.getQueryData() as { event?: unknown }).event],
			state: () => stateOf(response),
		};
		const staticData = this.getWorkflowStaticData('node');
		const memoryHere = () => {
			const memory = memories.of(`${this.getWorkflow().id}/${this.getNode().id}`);
			memory.learn(staticData[STATIC_DATA_FIELD]);
			return memory;
		};
		// While the editor listens, the same test event may come as often as the user likes, and a test
		// must not make the production URL drop its own delivery of the event.
		const isTest = this.getMode() === 'manual';
		const verdict = receiveDelivery(delivery, rules, isTest ? undefined : memoryHere, Date.now());
		if (!('item' in verdict)) return withoutExecution(this, verdict);
		return withExecution(verdict.item, () => {
			verdict.started();
			if (isTest) return;
			const { text } = memoryHere();
			if (text !== (staticData[STATIC_DATA_FIELD] ?? '')) staticData[STATIC_DATA_FIELD] = text;
		});
	};
}

/**
 * Lets n8n answer, after it has made the execution: when it cannot (its database or its queue is away),
 * it answers 500, and HighLevel sends the delivery again. n8n reads `webhookResponse` between the two
 * (seen in n8n 2.40: webhook-helpers.js) and saves the static data after it. That is the one moment
 * where the memory is both true and saved: what was written to the static data before the start of the
 * execution is not saved, because the start clears the mark by which n8n sees that the data has changed.
 * Earlier releases read it, save and answer before they make the execution.
 */
function withExecution(item: IDataObject, started: () => void): IWebhookResponseData {
	return {
		workflowData: [[{ json: item }]],
		get webhookResponse() {
			started();
			return { message: 'Workflow was started' };
		},
	};
}

/** Answers by itself, and leaves a line in n8n's log: at the level info where the sender is at fault. */
function withoutExecution(
	context: IWebhookFunctions,
	{ status, message }: { status: number; message: string },
): IWebhookResponseData {
	const { name } = context.getNode();
	// The path only: whatever else a URL holds may be a secret of whoever made it.
	const { path } = context.getRequestObject();
	const line = `${name} (workflow ${context.getWorkflow().id}) answered a delivery to ${path} with ${status} and started nothing: ${message}`;
	if (status === 200) context.logger.debug(line);
	else context.logger.info(line);
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** What has become of a request, by its answer; this holds also when the sender has given up waiting. */
function stateOf(response: { writableEnded: boolean; statusCode: number }): RequestState {
	if (!response.writableEnded) return 'open';
	return response.statusCode < 300 ? 'accepted' : 'refused';
}

/** `relation-create` of `/webhook/…/webhook/relation-create`. */
function lastPartOf(path: string): string | undefined {
	return path.split('/').filter(Boolean).at(-1);
}
