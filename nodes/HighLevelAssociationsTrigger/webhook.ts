import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { DeliveryMemories } from '../highLevel/webhooks/DeliveryMemories';
import type { DeliveryMemory } from '../highLevel/webhooks/DeliveryMemory';
import { receiveDelivery, type Verdict } from '../highLevel/webhooks/receiveDelivery';
import { SIGNATURE_HEADER } from '../highLevel/webhooks/signature';
import { readRules, readSettings } from './rules';

/** Where the memory stands in the node's static data. */
const STATIC_DATA_FIELD = 'deliveries';

/**
 * The trigger's webhook function. The memories belong to the node type's one object in the process,
 * so a new object is a restarted n8n.
 */
export function webhookWith(memories: DeliveryMemories) {
	return async function webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { rules } = readRules(readSettings(this));
		const { rawBody } = this.getRequestObject();
		const delivery = {
			rawBody: rawBody instanceof Uint8Array ? rawBody : undefined,
			signature: this.getHeaderData()[SIGNATURE_HEADER],
			urlNames: (this.getQueryData() as { event?: unknown }).event,
		};
		const judge = (memory?: () => DeliveryMemory) =>
			receiveDelivery(delivery, rules, memory, Date.now());

		// Whoever listens in the editor may send the same test event as often as they like, and a test
		// must not make the production URL drop its own delivery of the event.
		if (this.getMode() === 'manual') return answer(this, judge());

		const staticData = this.getWorkflowStaticData('node');
		const memoryHere = () => {
			const memory = memories.of(`${this.getWorkflow().id}/${this.getNode().id}`);
			memory.learn(staticData[STATIC_DATA_FIELD]);
			return memory;
		};
		// Only what is verified asks for the memory: strangers could make other triggers' be forgotten.
		const verdict = judge(memoryHere);
		if ('item' in verdict) {
			verdict.started();
			staticData[STATIC_DATA_FIELD] = memoryHere().text;
		}
		return answer(this, verdict);
	};
}

/**
 * Answers by itself, whatever the verdict. If n8n answered, it would do so after starting the execution,
 * and that start clears the mark by which n8n sees that the static data has changed: but for the first,
 * no delivery would outlive a restart (seen in n8n 2.40).
 */
function answer(context: IWebhookFunctions, verdict: Verdict): IWebhookResponseData {
	const response = context.getResponseObject();
	if ('item' in verdict) {
		response.status(200).json({ message: 'Workflow was started' });
		return { noWebhookResponse: true, workflowData: [[{ json: verdict.item }]] };
	}
	response.status(verdict.status).json({ message: verdict.message });
	return { noWebhookResponse: true };
}
