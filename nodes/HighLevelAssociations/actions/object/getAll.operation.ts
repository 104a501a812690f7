import { limitField, returnAllField } from '../../../fields/lists';
import { optionsField } from '../../../fields/options';
import { objectInWords } from '../../../highLevel/model/readingOrder';
import type { Operation } from '../Operation';

/** Lists objects. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many objects',
		description: "List the location's objects: HighLevel's own and the custom ones",
	},
	properties: [returnAllField, limitField, optionsField()],
	prepare(item) {
		const most = item.limit();
		return async (client) => (await client.objects.list()).slice(0, most).map(objectInWords);
	},
};
