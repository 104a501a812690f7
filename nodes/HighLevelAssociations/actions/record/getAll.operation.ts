import { limitField, returnAllField } from '../../../fields/lists';
import { objectLocator } from '../../../fields/locators';
import { optionsField } from '../../../fields/options';
import { schemaKey } from '../../../highLevel/model/objectKeys';
import { LONGEST_CONTACT_TEXT } from '../../../highLevel/records/recordSources';
import { recordView } from '../../../highLevel/records/recordView';
import type { Operation } from '../Operation';

/** Lists an object's records. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Search the records of an object',
		description: "List an object's records: all of them, or those that contain a text",
	},
	properties: [
		objectLocator('object', 'Object', 'The object whose records to list'),
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. Riverside',
			description:
				"Text that HighLevel's own search looks for, in names, emails and other searchable fields. Leave it empty for all records.",
		},
		returnAllField,
		limitField,
		optionsField(),
	],
	prepare(item) {
		const objectKey = schemaKey(item.id('object'));
		const query = item.optionalText('search');
		if (objectKey === 'contact' && query.length > LONGEST_CONTACT_TEXT) {
			item.refuse(
				'search',
				`has more than ${LONGEST_CONTACT_TEXT} characters`,
				'HighLevel searches contacts for no longer text. Shorten it.',
			);
		}
		const most = item.limit();
		return async (client) => {
			const records = await client.records.list(objectKey, { query, most });
			return records.map((record) => recordView(objectKey, record));
		};
	},
};
