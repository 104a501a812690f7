import type { IWebhookFunctions } from 'n8n-workflow';
import { HighLevelAssociationsTrigger } from '../../nodes/HighLevelAssociationsTrigger/HighLevelAssociationsTrigger.node';
import { EVENT_NAMES } from '../../nodes/highLevel/webhooks/eventNames';
import { createEngine, type Delivery } from '../harness/engine';
import type { NodeClass } from '../harness/nodeTypes';
import { makeSigner } from '../highLevel/webhooks/delivery.fixture';

export const TYPE = 'highLevelAssociationsTrigger';

/** The filters, and what the editor calls them. */
export const FILTERS = {
	locationIds: 'Location IDs',
	associations: 'Associations',
	objectKeys: 'Object Keys',
};

/** What a filter may hold that is filled in but gives no ID and no key. */
export const NOTHING = [
	'={{ undefined }}',
	'={{ null }}',
	'={{ $vars.missing }}',
	'={{ "" }}',
	'={{ " " }}',
	'={{ [] }}',
	'={{ [" ", null] }}',
	'=',
	['', ' '],
	[null],
	',',
	'[]',
];

let ids = 0;

/** A webhook ID that no delivery had before. */
export const webhookId = () => `webhook-${++ids}`;

/** The trigger as many workflows have it: which one a delivery is to, stands in its query. */
export class TriggerOfManyWorkflows extends HighLevelAssociationsTrigger {
	constructor() {
		super();
		const { webhook } = this;
		this.webhook = async function (this: IWebhookFunctions) {
			const { trigger: id } = this.getQueryData() as { trigger: string };
			const here = Object.create(this) as IWebhookFunctions;
			here.getWorkflow = () => ({ id, name: id, active: true });
			return await webhook.call(here);
		};
	}
}

/** An n8n with the trigger; a new one is n8n after a restart. */
export const newEngine = (Trigger: NodeClass = HighLevelAssociationsTrigger) =>
	createEngine({ nodes: [Trigger], credentials: [] });

/** An n8n, a signer, and a trigger that listens to everything the signer signs. */
export function makeTrigger(events: readonly string[] = EVENT_NAMES, Trigger?: NodeClass) {
	const signer = makeSigner();
	let engine = newEngine(Trigger);
	const parameters = {
		events: [...events],
		options: { verification: 'publicKey', publicKey: signer.spkiBase64 },
	};
	const deliver = async (delivery: Partial<Delivery>) =>
		await engine.deliver({ type: TYPE, parameters, ...delivery });
	return {
		signer,
		parameters,
		deliver,
		/** Delivers the body as JSON, or text and bytes as they are, rightly signed. */
		send: async (body: unknown, delivery: Partial<Delivery> = {}) => {
			const rawBody =
				typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
			return await deliver({
				rawBody,
				headers: { 'X-GHL-Signature': signer.sign(rawBody), ...delivery.headers },
				...delivery,
			});
		},
		restart: () => {
			engine = newEngine(Trigger);
		},
	};
}
