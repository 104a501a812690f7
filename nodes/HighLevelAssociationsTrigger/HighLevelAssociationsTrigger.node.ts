import type { IHookFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { DeliveryMemories } from '../highLevel/webhooks/DeliveryMemories';
import { properties } from './properties';
import { readRules, readSettings } from './rules';
import { webhookWith } from './webhook';

const TEST_HELP =
	'<b>While you build the workflow</b>, click <b>Execute step</b>, paste the Test URL beside the event in your Marketplace app (Advanced Settings, Webhooks), and link two records in HighLevel. The execution shows up in this editor.';
const PRODUCTION_HELP =
	'<b>To run the workflow by itself</b>, publish (activate) it and paste the Production URL there. Those executions show up in the executions list.';

/**
 * The trigger for accounts with a Marketplace app: HighLevel posts an event to its URL, which the user
 * pastes into the app's settings, for HighLevel has no API to register it by.
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
		description: 'Starts the workflow when associations or relations change in HighLevel',
		defaults: { name: 'HighLevel Associations Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'webhook',
			},
		],
		triggerPanel: {
			header: 'Listen for an event from HighLevel',
			executionsHelp: {
				inactive: `${TEST_HELP}<br /><br />${PRODUCTION_HELP}`,
				active: `${TEST_HELP}<br /><br />${PRODUCTION_HELP}`,
			},
			activationHint:
				'Once the workflow is published (active), paste the Production URL into your Marketplace app: n8n cannot register it by itself.',
		},
		properties,
	};

	webhookMethods = {
		default: {
			/** There is nothing at HighLevel to look up, and `create` has to check the settings. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			/** Registers nothing, for HighLevel has no API for it. Refuses settings that cannot work. */
			async create(this: IHookFunctions): Promise<boolean> {
				const { refusals } = readRules(readSettings(this));
				const [message, ...others] = refusals;
				if (message === undefined) return true;
				throw new NodeOperationError(this.getNode(), message, { description: others.join('\n') });
			},
			/** Nothing was registered, so the URL stays in the Marketplace app until it is removed there. */
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	webhook = webhookWith(new DeliveryMemories());
}
