import type { INodeProperties } from 'n8n-workflow';

/** Whether all results or a number of them. */
export const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

/** How many results, when not all. */
export const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	displayOptions: { show: { returnAll: [false] } },
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

/** How the records to link with a record are given. */
export const linkedRecordsByField: INodeProperties = {
	displayName: 'Linked Records By',
	name: 'linkedRecordsBy',
	type: 'options',
	options: [
		{ name: 'ID', value: 'id', description: 'Give the IDs of the records' },
		{
			name: 'Name or Email',
			value: 'name',
			description: 'Give emails, phone numbers or names: the node finds the records',
		},
	],
	default: 'id',
	description: 'How you name the records on the other side',
};

/** The names of the records to link with a record. */
export const linkedRecordsField: INodeProperties = {
	displayName: 'Linked Records',
	name: 'linkedRecords',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	required: true,
	displayOptions: { show: { linkedRecordsBy: ['name'] } },
	placeholder: 'e.g. 1 Riverside Lane, Ashford',
	description:
		'Names of the records on the other side, one per line, or an array from an expression: emails, phone numbers or full names of contacts; for other objects the names of the records. Each has to match exactly one record.',
};

/** The records to link with a record. */
export const linkedRecordIdsField: INodeProperties = {
	displayName: 'Linked Record IDs',
	name: 'linkedRecordIds',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	required: true,
	displayOptions: { show: { linkedRecordsBy: ['id'] } },
	placeholder: 'e.g. 6716a3b1c2d4e5f6a7b8c9d0, 6716a3b1c2d4e5f6a7b8c9d1',
	description:
		'IDs of the records on the other side, separated by commas, blanks or lines, or an array from an expression. Repeats are dropped.',
};

/** The side of the association the record stands on. */
export const recordSideField: INodeProperties = {
	displayName: 'Record Side',
	name: 'recordSide',
	type: 'options',
	options: [
		{
			name: 'First',
			value: 'first',
			description: "The record is one of the association's first object, left of ↔ in Association",
		},
		{
			name: 'Second',
			value: 'second',
			description:
				"The record is one of the association's second object, right of ↔ in Association",
		},
	],
	default: 'first',
	description: 'Which side of the association the record below stands on',
};

/** Whether relations come with the names of what they join. */
export const includeNamesField: INodeProperties = {
	displayName: 'Include Names',
	name: 'includeNames',
	type: 'boolean',
	default: true,
	description:
		'Whether to add the names of both records, the key of the association and the label of the linked record. It takes only a few more requests, because names are read in pages.',
};
