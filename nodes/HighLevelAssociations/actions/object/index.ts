import type { Resource } from '../Operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getModel } from './getModel.operation';

/** The kinds of records a location has. */
export const object: Resource = {
	option: {
		name: 'Object',
		value: 'object',
		description: 'A kind of record: contact, company, opportunity or a custom object',
	},
	operations: [get, getModel, getAll],
	defaultOperation: 'getAll',
};
