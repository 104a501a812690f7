import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { displayParameter } from 'n8n-workflow';
import type { Example } from './documents';

const MODES: Record<string, string> = {
	'By ID': 'id',
	'By Key': 'key',
	'By URL': 'url',
	'By Name or Email': 'name',
};

/** An example's lines as the node's parameters: display names and values as the editor shows them. */
export function parametersOf(example: Example, properties: INodeProperties[]): INodeParameters {
	const parameters: INodeParameters = {};
	for (const [name, text] of example.fields) {
		const [outer, inner] = name.split(' > ');
		// Resource and Operation stand first, and decide which of several Operations is meant.
		const property = named(
			properties.filter((each) => isShown(each, parameters, properties)),
			outer,
		);
		if (inner === undefined) {
			parameters[property.name] = valueOf(property, text) as never;
			continue;
		}
		const collection = (parameters[property.name] ??= {}) as INodeParameters;
		const field = named(property.options as INodeProperties[], inner);
		collection[field.name] = valueOf(field, text) as never;
	}
	if ('limit' in parameters) parameters.returnAll = false;
	return parameters;
}

/** Whether a property is shown; what an example leaves out has its default, by which others are shown. */
function isShown(
	property: INodeProperties,
	parameters: INodeParameters,
	properties: INodeProperties[],
): boolean {
	const choices = properties.filter(
		({ name, type }) => type === 'options' && name !== 'resource' && name !== 'operation',
	);
	const defaults = Object.fromEntries(choices.map((choice) => [choice.name, choice.default]));
	const complete = { returnAll: false, ...defaults, ...parameters } as INodeParameters;
	return displayParameter(complete, property, null, null);
}

function named(properties: INodeProperties[], displayName: string): INodeProperties {
	const found = properties.find((property) => property.displayName === displayName);
	if (!found) throw new Error(`The node shows no parameter "${displayName}"`);
	return found;
}

function valueOf(property: INodeProperties, text: string): unknown {
	switch (property.type) {
		case 'resourceLocator': {
			const [mode, value] = text.split(/ {2,}/);
			if (!MODES[mode]) throw new Error(`"${mode}" is no way to choose ${property.displayName}`);
			return { __rl: true, mode: MODES[mode], value };
		}
		case 'options': {
			const options = property.options as INodePropertyOptions[];
			const option = options.find(({ name }) => name === text);
			if (!option) throw new Error(`${property.displayName} has no option "${text}"`);
			return option.value;
		}
		case 'resourceMapper':
			return mapperOf(text);
		case 'multiOptions':
			return text.split(/, */);
		case 'number':
			return Number(text);
		case 'boolean':
			return text === 'on';
		default:
			return text;
	}
}

/** A resource mapper, written as `address: 9 Quay | bedrooms: 3 | match on address`. */
function mapperOf(text: string) {
	const parts = text.split(/ *\| */);
	const matching = parts.pop()?.replace('match on ', '');
	const value = Object.fromEntries(
		parts.map((part) => {
			const [key, given] = part.split(': ');
			return [key, Number.isNaN(Number(given)) ? given : Number(given)];
		}),
	);
	return { mappingMode: 'defineBelow', value, matchingColumns: [matching], schema: [] };
}
