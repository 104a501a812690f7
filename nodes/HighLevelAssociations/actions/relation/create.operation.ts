import { associationLocator, recordLocator } from '../../../fields/locators';
import { bulkOption, optionsField, whenExistsOption } from '../../../fields/options';
import type { Operation } from '../Operation';

/** Links two records. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create relation',
		description: 'Link two records, or return the link they have already',
	},
	properties: [
		associationLocator,
		recordLocator(
			'firstRecord',
			'First Record',
			'getFirstRecords',
			"A record of the association's first object",
		),
		recordLocator(
			'secondRecord',
			'Second Record',
			'getSecondRecords',
			"A record of the association's second object",
		),
		optionsField(whenExistsOption, bulkOption),
	],
	prepare(item) {
		const association = item.association();
		const pair = { firstRecordId: item.id('firstRecord'), secondRecordId: item.id('secondRecord') };
		const whenExists = item.choice('options.whenExists', ['return', 'error'], 'return');
		if (pair.firstRecordId === pair.secondRecordId) {
			item.refuse(
				'secondRecord',
				'is the same record as First Record',
				'A record cannot be linked with itself.',
			);
		}
		if (!item.flag('options.bulk')) {
			return async (client) => [await client.relations.create(association, pair, whenExists)];
		}
		return async (client, { keepGoing }) => [
			await client.relations.createTogether(association, pair, whenExists, keepGoing),
		];
	},
	// As many as are worth gathering: each waits for the group it goes with.
	itemsAtOnce: (item) => (item.flag('options.bulk') ? 1_000 : undefined),
};
