import { associationLocator } from '../../../fields/locators';
import { optionsField } from '../../../fields/options';
import type { Operation } from '../Operation';

/** Deletes an association and its relations. */
export const deleteAssociation: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete an association',
		description: 'Delete an association, and with it all its links',
	},
	properties: [associationLocator, optionsField()],
	prepare(item) {
		const association = item.association();
		return async (client) => [{ deleted: true, id: await client.associations.delete(association) }];
	},
};
