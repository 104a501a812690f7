import type { Resource } from '../Operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { upsert } from './upsert.operation';

/** Contacts, companies, opportunities and the records of custom objects. */
export const record: Resource = {
	option: {
		name: 'Record',
		value: 'record',
		description: 'A contact, company, opportunity or a record of a custom object',
	},
	operations: [get, getAll, upsert],
	defaultOperation: 'get',
};
