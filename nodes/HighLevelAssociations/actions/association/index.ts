import type { Resource } from '../Operation';
import { create } from './create.operation';
import { deleteAssociation } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

/** How two objects may be linked. */
export const association: Resource = {
	option: {
		name: 'Association',
		value: 'association',
		description: 'How two objects may be linked',
	},
	operations: [create, upsert, deleteAssociation, get, getAll, update],
	defaultOperation: 'getAll',
};
