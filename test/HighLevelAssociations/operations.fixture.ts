import type { Sandbox } from '../../sandbox';
import { byId, byKey, seeded, type Parameters } from './node.fixture';

/** Every operation with parameters that work on the seeded sandbox, as `resource.operation`. */
export function operationsOf(sandbox: Sandbox): Record<string, Parameters> {
	const { contacts, properties, idOf } = seeded(sandbox);
	const association = byId(idOf('buyer_property'));
	const newAssociation = {
		key: 'viewer_property',
		firstObject: byKey('contact'),
		firstObjectLabel: 'Viewer',
		secondObject: byKey('custom_objects.property'),
		secondObjectLabel: 'Property viewed',
	};
	const pair = { association, firstRecord: byId(contacts[0]), secondRecord: byId(properties[1]) };
	const linked = { association, record: byId(contacts[0]), linkedRecordIds: properties[1] };
	const operations: Record<string, Parameters> = {
		'association.create': newAssociation,
		'association.upsert': newAssociation,
		'association.delete': { association },
		'association.get': { association },
		'association.getAll': {},
		'association.update': { association, updateFields: { firstObjectLabel: 'Owner' } },
		'relation.create': pair,
		'relation.createMany': linked,
		'relation.delete': { relationId: '5f0000000000000000000000' },
		'relation.deleteByRecords': { ...pair, deleteBy: 'records' },
		'relation.getAll': { object: byKey('contact'), record: byId(contacts[0]) },
		'relation.sync': linked,
		'object.get': { object: byKey('contact') },
		'object.getAll': {},
		'object.getModel': {},
	};
	return Object.fromEntries(
		Object.entries(operations).map(([name, parameters]) => {
			const [resource, operation] = name.split('.');
			return [name, { resource, operation: operation.replace('ByRecords', ''), ...parameters }];
		}),
	);
}

/** The names of all operations. */
export const OPERATIONS = [
	'association.create',
	'association.upsert',
	'association.delete',
	'association.get',
	'association.getAll',
	'association.update',
	'relation.create',
	'relation.createMany',
	'relation.delete',
	'relation.deleteByRecords',
	'relation.getAll',
	'relation.sync',
	'object.get',
	'object.getAll',
	'object.getModel',
];
