import { idList, listEntries } from '../../highLevel/model/idList';
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

/** As {@link ids}; nothing at all is refused, an empty array is not. @throws Refusal */
export function requiredIds(given: Given): string[] {
	const list = ids(given);
	const { value } = given;
	const isNone = Array.isArray(value)
		? value.length === 0
		: typeof value === 'string' && /^\s*\[\s*\]\s*$/.test(value);
	if (list.length > 0 || isNone) return list;
	return refuse(given, 'is empty', 'Give at least one ID, or [] for none on purpose.');
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

/** Refuses what would address another path than an ID's or a key's. @throws Refusal */
export function refuseUnsafe(given: Given, id: string): void {
	if (id !== '.' && id !== '..') return;
	refuse(given, `is "${id}", which cannot be an ID or key`, 'Give it as HighLevel shows it.');
}
