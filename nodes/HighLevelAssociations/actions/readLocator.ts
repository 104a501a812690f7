import type { IDataObject } from 'n8n-workflow';
import { recordIdIn } from '../../highLevel/records/recordUrl';

/** What a resource locator names: an ID, or a key in the mode `key`. */
export interface Named {
	mode: string;
	value: string;
}

/** Why it names nothing, to follow the parameter's name, and what to do. */
export interface Unnamed {
	what: string;
	fix: string;
}

/** Reads a resource locator, or what an expression gave in its place. Out of an address it takes the ID. */
export function readLocator(raw: unknown): Named | Unnamed {
	const mode = isObject(raw) ? String(raw.mode ?? '') : 'id';
	const text = textOf(valueIn(raw) ?? '');
	if (text === undefined) return { what: 'is no text', fix: 'Give an ID or key as text.' };
	if (text === '') {
		return { what: 'is empty', fix: 'Choose from the list, or give an ID or key.' };
	}
	const value = mode === 'url' ? recordIdIn(text) : text;
	if (value !== undefined) return { mode, value };
	return {
		what: "is not the address of a record's page in HighLevel",
		fix: 'Copy the address while the record is open in HighLevel, or give its ID.',
	};
}

/** What a locator holds; of any other value, the value itself. */
export function valueIn(raw: unknown): unknown {
	return isObject(raw) ? raw.value : raw;
}

/** Text, trimmed, or a number as text; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim();
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
