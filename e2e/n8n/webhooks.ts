import type { DeliveryOptions, WebhookRegistration } from '../../sandbox';
import type { TestBed } from '../TestBed';
import type { WorkflowNode } from './WorkflowJson';

/** A webhook trigger's production URL, as its panel shows it. @param url where webhooks are served */
export function productionUrl(url: string, { webhookId }: WorkflowNode): string {
	return `${url}/webhook/${String(webhookId)}/webhook`;
}

/** The sandbox delivers every change to an active trigger from now on. */
export function deliverTo(
	bed: TestBed,
	node: WorkflowNode,
	options: DeliveryOptions = {},
): WebhookRegistration {
	return bed.sandbox.webhooks.register(productionUrl(bed.n8n.url, node), options);
}
