import { Refusal } from './Refusal';

/** A parameter as it was given: what the functions of this folder read a value from. */
export interface Given {
	/** The parameter's name as the user sees it. */
	field: string;
	/** What it gives, expressions resolved; null or undefined for nothing. Of a locator, its value alone. */
	value: unknown;
	/** A locator's mode; undefined for any other parameter. */
	mode?: string;
	/** As it is stored in the node, expressions not resolved. Of a locator, its value alone. */
	written: unknown;
	/** Who filled it in: a person, an expression (alone or in an array), or an AI model through one. */
	by: 'person' | 'expression' | 'model';
}

/** Refuses a parameter. @throws Refusal */
export function refuse({ field }: Given, what: string, fix: string): never {
	throw new Refusal(field, what, fix);
}

/**
 * Whether a parameter was left empty: not added, or added and not filled in. An expression never is,
 * whatever it gives; a model has no other way to leave something empty than to give nothing.
 */
export function isLeftEmpty({ written, value, by }: Given): boolean {
	if (by === 'expression') return false;
	const given = by === 'model' ? value : written;
	return isNothing(given) || (Array.isArray(given) && given.length === 0);
}

/** Whether a value is none at all: undefined, null, or text of blanks. */
export function isNothing(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	return value === undefined || value === null;
}
