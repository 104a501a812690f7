import type { DeliveryOptions, WebhookRegistration } from '../../sandbox';
import type { TestBed } from '../TestBed';
import type { WorkflowNode } from './WorkflowJson';

/**
 * A webhook trigger's production URL for one event, as its panel shows it.
 * @param url where webhooks are served
 * @param event without one, the URL that names none
 */
export function productionUrl(
	url: string,
	{ webhookId }: WorkflowNode,
	event?: keyof typeof URL_NAMES,
): string {
	const path = `${url}/webhook/${String(webhookId)}/webhook`;
	return event ? `${path}/${URL_NAMES[event]}` : path;
}

/** Written out, because these URLs are pasted into HighLevel: they must never change. */
const URL_NAMES = {
	RelationCreate: 'relation-create',
	RelationDelete: 'relation-delete',
};

/** The sandbox delivers every event of this name to the URL that an active trigger has for it. */
export function deliverTo(
	bed: TestBed,
	node: WorkflowNode,
	event: keyof typeof URL_NAMES,
	options: DeliveryOptions = {},
): WebhookRegistration {
	const url = productionUrl(bed.n8n.url, node, event);
	return bed.sandbox.webhooks.register(url, { ...options, events: [event] });
}
