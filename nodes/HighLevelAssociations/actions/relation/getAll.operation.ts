import { associationsFilter } from '../../../fields/associationsFilter';
import { limitField, returnAllField } from '../../../fields/lists';
import { optionalObjectLocator, recordLocator } from '../../../fields/locators';
import { optionsField, whenNoneExistsOption, whenSeveralOption } from '../../../fields/options';
import type { Operation } from '../Operation';
import { chosenRecords, readExistingRules, skipped, withNames } from './namedRecords';

/** Lists a record's links. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'List the links of a record',
		description: "List a record's links, with the linked records if wanted",
	},
	properties: [
		optionalObjectLocator(
			'object',
			'Object',
			'The object the record below is one of. It may stay empty when the record is given by ID or URL.',
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
		optionsField(
			{
				displayName: 'Include Linked Record',
				name: 'includeRecord',
				type: 'boolean',
				default: false,
				description: 'Whether to also fetch the linked record',
			},
			whenNoneExistsOption,
			whenSeveralOption,
		),
	],
	prepare(item) {
		const ref = item.record('record');
		const objectKey = item.optionalId('object');
		if (ref.by === 'name' && !objectKey) {
			item.refuse('object', 'is empty', 'A record given by name needs the object it is one of.');
		}
		const choices = [{ ref, of: { objectKey: objectKey ?? '' } }];
		const rules = readExistingRules(item);
		const associations = item.filter(
			'filters.associations',
			'Check its expression, or remove the filter to get all links.',
		);
		const options = { limit: item.limit(), includeRecord: item.flag('options.includeRecord') };
		return withNames(choices, async (client) => {
			const [record] = await chosenRecords(client, choices, rules);
			if (!('id' in record)) return [skipped(record.reason)];
			return await client.relations.ofRecord(record.id, associations, options);
		});
	},
};
