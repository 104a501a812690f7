import { limitField, returnAllField } from '../../../fields/lists';
import { optionalObjectLocator } from '../../../fields/locators';
import { optionsField } from '../../../fields/options';
import { associationInWords } from '../../../highLevel/model/readingOrder';
import type { Operation } from '../Operation';

const TYPES = ['USER_DEFINED', 'SYSTEM_DEFINED'] as const;

const NO_FILTER = 'Check its expression, or remove the filter to get all associations.';

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
				optionalObjectLocator('object', 'Object', 'Only associations that join this object'),
			],
		},
		optionsField(),
	],
	prepare(item) {
		const objectKey = item.filterId('filters.object', NO_FILTER);
		const associationType = item.filterChoice('filters.associationType', TYPES, NO_FILTER);
		const filter = { objectKey, associationType, limit: item.limit() };
		return async (client) => (await client.associations.list(filter)).map(associationInWords);
	},
};
