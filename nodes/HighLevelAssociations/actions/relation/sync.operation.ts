import { bulkOption, optionsField } from '../../../fields/options';
import type { Operation } from '../Operation';
import { linkedRecordsFields, readLinkedRecords } from './linkedRecords';

/** Makes a record's links exactly a list. */
export const sync: Operation = {
	option: {
		name: 'Sync',
		value: 'sync',
		action: 'Sync relations of record',
		description:
			"Make a record's links under an association exactly a list: link what is missing, unlink the rest",
	},
	properties: [
		...linkedRecordsFields,
		optionsField(bulkOption, {
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description: 'Whether to only tell what would be linked and unlinked, changing nothing',
		}),
	],
	prepare(item) {
		item.refuseHoles('linkedRecordIds');
		const request = {
			...readLinkedRecords(item),
			dryRun: item.flag('options.dryRun'),
			bulk: item.flag('options.bulk'),
		};
		return async (client) => [{ ...(await client.relations.sync(request)) }];
	},
};
