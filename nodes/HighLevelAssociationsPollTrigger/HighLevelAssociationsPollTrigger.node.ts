import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { credentials } from '../fields/authentication';
import { getAssociationOptions } from '../listSearch/getAssociationOptions';
import { getAssociations } from '../listSearch/getAssociations';
import { getLocations } from '../listSearch/getLocations';
import { getPollCost } from '../listSearch/getPollCost';
import { pollWith } from './poll';
import { properties } from './properties';

/** The trigger for accounts that get no webhooks: it looks for changes on n8n's schedule. */
export class HighLevelAssociationsPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HighLevel Associations Polling Trigger',
		name: 'highLevelAssociationsPollTrigger',
		icon: {
			light: 'file:../../icons/highlevel-associations.svg',
			dark: 'file:../../icons/highlevel-associations.dark.svg',
		},
		group: ['trigger'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle: '={{ [$parameter["events"]].flat().join(", ") }}',
		description:
			'Starts the workflow when records were linked or unlinked in HighLevel, or associations changed, by looking at regular intervals',
		defaults: { name: 'HighLevel Associations Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties,
	};

	methods = {
		listSearch: { getAssociations, getLocations, getPollCost },
		loadOptions: { getAssociationOptions },
	};

	poll = pollWith(new Map());
}
