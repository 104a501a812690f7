/**
 * Several ids or keys as a person or an expression gives them: an array, text separated by commas or
 * lines, a JSON array in text, or one number. Blanks and repeats are dropped, the order is kept.
 * Nothing given (undefined, null, empty text) is an empty list.
 *
 * @returns the ids, or undefined when the value is no list (an object, a boolean, text that begins
 * like a JSON array and is none) or holds something that is no id (see {@link listEntries})
 */
export function idList(value: unknown): string[] | undefined {
	const entries = listEntries(value);
	if (!entries) return undefined;
	const texts: string[] = [];
	for (const entry of entries) {
		if (entry === undefined || entry === null) continue;
		if (typeof entry === 'number' && Number.isFinite(entry)) texts.push(String(entry));
		else if (typeof entry === 'string') texts.push(entry);
		else return undefined;
	}
	return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

/**
 * What a list holds before it is looked at: ids, blanks, and whatever else an expression put there.
 *
 * @returns the entries, or undefined when the value is no list
 */
export function listEntries(value: unknown): unknown[] | undefined {
	if (value === undefined || value === null) return [];
	if (typeof value === 'string') return entriesOfText(value);
	if (typeof value === 'number') return Number.isFinite(value) ? [value] : undefined;
	return Array.isArray(value) ? value : undefined;
}

function entriesOfText(text: string): unknown[] | undefined {
	// Neither an ID nor a key begins so: it is an array that was cut off, or an object made text.
	if (text.trimStart().startsWith('[')) return jsonArray(text);
	return text.split(/[,\r\n]/);
}

function jsonArray(text: string): unknown[] | undefined {
	try {
		const parsed: unknown = JSON.parse(text);
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}
