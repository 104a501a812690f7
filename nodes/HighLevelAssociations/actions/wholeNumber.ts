/**
 * A count as a person or an expression gives it: a number, or its digits as text.
 *
 * @returns undefined for anything that is no whole number from 1
 */
export function wholeNumber(value: unknown): number | undefined {
	const isDigits = typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value);
	const number = isDigits ? Number(value) : value;
	return Number.isInteger(number) && (number as number) > 0 ? (number as number) : undefined;
}
