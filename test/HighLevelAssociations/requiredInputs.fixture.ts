import { fromList } from './node.fixture';
import { WAYS } from './operations.fixture';

/** What a user may leave empty or fill with nonsense: operation, parameter, its display name. */
export const REQUIRED = WAYS.flatMap(({ name, properties }) =>
	properties
		.filter(({ required }) => required)
		.map((field): [string, string, string] => [name, field.name, field.displayName]),
);

const LOCATORS = ['association', 'firstObject', 'secondObject', 'object', 'record'];

/** Whether a parameter is chosen from a list, or by ID or key. */
export const isLocator = (name: string): boolean =>
	LOCATORS.includes(name) || name.endsWith('Record');

/** A parameter as n8n stores it when it is left empty. */
export function leftEmpty(name: string): unknown {
	if (isLocator(name)) return fromList('');
	const property = WAYS.flatMap(({ properties }) => properties).find((each) => each.name === name);
	return property?.type === 'multiOptions' ? [] : '';
}
