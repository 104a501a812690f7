import type { INodeProperties } from 'n8n-workflow';
import { associationsFilter } from '../fields/associationsFilter';
import { authenticationField, locationField } from '../fields/authentication';

const shownFor = (watch: string): INodeProperties['displayOptions'] => ({
	show: { watch: [watch] },
});

/** The trigger's fields. Trigger On stands there once for each thing to watch, with its own events. */
export const properties: INodeProperties[] = [
	authenticationField,
	locationField,
	{
		displayName: 'Watch',
		name: 'watch',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Associations',
				value: 'associations',
				description: 'The kinds of links that the location has',
			},
			{
				name: 'Relations',
				value: 'relations',
				description: 'The links of certain records',
			},
		],
		default: 'relations',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		displayOptions: shownFor('associations'),
		required: true,
		default: [],
		options: [
			{
				name: 'Association Created',
				value: 'AssociationCreate',
			},
			{
				name: 'Association Deleted',
				value: 'AssociationDelete',
			},
			{
				name: 'Association Updated',
				value: 'AssociationUpdate',
				description: 'One of its labels has changed',
			},
		],
		description:
			'The changes that start the workflow. The first poll learns what there is and starts nothing.',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		displayOptions: shownFor('relations'),
		required: true,
		default: [],
		options: [
			{
				name: 'Relation Created',
				value: 'RelationCreate',
				description: 'A watched record was linked',
			},
			{
				name: 'Relation Deleted',
				value: 'RelationDelete',
				description: 'A watched record was unlinked, or is gone',
			},
		],
		description:
			'The changes that start the workflow. The first poll learns what there is and starts nothing.',
	},
	{
		displayName: 'Record IDs',
		name: 'records',
		type: 'string',
		typeOptions: { rows: 3 },
		displayOptions: shownFor('relations'),
		default: '',
		required: true,
		placeholder: 'e.g. 6716a3b1c2d4e5f6a7b8c9d0, 6716a3b1c2d4e5f6a7b8c9d1',
		description:
			'IDs of the records whose links to watch (contacts, companies, opportunities, custom records), separated by commas or lines, or an array from an expression. Each poll asks HighLevel once per record and 100 links. A record added later is learned in silence.',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		displayOptions: shownFor('relations'),
		default: {},
		options: [associationsFilter],
	},
];
