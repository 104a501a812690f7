import { objectLocator } from '../../../fields/locators';
import { optionsField } from '../../../fields/options';
import { objectInWords } from '../../../highLevel/model/readingOrder';
import type { Operation } from '../Operation';

/** Gets an object's schema. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an object',
		description: "Get an object's schema by its key",
	},
	properties: [objectLocator('object', 'Object', 'The object to get'), optionsField()],
	prepare(item) {
		const key = item.id('object');
		return async (client) => [objectInWords(await client.objects.get(key))];
	},
};
