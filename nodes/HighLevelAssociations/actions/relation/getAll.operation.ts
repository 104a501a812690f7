import { associationsFilter } from '../../../fields/associationsFilter';
import { limitField, returnAllField } from '../../../fields/lists';
import { optionalObjectLocator, recordLocator } from '../../../fields/locators';
import { optionsField } from '../../../fields/options';
import type { Operation } from '../Operation';

/** Lists a record's links. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many relations',
		description: "List a record's links, with the linked records if wanted",
	},
	properties: [
		optionalObjectLocator(
			'object',
			'Object',
			'The object whose records the list below shows. Leave it empty when the record is given by ID or URL.',
		),
		recordLocator('record', 'Record', 'getObjectRecords', 'The record whose links to list'),
		returnAllField,
		limitField,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [associationsFilter],
		},
		optionsField({
			displayName: 'Include Linked Record',
			name: 'includeRecord',
			type: 'boolean',
			default: false,
			description: 'Whether to fetch the record at the other end of each link along',
		}),
	],
	prepare(item) {
		const recordId = item.id('record');
		const associations = item.filter(
			'filters.associations',
			'Check its expression, or remove the filter to get all links.',
		);
		const options = { limit: item.limit(), includeRecord: item.flag('options.includeRecord') };
		return async (client) => await client.relations.ofRecord(recordId, associations, options);
	},
};
