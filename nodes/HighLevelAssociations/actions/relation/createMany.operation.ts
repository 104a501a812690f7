import type { IDataObject } from 'n8n-workflow';
import { bulkOption, optionsField, whenExistsOption } from '../../../fields/options';
import type { Operation } from '../Operation';
import { linkedRecordsFields, readLinkedRecords } from './linkedRecords';

/** Links one record with many. */
export const createMany: Operation = {
	option: {
		name: 'Create Many',
		value: 'createMany',
		action: 'Create many relations',
		description: 'Link one record with many; links that exist already are returned',
	},
	properties: [...linkedRecordsFields, optionsField(whenExistsOption, bulkOption)],
	prepare(item) {
		const { association, side, recordId, linkedRecordIds } = readLinkedRecords(item);
		const whenExists = item.choice('options.whenExists', ['return', 'error'], 'return');
		const bulk = item.flag('options.bulk');
		const request = { association, side, recordId, linkedRecordIds, whenExists, bulk };
		return async (client, { keepGoing }) => {
			const outcomes = await client.relations.createMany({ ...request, keepGoing });
			// Without Continue On Fail the first refusal ends the item, and what was never begun is left out.
			return outcomes.flatMap((outcome): Array<IDataObject | Error> => {
				if (!outcome) return [];
				return [outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as Error)];
			});
		};
	},
};
