import type { INodeProperties } from 'n8n-workflow';
import { LOCATION_CHOICE } from './location';

/** The filter by association, for listing links and for the polling trigger. */
export const associationsFilter: INodeProperties = {
	displayName: 'Association Names or IDs',
	name: 'associations',
	type: 'multiOptions',
	typeOptions: {
		loadOptionsMethod: 'getAssociationOptions',
		loadOptionsDependsOn: LOCATION_CHOICE,
	},
	default: [],
	hint: 'Only links under these associations; all when none is chosen. An expression may give IDs or keys.',
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};
