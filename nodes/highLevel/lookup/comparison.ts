/** Fewest digits by which a national number is compared with the end of a longer one. */
const FEWEST_DIGITS = 5;

/** A text without blanks around it and doubled blanks in it, its accents composed (Unicode NFC). */
export function tidied(text: string): string {
	return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** A text in the form in which names are compared: also in lower case. */
export function comparable(text: string): string {
	return tidied(text).toLowerCase().normalize('NFC');
}

/** A phone number, read for comparing. */
export interface PhoneNumber {
	/** Its digits, without the `+` or `00` of an international number. */
	digits: string;
	/** Whether it says its country, by `+` or `00`. */
	isInternational: boolean;
}

/** The phone number a text is; undefined for a text that holds more than digits and phone signs. */
export function phoneIn(text: string): PhoneNumber | undefined {
	const tidy = tidied(text);
	if (!/^\+?[\d\s()./‐-―-]+$/.test(tidy) || !/\d/.test(tidy)) return undefined;
	// "+49 (0)170": the zero is dialed within the country only.
	const withoutTrunk = tidy.startsWith('+') ? tidy.replace('(0)', '') : tidy;
	const digits = withoutTrunk.replace(/\D/g, '');
	if (tidy.startsWith('+')) return { digits, isInternational: true };
	if (digits.startsWith('00')) return { digits: digits.slice(2), isInternational: true };
	return { digits, isInternational: false };
}

/**
 * The end that a number fits which is said without its country: without the zero that is dialed within
 * many countries. Undefined for one too short to be compared so.
 */
export function nationalEnd({ digits, isInternational }: PhoneNumber): string | undefined {
	const end = digits.replace(/^0/, '');
	return isInternational || end.length < FEWEST_DIGITS ? undefined : end;
}

/** Whether a record's number is the one that is looked for. */
export function samePhone(wanted: PhoneNumber, stored: PhoneNumber): boolean {
	if (wanted.digits === stored.digits) return true;
	const end = nationalEnd(wanted);
	return end !== undefined && stored.digits.endsWith(end);
}
