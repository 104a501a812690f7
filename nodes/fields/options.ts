import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_CONCURRENCY } from '../connection/HighLevelSession';

const concurrency: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: DEFAULT_CONCURRENCY,
	description:
		"How many requests may run at once, across all input items. HighLevel's rate limit is kept whatever you set.",
};

const includeInput: INodeProperties = {
	displayName: 'Include Input Fields',
	name: 'includeInput',
	type: 'boolean',
	default: false,
	description:
		'Whether to add the fields of the input item to each output item, after what happened and before the IDs. Where both have a field of the same name, the output keeps its own.',
};

/** Whether many links go in one request, where an operation makes many. */
export const bulkOption: INodeProperties = {
	displayName: 'Use Bulk Requests',
	name: 'bulk',
	type: 'boolean',
	default: false,
	description:
		"Whether to send links in groups to an endpoint that HighLevel's own app uses but HighLevel does not document. What it did is read back from the documented lists, and what is missing is linked one by one.",
};

/** Whether to change nothing. */
export const dryRunOption: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to report what would change without changing it',
};

/** What to do with a link that exists already. */
export const whenExistsOption: INodeProperties = {
	displayName: 'When Link Exists',
	name: 'whenExists',
	type: 'options',
	options: [
		{
			name: 'Raise an Error',
			value: 'error',
			description: 'The item fails',
		},
		{
			name: 'Return the Existing Link',
			value: 'return',
			description: 'Outputs the existing link, with the outcome "existing"',
		},
	],
	default: 'return',
	description: 'What to do when the two records are already linked under this association',
};

/** What to do where there is no link to delete. */
export const whenMissingOption: INodeProperties = {
	displayName: 'When Link Is Missing',
	name: 'whenMissing',
	type: 'options',
	options: [
		{
			name: 'Raise an Error',
			value: 'error',
			description: 'The item fails',
		},
		{
			name: 'Return Deleted: False',
			value: 'return',
			description: 'The item comes out with "deleted": false',
		},
	],
	default: 'return',
	description: 'What to do when there is no such link',
};

/** What to do where a name stands for no record. */
export const whenNoneOption: INodeProperties = {
	displayName: 'When Nothing Matches',
	name: 'whenNone',
	type: 'options',
	options: [
		{
			name: 'Create the Record',
			value: 'create',
			description:
				'A contact, company or custom record is created with just this value, only once however many items name it',
		},
		{ name: 'Raise an Error', value: 'error', description: 'The item fails' },
		{
			name: 'Skip',
			value: 'skip',
			description:
				'The item comes out with the outcome "skipped" and the reason; in a list the entry is left out and listed in "missing"',
		},
	],
	default: 'error',
	description:
		'What to do when a name or email matches no record, or a list holds an ID that HighLevel does not know',
};

/** The same for operations that need records that exist. */
export const whenNoneExistsOption: INodeProperties = {
	...whenNoneOption,
	options: [
		{ name: 'Raise an Error', value: 'error', description: 'The item fails' },
		{
			name: 'Skip',
			value: 'skip',
			description: 'The item comes out with the outcome "skipped" and the reason',
		},
	],
	description: 'What to do when a name or email matches no record',
};

/** What to do where a name stands for several records. */
export const whenSeveralOption: INodeProperties = {
	displayName: 'When Several Match',
	name: 'whenSeveral',
	type: 'options',
	options: [
		{
			name: 'Raise an Error',
			value: 'error',
			description: 'The item fails, and its message names the first few',
		},
		{ name: 'Take the Earliest', value: 'earliest', description: 'The one created first' },
		{ name: 'Take the Latest', value: 'latest', description: 'The one created last' },
	],
	default: 'error',
	description: 'What to do when a name or email matches several records',
};

/** The collection of what need not be set: an operation's own options, and those that all have. */
export function optionsField(...own: INodeProperties[]): INodeProperties {
	const options = [...own, concurrency, includeInput];
	options.sort((one, other) => one.displayName.localeCompare(other.displayName));
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	};
}
