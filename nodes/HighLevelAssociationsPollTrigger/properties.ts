import type { INodeProperties } from 'n8n-workflow';
import { associationsFilter } from '../fields/associationsFilter';
import { authenticationField } from '../fields/authentication';
import { eventOptions } from '../fields/eventOptions';
import { locationField, tokenLocationField } from '../fields/location';
import { includeNamesField } from '../fields/lists';
import { associationLocator } from '../fields/locators';

const RELATION_EVENTS = ['RelationCreate', 'RelationDelete'];

/** Shown where links are watched, in the given way. */
const shownFor = (of: string): INodeProperties['displayOptions'] => ({
	show: { events: RELATION_EVENTS, of: [of] },
});

const relationsOf: INodeProperties = {
	displayName: 'Relations Of',
	name: 'of',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Association',
			value: 'association',
			description: 'All links under one association, whichever records they join',
		},
		{
			name: 'Records',
			value: 'records',
			description: 'The links of certain records',
		},
	],
	default: 'association',
	description: 'Which links to watch',
};

/** The trigger's fields. What is watched follows from the events. */
export const properties: INodeProperties[] = [
	authenticationField,
	locationField,
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: [],
		options: eventOptions,
		description:
			'The changes that start the workflow. The first look learns what is there and starts nothing.',
	},
	{
		...relationsOf,
		displayOptions: { show: { events: RELATION_EVENTS, '@version': [{ _cnd: { gte: 2 } }] } },
	},
	{
		...relationsOf,
		displayOptions: { show: { events: RELATION_EVENTS, '@version': [1] } },
		// The first version watched records only.
		default: 'records',
	},
	{ ...associationLocator, displayOptions: shownFor('association') },
	// A list, because only lists can show what HighLevel answers. Nothing reads what is chosen.
	{
		displayName: 'Requests per Look',
		name: 'requests',
		type: 'resourceLocator',
		displayOptions: shownFor('association'),
		typeOptions: { loadOptionsDependsOn: ['association.value', 'locationId', 'pollTimes'] },
		default: { mode: 'list', value: '' },
		description:
			"What a look costs of HighLevel's 200,000 requests a day, by the records there are now. Open the list to see it; there is nothing to choose.",
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Open to see what each look costs...',
				typeOptions: { searchListMethod: 'getPollCost' },
			},
		],
	},
	{
		displayName: 'Record IDs',
		name: 'records',
		type: 'string',
		typeOptions: { rows: 3 },
		displayOptions: shownFor('records'),
		default: '',
		required: true,
		placeholder: 'e.g. 6716a3b1c2d4e5f6a7b8c9d0, 6716a3b1c2d4e5f6a7b8c9d1',
		description:
			'IDs of the records whose links to watch (contacts, companies, opportunities, custom records), separated by commas or lines, or an array from an expression. Each look takes a request for each record and 100 links. The links of a record you add later are learned first, and start nothing.',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		displayOptions: shownFor('records'),
		default: {},
		options: [associationsFilter],
	},
	tokenLocationField,
	{
		...includeNamesField,
		displayOptions: { show: { events: RELATION_EVENTS } },
		description:
			'Whether to add the names of both records and the key of the association to each link. Names are read in pages where that costs less; of a deleted record the name is null.',
	},
];
