import { associationLocator, recordLocator } from '../../../fields/locators';
import {
	bulkOption,
	optionsField,
	whenExistsOption,
	whenNoneOption,
	whenSeveralOption,
} from '../../../fields/options';
import { sameRecord } from '../../../highLevel/relations/relationErrors';
import type { Operation } from '../Operation';
import {
	chosenRecords,
	linkOutput,
	onSide,
	readNameRules,
	sayingCreated,
	skipped,
	withNames,
} from './namedRecords';

/** Links two records. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Link two records',
		description: 'Link two records, or return the link that already exists',
	},
	properties: [
		associationLocator,
		recordLocator(
			'firstRecord',
			'First Record',
			'getFirstRecords',
			"A record of the association's first object: the one left of ↔ in Association",
		),
		recordLocator(
			'secondRecord',
			'Second Record',
			'getSecondRecords',
			"A record of the association's second object: the one right of ↔ in Association",
		),
		optionsField(bulkOption, whenExistsOption, whenNoneOption, whenSeveralOption),
	],
	prepare(item) {
		const association = item.association();
		const choices = [
			onSide(association, 'first', item.record('firstRecord')),
			onSide(association, 'second', item.record('secondRecord')),
		];
		const whenExists = item.choice('options.whenExists', ['return', 'error'], 'return');
		const rules = readNameRules(item);
		const [first, second] = choices.map(({ ref }) => ref);
		if (first.by === 'id' && second.by === 'id' && first.id === second.id) {
			item.refuse(
				'secondRecord',
				'is the same record as First Record',
				'A record cannot be linked with itself.',
			);
		}
		const bulk = item.flag('options.bulk');
		return withNames(choices, async (client, { keepGoing }) => {
			const records = await chosenRecords(client, choices, rules);
			const [firstRecord, secondRecord] = records;
			if (!('id' in firstRecord)) return [skipped(firstRecord.reason)];
			if (!('id' in secondRecord)) return [skipped(secondRecord.reason)];
			const pair = { firstRecordId: firstRecord.id, secondRecordId: secondRecord.id };
			if (firstRecord.id === secondRecord.id) throw sameRecord(firstRecord.id);
			const relation = await sayingCreated(records, async () =>
				bulk
					? await client.relations.createTogether(association, pair, whenExists, keepGoing)
					: await client.relations.create(association, pair, whenExists),
			);
			return [linkOutput(relation, records)];
		});
	},
	// As many as are worth gathering: each waits for the group it goes with.
	itemsAtOnce: (item) => (item.flag('options.bulk') ? 1_000 : undefined),
};
