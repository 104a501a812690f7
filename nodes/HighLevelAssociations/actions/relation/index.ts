import type { Resource } from '../Operation';
import { create } from './create.operation';
import { createMany } from './createMany.operation';
import { deleteRelation } from './delete.operation';
import { getAll } from './getAll.operation';
import { move } from './move.operation';
import { sync } from './sync.operation';

/** The links between records. */
export const relation: Resource = {
	option: {
		name: 'Relation',
		value: 'relation',
		description: 'A link between two records',
	},
	operations: [create, createMany, deleteRelation, getAll, move, sync],
	defaultOperation: 'create',
};
