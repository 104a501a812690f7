/**
 * Several ids or keys as a person or an expression gives them: an array, text separated by commas or
 * lines, a JSON array in text, or one number. Blanks and repeats are dropped, the order is kept.
 * Nothing given (undefined, null, empty text) is an empty list.
 *
 * @returns the ids, or undefined when the value is no list (an object, a boolean, an array of those)
 */
export function idList(value: unknown): string[] | undefined {
	if (value === undefined || value === null) return [];
	if (typeof value === 'string') return fromText(value);
	if (typeof value === 'number') return Number.isFinite(value) ? [String(value)] : undefined;
	return Array.isArray(value) ? fromArray(value) : undefined;
}

function fromText(text: string): string[] | undefined {
	if (text.trimStart().startsWith('[')) {
		const parsed = jsonArray(text);
		if (parsed) return fromArray(parsed);
	}
	return withoutBlanksAndRepeats(text.split(/[,\r\n]/));
}

function fromArray(values: unknown[]): string[] | undefined {
	const texts: string[] = [];
	for (const value of values) {
		if (value === undefined || value === null) continue;
		if (typeof value === 'number' && Number.isFinite(value)) texts.push(String(value));
		else if (typeof value === 'string') texts.push(value);
		else return undefined;
	}
	return withoutBlanksAndRepeats(texts);
}

function withoutBlanksAndRepeats(texts: string[]): string[] {
	return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

function jsonArray(text: string): unknown[] | undefined {
	try {
		const parsed: unknown = JSON.parse(text);
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}
