import { isNothing, refuse, type Given } from './Given';

/** Text without blanks around it, or a number as text; empty when nothing was given. @throws Refusal */
export function optionalText(given: Given): string {
	if (isNothing(given.value)) return '';
	return (
		textOf(given.value) ??
		refuse(given, 'is not text', 'Give text, or an expression that gives text.')
	);
}

/** As {@link optionalText}, but never empty. @throws Refusal */
export function text(given: Given): string {
	return optionalText(given) || refuse(given, 'is empty', 'Fill it in.');
}

/** Text without blanks around it, or a number as text; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim();
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}
