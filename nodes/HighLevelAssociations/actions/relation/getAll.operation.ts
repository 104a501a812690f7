import { associationsFilter } from '../../../fields/associationsFilter';
import { limitField, returnAllField } from '../../../fields/lists';
import { objectLocator, recordLocator } from '../../../fields/locators';
import { optionsField } from '../../../fields/options';
import type { AssociationRef } from '../../../highLevel/associationRef';
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
		objectLocator('object', 'Object', 'The object the record is one of'),
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
		item.id('object');
		const recordId = item.id('record');
		const refs = item.ids('filters.associations');
		const options = { most: item.most(), includeRecord: item.flag('options.includeRecord') };
		return async (client) => {
			const associations = await Promise.all(
				refs.map(async (name): Promise<AssociationRef> => await client.associations.refOf(name)),
			);
			return await client.relations.ofRecord(recordId, associations, options);
		};
	},
};
