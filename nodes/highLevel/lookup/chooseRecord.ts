import type { HighLevelRecord } from '../model/shapes';
import { phoneIn } from './comparison';
import type { Name } from './Name';
import { datesMissing, nameOfSeveral, phoneOfSeveral, type ObjectWords } from './nameErrors';
import { textOf } from './NameMatches';

/** What to do where several records bear a name. */
export type WhenSeveral = 'error' | 'earliest' | 'latest';

/**
 * The one record a name stands for, of those that bear it. A phone number without its country must fit
 * one number only, whatever is to be done with several records of that number.
 * @throws HighLevelError `invalid`, naming the first three
 */
export function chooseRecord(
	name: Name,
	records: HighLevelRecord[],
	whenSeveral: WhenSeveral,
	words: ObjectWords,
): HighLevelRecord {
	const [first] = records;
	if (records.length === 1) return first;
	if (fitsSeveralNumbers(name, records)) throw phoneOfSeveral(name, records, words);
	if (whenSeveral === 'error') throw nameOfSeveral(name, records, words);
	const dated = records.map((record) => ({ record, at: createdAt(record) }));
	if (dated.some(({ at }) => Number.isNaN(at))) throw datesMissing(name, records, words);
	dated.sort((one, other) => one.at - other.at || (one.record.id < other.record.id ? -1 : 1));
	return dated[whenSeveral === 'earliest' ? 0 : dated.length - 1].record;
}

/** Whether a number that does not say its country is the end of different numbers. */
function fitsSeveralNumbers({ value, properties }: Name, records: HighLevelRecord[]): boolean {
	const wanted = phoneIn(value);
	const property = properties.find(({ isPhone }) => isPhone);
	if (!wanted || wanted.isInternational || !property) return false;
	const end = wanted.digits.replace(/^0/, '');
	const numbers = records.flatMap(({ data }) =>
		property.valuesOf(data).flatMap((stored) => phoneIn(textOf(stored) ?? '')?.digits ?? []),
	);
	return new Set(numbers.filter((digits) => digits.endsWith(end))).size > 1;
}

/** When a record was made, in ms; not a number where that is not known. */
function createdAt({ data }: HighLevelRecord): number {
	const told = data.dateAdded ?? data.createdAt;
	return typeof told === 'string' || typeof told === 'number' ? new Date(told).getTime() : NaN;
}
