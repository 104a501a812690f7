import { isLeftEmpty, refuse, type Given } from './Given';

/**
 * A count, as a number or as its digits; undefined when nothing was given.
 *
 * @param highest the highest number that is taken
 * @throws Refusal for anything but a whole number from 1 to the highest
 */
export function wholeNumber(given: Given, highest = Infinity): number | undefined {
	const { value } = given;
	if (value === undefined || value === null || isLeftEmpty(given)) return undefined;
	const isDigits = typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value);
	const number = isDigits ? Number(value) : value;
	if (typeof number === 'number' && Number.isInteger(number) && number > 0 && number <= highest) {
		return number;
	}
	const range = highest === Infinity ? ', 1 or more' : ` from 1 to ${highest}`;
	return refuse(given, `must be a whole number${range}`, 'Give the number in digits.');
}
