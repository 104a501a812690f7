import { isNothing, refuse, type Given } from './Given';
import { refuseNone } from './ids';
import { textOf } from './text';

/**
 * Several names, without blanks around them and without repeats: an array, a JSON array in text, or
 * one name a line, because names hold commas. Empty when none were given.
 * @throws Refusal
 */
export function names(given: Given): string[] {
	const texts = entriesOf(given)
		.filter((entry) => !isNothing(entry))
		.map(textOf);
	if (texts.includes(undefined)) {
		refuse(
			given,
			'holds something that is not a name',
			'Give the names only, e.g. {{ $json.records.map(r => r.email) }}.',
		);
	}
	return [...new Set(texts as string[])];
}

/** As {@link names}; nothing at all is refused, an empty array is not. @throws Refusal */
export function requiredNames(given: Given): string[] {
	const list = names(given);
	refuseNone(given, list, 'name');
	return list;
}

function entriesOf(given: Given): unknown[] {
	const { value } = given;
	if (isNothing(value)) return [];
	if (Array.isArray(value)) return value as unknown[];
	const text = textOf(value);
	if (text === undefined) {
		return refuse(given, 'is not a list', 'Give an array, or text with one name a line.');
	}
	return jsonArray(text) ?? text.split(/[\r\n]/);
}

/** The array that is written in a text; undefined where it is none: a name may begin with a bracket. */
function jsonArray(text: string): unknown[] | undefined {
	if (!text.startsWith('[')) return undefined;
	try {
		const parsed: unknown = JSON.parse(text);
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}
