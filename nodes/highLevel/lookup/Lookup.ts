import type { HighLevelRecord } from '../model/shapes';
import { phoneIn } from './comparison';
import { CreatedRecords } from './CreatedRecords';
import { lookUpNames, type Found, type LookupParts, type RecordName } from './lookUpNames';
import type { Name } from './Name';
import {
	datesMissing,
	missingReason,
	nameNotFound,
	nameOfSeveral,
	phoneOfSeveral,
	throwWithField,
	type ObjectWords,
} from './nameErrors';
import { textOf } from './NameMatches';

/** What to do where several records bear a name. */
export type WhenSeveral = 'error' | 'earliest' | 'latest';

/** What to do where a name stands for no record, or for several. */
export interface NameRules {
	whenNone: 'error' | 'skip' | 'create';
	whenSeveral: WhenSeveral;
}

/** What came of a name: the record, or why there is none. */
export type NamedRecord =
	| { outcome: 'found' | 'created'; record: HighLevelRecord; objectKey: string }
	| { outcome: 'missing'; reason: string; objectKey: string };

/**
 * From names to records, many at once. Names that are announced before the first one is asked for are
 * looked up together; each is looked up once, however many items name it.
 */
export class Lookup {
	private readonly announced = new Map<string, RecordName>();
	private readonly answers = new Map<string, Promise<Found>>();
	private readonly created: CreatedRecords;

	constructor(private readonly parts: LookupParts) {
		this.created = new CreatedRecords(parts);
	}

	/** Notes names that will be asked for. Sends nothing. */
	announce(names: readonly RecordName[]): void {
		for (const name of names) {
			const key = keyOf(name);
			if (!this.answers.has(key)) this.announced.set(key, name);
		}
	}

	/**
	 * The records that names stand for, in their order. Nothing is created before all of them are known.
	 * @throws HighLevelError `notFound` or `invalid` for a name that stands for none or several and
	 * should not; `unsupported` for one that no record can be created from
	 */
	async resolve(names: readonly RecordName[], rules: NameRules): Promise<NamedRecord[]> {
		this.announce(names);
		if (this.announced.size > 0) this.start();
		const found = await allOf(
			names.map(async (name) => await this.find(name).catch(throwWithField(name.field))),
		);
		const chosen = found.map((each, at) => this.choose(each, rules, names[at].field));
		return await allOf(chosen.map(async (take) => await take()));
	}

	/** What to do about a name, once all are known. @throws HighLevelError where it is not allowed */
	private choose(
		found: Found,
		rules: NameRules,
		field: string | undefined,
	): () => Promise<NamedRecord> {
		const { name, words, records } = found;
		const { objectKey } = name;
		if (records.length > 0) {
			const record = chooseRecord(name, records, rules.whenSeveral, words);
			return async () => ({ outcome: 'found', objectKey, record });
		}
		if (!this.created.has(name)) {
			const { locationId } = this.parts;
			if (rules.whenNone === 'error') throw nameNotFound(name, words, locationId);
			if (rules.whenNone === 'skip') {
				const reason = missingReason(name, words, locationId);
				return async () => ({ outcome: 'missing', objectKey, reason });
			}
			this.created.refuseUnlessCreatable(name, words, field);
		}
		return async () => {
			const { record, isNew } = await this.created.get(name, words);
			return { outcome: isNew ? 'created' : 'found', objectKey, record };
		};
	}

	private async find(name: RecordName): Promise<Found> {
		const answer = this.answers.get(keyOf(name));
		if (!answer) throw new Error('A name that was not announced');
		return await answer;
	}

	/** Looks up everything that was announced. */
	private start(): void {
		const names = [...this.announced];
		this.announced.clear();
		const batch = lookUpNames(
			this.parts,
			names.map(([, name]) => name),
		);
		for (const [at, [key]] of names.entries()) {
			const answer = batch.then((outcomes) => {
				const outcome = outcomes[at];
				if (outcome.status === 'rejected') throw outcome.reason;
				return outcome.value;
			});
			// It is thrown where the name is needed; where it is not, it must not end n8n.
			answer.catch(() => undefined);
			this.answers.set(key, answer);
		}
	}
}

function keyOf({ of, text }: RecordName): string {
	return JSON.stringify([of, text]);
}

/** All results, or the first failure in their order; waits for all of them either way. */
async function allOf<T>(promises: Array<Promise<T>>): Promise<T[]> {
	await Promise.allSettled(promises);
	return await Promise.all(promises);
}

/**
 * The one record a name stands for, of those that bear it. A phone number without its country must fit
 * one number only, whatever is to be done with several records of that number.
 * @throws HighLevelError `invalid`, naming the first three
 */
function chooseRecord(
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
