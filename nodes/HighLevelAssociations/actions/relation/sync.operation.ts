import {
	bulkOption,
	dryRunOption,
	optionsField,
	whenNoneOption,
	whenSeveralOption,
} from '../../../fields/options';
import type { Operation } from '../Operation';
import {
	findLinkedRecords,
	linkedRecordsFields,
	namesToAnnounce,
	readLinkedRecords,
} from './linkedRecords';
import { createdRecords, readNameRules, sayingCreated, skipped, withNames } from './namedRecords';

/** Makes a record's links exactly a list. */
export const sync: Operation = {
	option: {
		name: 'Sync',
		value: 'sync',
		action: 'Make the links of a record exactly a list',
		description:
			"Make a record's links under an association exactly a list: link what is missing, unlink the rest",
	},
	properties: [
		...linkedRecordsFields,
		optionsField(bulkOption, dryRunOption, whenNoneOption, whenSeveralOption),
	],
	prepare(item) {
		const by = item.choice('linkedRecordsBy', ['id', 'name'], 'id');
		item.refuseHoles(by === 'id' ? 'linkedRecordIds' : 'linkedRecords');
		const choices = readLinkedRecords(item);
		const dryRun = item.flag('options.dryRun');
		const bulk = item.flag('options.bulk');
		const rules = readNameRules(item);
		// A dry run creates nothing: what would be created comes out as missing.
		const lookupRules =
			dryRun && rules.whenNone === 'create' ? { ...rules, whenNone: 'skip' as const } : rules;
		return withNames(namesToAnnounce(choices), async (client) => {
			const found = await findLinkedRecords(client, choices, lookupRules);
			const { record, linked, missing, side } = found;
			if (!('id' in record)) return [skipped(record.reason)];
			const { association } = choices;
			const result = await sayingCreated(
				[record, ...linked],
				async () =>
					await client.relations.sync({
						association,
						side,
						recordId: record.id,
						linkedRecordIds: linked.map(({ id }) => id),
						skipUnknown: rules.whenNone === 'skip',
						dryRun,
						bulk,
					}),
			);
			const { missing: unknown = [], ...changes } = result;
			const leftOut = [...missing, ...unknown];
			return [
				{
					...changes,
					...(leftOut.length > 0 && { missing: leftOut }),
					...createdRecords([record, ...linked]),
				},
			];
		});
	},
};
