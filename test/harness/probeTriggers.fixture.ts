import type {
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

/** Shows what came in and how often; refuses on demand, and remembers late on demand. */
export class ProbeTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Probe Trigger',
		name: 'probeTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Listens',
		defaults: { name: 'Probe Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [{ name: 'default', httpMethod: 'POST', path: 'webhook', responseData: '' }],
		properties: [],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions) {
				return this.getWorkflowStaticData('node').url !== undefined;
			},
			async create(this: IHookFunctions) {
				this.getWorkflowStaticData('node').url = this.getNodeWebhookUrl('default');
				return true;
			},
			async delete(this: IHookFunctions) {
				delete this.getWorkflowStaticData('node').url;
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions) {
		if (this.getHeaderData()['x-refuse'] === 'yes') {
			this.getResponseObject().status(401).json({ message: 'no' });
			return { noWebhookResponse: true };
		}
		const parsed = this.getBodyData();
		if (parsed === null) throw new Error('null is no body');
		const memory = this.getWorkflowStaticData('node');
		const seen = ((memory.seen as number | undefined) ?? 0) + 1;
		const isLate = this.getHeaderData()['x-late'] === 'yes';
		if (!isLate) memory.seen = seen;
		const raw = this.getRequestObject().rawBody.toString('utf8');
		const { event } = this.getQueryData() as { event?: string };
		return {
			workflowData: [this.helpers.returnJsonArray({ raw, parsed, event, seen })],
			get webhookResponse() {
				if (isLate) memory.seen = seen;
				return { message: 'Workflow was started' };
			},
		};
	}
}

/** Counts its polls; the first finds nothing, the seventh breaks. */
export class ProbePoll implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Probe Poll',
		name: 'probePoll',
		group: ['trigger'],
		version: 1,
		description: 'Looks now and then',
		defaults: { name: 'Probe Poll' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'probeApi', required: true }],
		properties: [],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		await this.getCredentials('probeApi');
		const memory = this.getWorkflowStaticData('node');
		const polls = ((memory.polls as number | undefined) ?? 0) + 1;
		memory.polls = polls;
		if (polls === 7) throw new Error('The seventh poll breaks');
		return polls === 1 ? null : [this.helpers.returnJsonArray({ poll: polls })];
	}
}
