import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { credentials } from '../fields/authentication';
import * as listSearch from '../listSearch';
import { getAssociationOptions } from '../listSearch/getAssociationOptions';
import { getRecordFields } from '../listSearch/getRecordFields';
import { execute } from './actions/execute';
import { properties } from './actions/properties';

/** The node: links and unlinks records, and defines how they may be linked. */
export class HighLevelAssociations implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HighLevel Associations',
		name: 'highLevelAssociations',
		icon: {
			light: 'file:../../icons/highlevel-associations.svg',
			dark: 'file:../../icons/highlevel-associations.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Link, unlink and sync HighLevel (GoHighLevel) records, and define associations',
		defaults: { name: 'HighLevel Associations' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties,
	};

	methods = {
		listSearch,
		loadOptions: { getAssociationOptions },
		resourceMapping: { getRecordFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute.call(this);
	}
}
