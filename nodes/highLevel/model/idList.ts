/**
 * Several IDs or keys as a person or an expression gives them: an array, text separated by commas,
 * semicolons, blanks or lines, a JSON array in text, or one number. An array's entries may be such text
 * too. Blanks and repeats are dropped, the order is kept. Nothing given (undefined, null, empty text) is
 * an empty list.
 *
 * @returns the IDs, or undefined when the value is not a list (an object, a boolean, text that begins
 * like a JSON array and is none) or holds something that is not an ID (see {@link listEntries})
 */
export function idList(value: unknown): string[] | undefined {
	const entries = listEntries(value);
	if (!entries) return undefined;
	const texts: string[] = [];
	for (const entry of entries) {
		if (entry === undefined || entry === null) continue;
		if (typeof entry === 'number' && Number.isFinite(entry)) texts.push(String(entry));
		else if (typeof entry === 'string') texts.push(...partsOf(entry));
		else return undefined;
	}
	// An object that was made text among others.
	if (texts.includes('[object')) return undefined;
	return [...new Set(texts)];
}

/**
 * What a list holds before it is looked at: IDs, blanks, and whatever else an expression put there.
 *
 * @returns the entries, or undefined when the value is not a list
 */
export function listEntries(value: unknown): unknown[] | undefined {
	if (value === undefined || value === null) return [];
	if (typeof value === 'string') return entriesOfText(value);
	if (typeof value === 'number') return Number.isFinite(value) ? [value] : undefined;
	return Array.isArray(value) ? value : undefined;
}

/**
 * The places, from 1, at which an array has nothing, such as for a record that lacks the field an
 * expression asks for. Text has none: a comma too many stands for nothing.
 */
export function holesIn(value: unknown): number[] {
	const isText = typeof value === 'string';
	const entries = isText && !isJsonArray(value) ? [] : (listEntries(value) ?? []);
	return [...entries].flatMap((entry, at) =>
		entry === undefined || entry === null || (typeof entry === 'string' && entry.trim() === '')
			? [at + 1]
			: [],
	);
}

function entriesOfText(text: string): unknown[] | undefined {
	return isJsonArray(text) ? jsonArray(text) : partsOf(text);
}

/** Neither an ID nor a key begins so: it is an array, one that was cut off, or an object made text. */
function isJsonArray(text: string): boolean {
	return text.trimStart().startsWith('[');
}

function partsOf(text: string): string[] {
	return text.split(/[\s,;]+/).filter((part) => part !== '');
}

function jsonArray(text: string): unknown[] | undefined {
	try {
		const parsed: unknown = JSON.parse(text);
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}
