import { associationInWords } from '../../../highLevel/model/readingOrder';
import type { Operation } from '../Operation';
import { newAssociationFields, readNewAssociation } from './associationFields';

/** Creates an association. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create an association',
		description: 'Define a new kind of link between two objects',
	},
	properties: newAssociationFields,
	prepare(item) {
		const association = readNewAssociation(item);
		return async (client) => [associationInWords(await client.associations.create(association))];
	},
};
