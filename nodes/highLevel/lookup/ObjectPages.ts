import type { RecordPage } from '../records/readRecordPages';
import type { Records } from '../records/Records';
import { unlessRefused } from '../api/HighLevelError';
import type { Name, NamedProperty } from './Name';
import { textOf, type NameMatches } from './NameMatches';

/** Characters a free-text search is trusted with once it was seen to find a property's values. */
const PLAIN = /^[\p{L}\p{N}\s,.'#/&-]*$/u;

/** What is known of an object's records as a whole: their first page, or all of them. */
export class ObjectPages {
	private first?: RecordPage;
	private isRead = false;
	private readonly searchable = new Map<string, boolean>();

	constructor(
		private readonly records: Records,
		private readonly objectKey: string,
		private readonly matches: NameMatches,
	) {}

	/** Whether all records were seen, as far as HighLevel's search shows them. */
	get isWhole(): boolean {
		return this.isRead;
	}

	/** How many requests it takes to read all records; Infinity where nobody said how many there are. */
	get count(): number {
		return this.first ? 1 + this.first.further : Infinity;
	}

	/** Reads the first page, unless it was read: it says how many there are. @throws HighLevelError */
	async readFirst(): Promise<void> {
		if (this.first) return;
		this.first = await this.records.page(this.objectKey, 1);
		this.matches.take(this.first.records);
		this.isRead ||= !this.first.nextPage;
	}

	/** Reads all pages, those that were read before aside. @throws HighLevelError */
	async readAll(): Promise<void> {
		await this.readFirst();
		if (this.isRead) return;
		this.matches.take(await this.records.list(this.objectKey, {}, this.first));
		this.isRead = true;
	}

	/** Reads all pages again. @throws HighLevelError */
	async readAgain(): Promise<void> {
		this.first = undefined;
		this.isRead = false;
		await this.readAll();
	}

	/**
	 * Whether one of these names may be there although no search that was made has found it.
	 * @throws HighLevelError
	 */
	async mayHold(names: readonly Name[]): Promise<boolean> {
		if (names.length === 0) return false;
		await this.readFirst();
		if (this.isWhole) return false;
		for (const { properties, value } of names.filter((name) => !this.matches.of(name).length)) {
			for (const property of properties) {
				if (!(await this.wouldBeFound(property, value))) return true;
			}
		}
		return false;
	}

	/**
	 * Whether free text would have found this value of a property, in upper or lower case: tried with a
	 * value that the first page shows to exist.
	 * @throws HighLevelError
	 */
	private async wouldBeFound(property: NamedProperty, value: string): Promise<boolean> {
		if (!PLAIN.test(value)) return false;
		const known = this.searchable.get(property.key);
		if (known !== undefined) return known;
		const isSearchable = await this.findsExample(property);
		this.searchable.set(property.key, isSearchable);
		return isSearchable;
	}

	private async findsExample(property: NamedProperty): Promise<boolean> {
		const { queryFor, valuesOf } = property;
		const example = this.first?.records
			.flatMap(({ id, data }) => valuesOf(data).map((value) => ({ id, value: textOf(value) })))
			.find(({ value }) => value && PLAIN.test(value) && /\p{L}{2}/u.test(value));
		if (!example?.value || !queryFor) return false;
		const query = queryFor(inOtherCase(example.value));
		const page = await this.records.page(this.objectKey, 1, { query }).catch(unlessRefused);
		return page?.records.some(({ id }) => id === example.id) ?? false;
	}
}

function inOtherCase(text: string): string {
	return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}
