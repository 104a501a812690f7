import type { IHookFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { DeliveryMemories } from '../highLevel/webhooks/DeliveryMemories';
import { properties } from './properties';
import { readRules } from './rules';
import { webhookWith } from './webhook';
import { webhookUrls } from './webhookUrls';

const TEST_HELP =
	'<b>While you build the workflow</b>, click <b>Execute step</b>, paste each Test URL beside its event in your Marketplace app (Advanced Settings, Webhooks), and link two records in HighLevel. The execution shows up in this editor.';
const PRODUCTION_HELP =
	'<b>To run the workflow by itself</b>, publish (activate) it and paste the Production URLs there. Those executions show up in the executions list.';

/**
 * The trigger for accounts with a Marketplace app: HighLevel posts each event to a URL that the user has
 * pasted into the app's settings, because HighLevel has no API to register it.
 */
export class HighLevelAssociationsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HighLevel Associations Trigger',
		name: 'highLevelAssociationsTrigger',
		icon: {
			light: 'file:../../icons/highlevel-associations.svg',
			dark: 'file:../../icons/highlevel-associations.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ [$parameter["events"]].flat().join(", ") }}',
		// n8n shows a node and its trigger as one, under this text: it has to be true of both.
		description:
			'Links records in HighLevel, and starts workflows when relations or associations change',
		defaults: { name: 'HighLevel Associations Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: webhookUrls,
		triggerPanel: {
			header: 'Listen for an event from HighLevel',
			executionsHelp: {
				inactive: `${TEST_HELP}<br /><br />${PRODUCTION_HELP}`,
				active: `${TEST_HELP}<br /><br />${PRODUCTION_HELP}`,
			},
			activationHint:
				'Once the workflow is published (active), paste the Production URLs into your Marketplace app: HighLevel has no way for n8n to do it.',
		},
		properties,
	};

	webhookMethods = {
		default: {
			/** There is nothing at HighLevel to look up, and `create` has to check the settings. n8n calls each once per URL. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			/** Registers nothing, because HighLevel has no API for it. Refuses settings that cannot work. */
			async create(this: IHookFunctions): Promise<boolean> {
				const { refusals } = readRules(this);
				// All of it in the message: n8n's pop-up shows nothing else.
				const [message, ...others] = refusals.map(
					(refusal) => `${refusal.message}. ${refusal.fix}`,
				);
				if (message === undefined) return true;
				throw new NodeOperationError(this.getNode(), message, { description: others.join('\n') });
			},
			/** Nothing was registered: the URLs stay in the Marketplace app until they are removed there. */
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	webhook = webhookWith(new DeliveryMemories());
}
