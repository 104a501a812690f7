import type { INodeProperties } from 'n8n-workflow';
import { authenticationField } from '../../fields/authentication';
import { locationField, tokenLocationField } from '../../fields/location';
import { association } from './association';
import { object } from './object';
import type { Operation, Resource } from './Operation';
import { record } from './record';
import { relation } from './relation';

/** All resources, in the order the node shows them. */
export const resources: Resource[] = [association, object, record, relation];

const operationProperties = resources.flatMap((resource) =>
	resource.operations.flatMap((operation) => shownFor(resource, operation)),
);

/** The node's parameters: those common to all, then each operation's own. */
export const properties: INodeProperties[] = [
	authenticationField,
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ option }) => option),
		default: 'relation',
	},
	...resources.map(operationField),
	// Before what the operation asks for: the lists are those of this location.
	locationField,
	...operationProperties,
	tokenLocationField,
];

/** An operation by its resource's value and its own. */
export function operationOf(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ option }) => option.value === resource)
		?.operations.find(({ option }) => option.value === operation);
}

function operationField({ option, operations, defaultOperation }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [option.value] } },
		options: operations.map((operation) => operation.option),
		default: defaultOperation,
	};
}

function shownFor(resource: Resource, operation: Operation): INodeProperties[] {
	return operation.properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: {
				...property.displayOptions?.show,
				resource: [resource.option.value],
				operation: [operation.option.value],
			},
		},
	}));
}
