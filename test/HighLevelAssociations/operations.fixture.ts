import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../nodes/HighLevelAssociations/actions/Operation';
import { resources } from '../../nodes/HighLevelAssociations/actions/properties';
import type { Sandbox } from '../../sandbox';
import { byId, byKey, seeded, type Parameters } from './node.fixture';

/** An operation, in one of the ways it is told what to do. */
export interface Way {
	/** `resource.operation`, and the choice made where it is not the default one. */
	name: string;
	/** The operation's action, which is all that an AI model reads of it. */
	action: string;
	/** The resource, the operation and the choice. */
	parameters: Parameters;
	/** The operation's own properties that are shown then. */
	properties: INodeProperties[];
}

/** Every operation, in every way: where a choice decides which required fields are shown, each choice. */
export const WAYS: Way[] = resources.flatMap(({ option: { value: resource }, operations }) =>
	operations.flatMap((operation) =>
		choicesOf(operation).map((choice) => {
			const words = Object.entries(choice).map(([name, value]) => ` with ${name} ${value}`);
			return {
				name: [`${resource}.${operation.option.value}`, ...words].join(''),
				action: operation.option.action,
				parameters: { resource, operation: operation.option.value, ...choice },
				properties: operation.properties.filter((field) => isShown(field, operation, choice)),
			};
		}),
	),
);

/** The names of all ways. */
export const OPERATIONS = WAYS.map(({ name }) => name);

/** Every operation with parameters that work on the seeded sandbox, by its name in {@link WAYS}. */
export function operationsOf(sandbox: Sandbox): Record<string, Parameters> {
	const samples = samplesFor(sandbox);
	return Object.fromEntries(
		WAYS.map(({ name, parameters, properties }) => {
			const names = properties.map((field) => field.name).filter((field) => field in samples);
			const filled = names.map((field) => [field, samples[field]]);
			return [name, { ...parameters, ...Object.fromEntries(filled) }];
		}),
	);
}

/** For each parameter an operation may ask for, a value that works on the seeded sandbox. */
function samplesFor(sandbox: Sandbox): Parameters {
	const { contacts, properties, idOf } = seeded(sandbox);
	return {
		association: byId(idOf('buyer_property')),
		key: 'viewer_property',
		firstObject: byKey('contact'),
		firstObjectLabel: 'Viewer',
		secondObject: byKey('custom_objects.property'),
		secondObjectLabel: 'Property viewed',
		updateFields: { firstObjectLabel: 'Owner' },
		object: byKey('contact'),
		firstRecord: byId(contacts[0]),
		secondRecord: byId(properties[1]),
		record: byId(contacts[0]),
		fromRecord: byId(contacts[0]),
		toRecord: byId(contacts[1]),
		linkedRecordIds: properties[1],
		associations: 'buyer_property',
		linkedRecords: '2 Mill Road, Brookfield',
		columns: {
			mappingMode: 'defineBelow',
			value: { email: 'ada.abbott@example.com' },
			matchingColumns: ['email'],
			schema: [],
		},
		relationId: '5f0000000000000000000000',
	};
}

type Choice = Record<string, unknown>;

/** The default choice, and each other value of a field that decides which required fields are shown. */
function choicesOf({ properties }: Operation): Choice[] {
	const deciding = properties.filter(
		({ name, type }) =>
			type === 'options' &&
			properties.some((field) => field.required && field.displayOptions?.show?.[name]),
	);
	const others = deciding.flatMap(({ name, default: usual, options = [] }) =>
		options
			.map((option) => ('value' in option ? option.value : undefined))
			.filter((value) => value !== usual)
			.map((value) => ({ [name]: value })),
	);
	return [{}, ...others];
}

function isShown({ displayOptions }: INodeProperties, operation: Operation, choice: Choice) {
	const valueOf = (name: string) =>
		choice[name] ?? operation.properties.find((field) => field.name === name)?.default;
	return Object.entries(displayOptions?.show ?? {}).every(
		([name, values]) => name.startsWith('/') || values?.includes(valueOf(name) as string),
	);
}
