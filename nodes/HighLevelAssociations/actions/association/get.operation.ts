import { associationLocator } from '../../../fields/locators';
import { optionsField } from '../../../fields/options';
import { associationInWords } from '../../../highLevel/model/readingOrder';
import type { Operation } from '../Operation';

/** Gets one association by ID or key. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an association',
		description: 'Get one association by its ID or key',
	},
	properties: [associationLocator, optionsField()],
	prepare(item) {
		const association = item.association();
		return async (client) => [associationInWords(await client.associations.resolve(association))];
	},
};
