import { holesIn, idList, listEntries } from '../../highLevel/model/idList';
import { isAddress, recordIdIn } from '../../highLevel/records/recordUrl';
import { isLeftEmpty, refuse, type Given } from './Given';

/** Several IDs or keys, without blanks and repeats; empty when none were given. @throws Refusal */
export function ids(given: Given): string[] {
	const list = idList(given.value);
	if (list) {
		for (const id of list) refuseUnsafe(given, id);
		return list;
	}
	return listEntries(given.value)
		? refuse(
				given,
				'holds something that is not an ID',
				'Give the IDs only, e.g. {{ $json.records.map(r => r.id) }}.',
			)
		: refuse(given, 'is not a list', 'Give an array, or text separated by commas or lines.');
}

/** As {@link ids}, of records: out of the address of a record's page it takes the ID. @throws Refusal */
export function recordIds(given: Given, emailFix = 'Give the IDs of the records.'): string[] {
	const list = ids(given).map((id) => (isAddress(id) ? idInAddress(given, id) : id));
	for (const id of list) refuseUnsafe(given, id);
	const email = list.find(isEmail);
	if (email !== undefined) {
		refuse(given, `holds ${email}, which is an email address and not an ID`, emailFix);
	}
	return [...new Set(list)];
}

/** Whether a text is an email address, which no ID is. */
export function isEmail(text: string): boolean {
	return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}

/** Refuses a list with nothing in it that was not given as an empty array. @throws Refusal */
export function refuseNone(given: Given, list: readonly string[], what: string): void {
	const { value } = given;
	const isNone = Array.isArray(value)
		? value.length === 0
		: typeof value === 'string' && /^\s*\[\s*\]\s*$/.test(value);
	if (list.length > 0 || isNone) return;
	refuse(given, 'is empty', `Give at least one ${what}, or [] for none on purpose.`);
}

/**
 * Refuses an array with nothing at a place, where what it stood for would be lost: a list that records
 * are unlinked by.
 * @throws Refusal
 */
export function refuseHoles(given: Given): void {
	const [place] = holesIn(given.value);
	// A list with nothing else is refused as empty.
	if (place === undefined || idList(given.value)?.length === 0) return;
	refuse(
		given,
		`has nothing at place ${place} of its array`,
		'What belongs there would be unlinked. Check the expression, or leave such entries out on purpose: {{ $json.records.map(r => r.id).filter(Boolean) }}.',
	);
}

/**
 * The IDs or keys a filter lets through; all when it was left empty. One that was filled in and comes
 * to nothing is refused: taken for empty, it would let through what it was to keep out.
 *
 * @param fix what to do then
 * @throws Refusal
 */
export function filter(given: Given, fix?: string): string[] {
	const list = ids(given);
	if (list.length === 0) refuseEmptyFilter(given, fix);
	return list;
}

/** Refuses a filter that comes to nothing, unless it was left empty. @throws Refusal */
export function refuseEmptyFilter(
	given: Given,
	fix = 'Check its expression, or remove the filter.',
): void {
	if (!isLeftEmpty(given)) refuse(given, 'is filled in but gives nothing', fix);
}

/**
 * Refuses what is never an ID or a key: what would address another path, what JavaScript makes of
 * nothing, and what still has its quotation marks.
 * @throws Refusal
 */
export function refuseUnsafe(given: Given, id: string): void {
	if (id === '.' || id === '..') {
		refuse(given, `is "${id}", which cannot be an ID or key`, 'Give it as HighLevel shows it.');
	}
	if (id === 'null' || id === 'undefined') {
		refuse(
			given,
			`holds the text "${id}" in place of an ID or key`,
			'An expression had no value there. Check it, or leave such entries out.',
		);
	}
	if (/^["'`“”‘’]|["'`“”‘’]$/.test(id)) {
		refuse(given, `holds ${id} in quotation marks`, 'Give the ID or key without them.');
	}
}

/** The ID in the address of a record's page. @throws Refusal for any other address */
export function idInAddress(given: Given, address: string): string {
	return (
		recordIdIn(address) ??
		refuse(
			given,
			"is not the address of a record's page in HighLevel",
			'Copy the address while the record is open in HighLevel, or give its ID.',
		)
	);
}
