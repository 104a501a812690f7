import { DEFAULT_CONCURRENCY } from '../../../connection/HighLevelSession';
import { optionsField } from '../../../fields/options';
import { readDataModel } from '../../../highLevel/dataModel/readDataModel';
import type { Operation } from '../Operation';

/** Gets the location's objects and associations, and a diagram of them. */
export const getModel: Operation = {
	option: {
		name: 'Get Data Model',
		value: 'getModel',
		action: 'Get the data model',
		description: "Get the location's objects and associations, and a Mermaid diagram of them",
	},
	properties: [
		optionsField({
			displayName: 'Include Counts',
			name: 'includeCounts',
			type: 'boolean',
			default: false,
			description: 'Whether to count the records of each object, by one request each',
		}),
	],
	prepare(item) {
		const includeCounts = item.flag('options.includeCounts');
		const concurrency = item.concurrency() ?? DEFAULT_CONCURRENCY;
		return async (client) => [await readDataModel(client, { includeCounts, concurrency })];
	},
};
