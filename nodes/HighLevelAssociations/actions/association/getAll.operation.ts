import { limitField, returnAllField } from '../../../fields/lists';
import { objectLocator } from '../../../fields/locators';
import { optionsField } from '../../../fields/options';
import type { Operation } from '../Operation';

const TYPES = ['', 'USER_DEFINED', 'SYSTEM_DEFINED'] as const;

/** Lists associations. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many associations',
		description: 'List the associations of the location, or those of one object',
	},
	properties: [
		returnAllField,
		limitField,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'Association Type',
					name: 'associationType',
					type: 'options',
					options: [
						{ name: 'Any', value: '' },
						{
							name: 'System Defined',
							value: 'SYSTEM_DEFINED',
							description: "HighLevel's own, such as contact and company",
						},
						{
							name: 'User Defined',
							value: 'USER_DEFINED',
							description: 'Made in this location',
						},
					],
					default: '',
					description: 'Who defined the association',
				},
				{
					...objectLocator('object', 'Object', 'Only associations that join this object'),
					required: false,
				},
			],
		},
		optionsField(),
	],
	prepare(item) {
		const filter = {
			objectKey: item.optionalId('filters.object'),
			associationType: item.choice('filters.associationType', TYPES, '') || undefined,
			most: item.most(),
		};
		return async (client) => await client.associations.list(filter);
	},
};
