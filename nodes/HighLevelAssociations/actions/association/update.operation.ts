import { associationLocator } from '../../../fields/locators';
import { optionsField } from '../../../fields/options';
import { associationInWords } from '../../../highLevel/model/readingOrder';
import type { Operation } from '../Operation';

/** Changes the labels of an association. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update an association',
		description: 'Change the labels of an association; nothing else of it can change',
	},
	properties: [
		associationLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [
				{
					displayName: 'First Object Label',
					name: 'firstObjectLabel',
					type: 'string',
					default: '',
					placeholder: 'e.g. Buyer',
					description: 'What a record of the first object is called within this association',
				},
				{
					displayName: 'Second Object Label',
					name: 'secondObjectLabel',
					type: 'string',
					default: '',
					placeholder: 'e.g. Property',
					description: 'What a record of the second object is called within this association',
				},
			],
		},
		optionsField(),
	],
	prepare(item) {
		const association = item.association();
		const firstObjectLabel = item.addedText('updateFields.firstObjectLabel');
		const secondObjectLabel = item.addedText('updateFields.secondObjectLabel');
		if (firstObjectLabel === undefined && secondObjectLabel === undefined) {
			item.refuse('updateFields', 'is empty', 'Add at least one label; the other is kept.');
		}
		const labels = { firstObjectLabel, secondObjectLabel };
		return async (client) => [
			associationInWords(await client.associations.update(association, labels)),
		];
	},
};
