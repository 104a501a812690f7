import type { IDataObject } from 'n8n-workflow';
import { associationsFilter } from '../../../fields/associationsFilter';
import { objectLocator, recordLocator } from '../../../fields/locators';
import {
	dryRunOption,
	optionsField,
	whenNoneExistsOption,
	whenSeveralOption,
} from '../../../fields/options';
import { sameRecord } from '../../../highLevel/relations/relationErrors';
import type { Operation } from '../Operation';
import { chosenRecords, readExistingRules, skipped, withNames } from './namedRecords';

/** Moves the links of a record to another one. */
export const move: Operation = {
	option: {
		name: 'Move',
		value: 'move',
		action: 'Move the links of a record to another record',
		description:
			'Move the links of one record to another of the same object, such as after a merge of contacts',
	},
	properties: [
		objectLocator('object', 'Object', 'The object both records are of'),
		recordLocator(
			'fromRecord',
			'From Record',
			'getObjectRecords',
			'The record whose links to move',
		),
		recordLocator('toRecord', 'To Record', 'getObjectRecords', 'The record that gets the links'),
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [associationsFilter],
		},
		optionsField(
			dryRunOption,
			{
				displayName: 'Keep Old Links',
				name: 'keepOld',
				type: 'boolean',
				default: false,
				description: 'Whether to keep the links of From Record as well, so that they are copied',
			},
			whenNoneExistsOption,
			whenSeveralOption,
		),
	],
	prepare(item) {
		const objectKey = item.id('object');
		const from = item.record('fromRecord');
		const to = item.record('toRecord');
		if (from.by === 'id' && to.by === 'id' && from.id === to.id) {
			item.refuse(
				'toRecord',
				'is the same record as From Record',
				'Give the record that gets the links.',
			);
		}
		const choices = [
			{ ref: from, of: { objectKey } },
			{ ref: to, of: { objectKey } },
		];
		const rules = readExistingRules(item);
		const associationNames = item.filter(
			'filters.associations',
			'Check its expression, or remove the filter to move all links.',
		);
		const dryRun = item.flag('options.dryRun');
		const keepOld = item.flag('options.keepOld');
		return withNames(choices, async (client, { keepGoing }) => {
			const [fromRecord, toRecord] = await chosenRecords(client, choices, rules);
			if (!('id' in fromRecord)) return [skipped(fromRecord.reason)];
			if (!('id' in toRecord)) return [skipped(toRecord.reason)];
			if (fromRecord.id === toRecord.id) throw sameRecord(toRecord.id);
			if (dryRun) client.notes.add('Dry run: nothing was changed');
			const outcomes = await client.relations.move({
				...{ fromRecordId: fromRecord.id, toRecordId: toRecord.id, associationNames },
				...{ dryRun, keepOld, keepGoing },
			});
			return outcomes.flatMap((outcome): Array<IDataObject | Error> => {
				if (!outcome) return [];
				return [outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as Error)];
			});
		});
	},
};
