import type { IDataObject } from 'n8n-workflow';
import {
	bulkOption,
	optionsField,
	whenExistsOption,
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
import { linkOutput, readNameRules, sayingCreated, skipped, withNames } from './namedRecords';

/** Links one record with many. */
export const createMany: Operation = {
	option: {
		name: 'Create Many',
		value: 'createMany',
		action: 'Link a record with many records',
		description: 'Link one record with many; links that exist already are returned',
	},
	properties: [
		...linkedRecordsFields,
		optionsField(bulkOption, whenExistsOption, whenNoneOption, whenSeveralOption),
	],
	prepare(item) {
		const choices = readLinkedRecords(item);
		const whenExists = item.choice('options.whenExists', ['return', 'error'], 'return');
		const bulk = item.flag('options.bulk');
		const rules = readNameRules(item);
		return withNames(namesToAnnounce(choices), async (client, { keepGoing }) => {
			const found = await findLinkedRecords(client, choices, rules);
			const { record, linked, missing, side } = found;
			if (!('id' in record)) return [skipped(record.reason)];
			const { association } = choices;
			const outcomes = await sayingCreated(
				[record, ...linked],
				async () =>
					await client.relations.createMany({
						association,
						side,
						recordId: record.id,
						linkedRecordIds: linked.map(({ id }) => id),
						whenExists,
						bulk,
						skipUnknown: rules.whenNone === 'skip',
						keepGoing,
					}),
			);
			// Without Continue On Fail the first refusal ends the item, and what was never begun is left out.
			const links = outcomes.flatMap((outcome, at): Array<IDataObject | Error> => {
				if (!outcome) {
					if (rules.whenNone === 'skip') missing.push(linked[at].id);
					return [];
				}
				if (outcome.status === 'rejected') return [outcome.reason as Error];
				// The record itself is said to be created with the first of its links.
				const created = at === 0 ? [record, linked[at]] : [linked[at]];
				return [linkOutput(outcome.value, [record, linked[at]], created)];
			});
			return missing.length > 0 ? [...links, leftOut(missing)] : links;
		});
	},
};

function leftOut(missing: string[]): IDataObject {
	const reason = `HighLevel has no record for ${missing.length} of the list`;
	return { ...skipped(reason), missing };
}
