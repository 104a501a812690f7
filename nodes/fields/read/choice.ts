import { isLeftEmpty, refuse, type Given } from './Given';

/**
 * One of a choice's values; an expression may have given any.
 *
 * @param otherwise the default, where nothing was chosen; without one, nothing is refused
 * @throws Refusal
 */
export function choice<T extends string>(given: Given, values: readonly T[], otherwise?: T): T {
	const fix = `Give ${values.join(' or ')}.`;
	const value = chosen(given, fix) ?? otherwise;
	const found = values.find((allowed) => allowed === value) ?? meant(given, values);
	return found ?? refuse(given, `is "${String(value)}"`, fix);
}

/** What a model means: it does not know how a value is written. */
function meant<T extends string>({ by, value }: Given, values: readonly T[]): T | undefined {
	if (by !== 'model' || typeof value !== 'string') return undefined;
	const said = value.toLowerCase().replace(/[^a-z]/g, '');
	return values.find((allowed) => allowed.toLowerCase() === said);
}

/** Yes or no; no where nothing was chosen. @throws Refusal */
export function flag(given: Given): boolean {
	const value = chosen(given, 'Give true or false.') ?? false;
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 'false') return value === 'true';
	return refuse(given, 'is neither true nor false', 'Switch it, or give a boolean.');
}

/**
 * A value that has a default, undefined where it was left out. An expression that gave nothing is
 * refused: the default in its place may be the opposite of what was meant.
 */
export function chosen(given: Given, fix: string): unknown {
	const { value, by } = given;
	if (by === 'model' && isLeftEmpty(given)) return undefined;
	if (value !== undefined && value !== null) return value;
	return by === 'expression'
		? refuse(given, 'is empty', `The expression gave nothing. ${fix}`)
		: undefined;
}
