import { idList } from '../highLevel/model/idList';

/** The entries of a filter, or why it cannot be used: to follow its display name, and what to do. */
export type FilterList = { entries: string[] } | { refusal: string; fix: string };

/**
 * Reads one filter out of a collection of filters. Left empty it is an empty list, which lets everything
 * through. One that somebody filled in and that gives nothing, such as an expression without a value or
 * an array of blanks, is refused: taken for empty, it would let through what it was to keep out.
 *
 * @param name the filter's name in the collection
 * @param values the collection with its expressions resolved
 * @param written the collection as it stands in the node
 */
export function filterList(name: string, values: unknown, written: unknown): FilterList {
	const entries = idList(fieldIn(values, name));
	if (!entries) return { refusal: 'is no list', fix: 'Give an array, or text with commas.' };
	if (entries.length > 0 || isLeftEmpty(fieldIn(written, name))) return { entries };
	return {
		refusal: 'is filled in but gives nothing',
		fix: 'Check its expression, or remove the filter.',
	};
}

/** An expression is text that begins with "=", so it never counts as empty. */
function isLeftEmpty(field: unknown): boolean {
	if (Array.isArray(field)) return field.length === 0;
	return field === undefined || field === null || (typeof field === 'string' && !field.trim());
}

function fieldIn(collection: unknown, name: string): unknown {
	return typeof collection === 'object' && collection !== null
		? (collection as Record<string, unknown>)[name]
		: undefined;
}
