import { associationInWords } from '../../../highLevel/model/readingOrder';
import type { Operation } from '../Operation';
import { newAssociationFields, readNewAssociation } from './associationFields';

/** Creates an association, or sets the labels of the one that has the key. */
export const upsert: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update an association',
		description:
			'Create a new association with this key, or update the current one if it already exists (upsert)',
	},
	properties: newAssociationFields,
	prepare(item) {
		const association = readNewAssociation(item, true);
		return async (client) => {
			const [result, outcome] = await client.associations.upsert(association);
			return [{ outcome, ...associationInWords(result) }];
		};
	},
};
