import type { HighLevelRecord } from '../model/shapes';
import { comparable, phoneIn, samePhone, type PhoneNumber } from './comparison';
import { hasDocumentedFilter, type Name, type NamedProperty } from './Name';

/** A name that is looked for among phone numbers. */
interface WantedPhone {
	name: Name;
	phone: PhoneNumber;
}

/** The records that bear a name, by their IDs: as their main value, or as an additional one. */
interface Bearers {
	main: Map<string, HighLevelRecord>;
	additional: Map<string, HighLevelRecord>;
}

/**
 * Finds out which of many names each record bears, exactly, in one pass over the records: whatever a
 * search answers is compared here, and nothing of it is believed.
 */
export class NameMatches {
	private readonly properties = new Map<string, NamedProperty>();
	private readonly byText = new Map<string, Name[]>();
	private readonly byPhone = new Map<string, WantedPhone[]>();
	private readonly found = new Map<Name, Bearers>();

	constructor(readonly names: readonly Name[]) {
		for (const name of names) {
			for (const property of name.properties) this.want(name, property);
		}
	}

	/** Compares records with all names. Returns how many of them bear one. */
	take(records: readonly HighLevelRecord[]): number {
		return records.filter((record) => this.takeOne(record)).length;
	}

	/**
	 * The records that bear the name, as far as they were seen. Those whose main email or phone number it
	 * is go before those that have it as an additional one: HighLevel's filters find the main ones alone,
	 * so that the others would be found or not by what else is looked up.
	 */
	of(name: Name): HighLevelRecord[] {
		const { main, additional } = this.found.get(name) ?? noBearers();
		return [...(main.size > 0 ? main : additional).values()];
	}

	/** The names that one of these records bears, as its main value where it may have others. */
	metIn(records: readonly HighLevelRecord[]): Set<Name> {
		const matches = records.flatMap((record) => this.matchesOf(record));
		return new Set(matches.flatMap(({ name, isMain }) => (isMain ? [name] : [])));
	}

	/** The names that no record bears, as far as they were seen. */
	missing(): Name[] {
		return this.names.filter((name) => !this.found.has(name));
	}

	private want(name: Name, property: NamedProperty): void {
		this.properties.set(property.key, property);
		const phone = property.isPhone ? phoneIn(name.value) : undefined;
		if (phone) append(this.byPhone, property.key, { name, phone });
		else append(this.byText, textKey(property, name.value), name);
	}

	private takeOne(record: HighLevelRecord): boolean {
		const matches = this.matchesOf(record);
		for (const { name, isMain } of matches) {
			const bearers = this.found.get(name) ?? noBearers();
			this.found.set(name, bearers);
			bearers[isMain ? 'main' : 'additional'].set(record.id, record);
		}
		return matches.length > 0;
	}

	private matchesOf(record: HighLevelRecord): Array<{ name: Name; isMain: boolean }> {
		return [...this.properties.values()].flatMap((property) =>
			property.valuesOf(record.data).flatMap((value, at) =>
				this.bornBy(property, value).map((name) => ({
					name,
					isMain: at === 0 || !property.isFirstMain || !hasDocumentedFilter(name),
				})),
			),
		);
	}

	private bornBy(property: NamedProperty, value: unknown): Name[] {
		const text = textOf(value);
		if (text === undefined) return [];
		const names = this.byText.get(textKey(property, text)) ?? [];
		const stored = property.isPhone ? phoneIn(text) : undefined;
		if (!stored) return names;
		const wanted = this.byPhone.get(property.key) ?? [];
		return [
			...names,
			...wanted.filter(({ phone }) => samePhone(phone, stored)).map(({ name }) => name),
		];
	}
}

const noBearers = (): Bearers => ({ main: new Map(), additional: new Map() });

/** A property's value as text; undefined where it has none that a name could be. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function textKey({ key }: NamedProperty, text: string): string {
	return `${key} ${comparable(text)}`;
}

function append<T>(map: Map<string, T[]>, key: string, entry: T): void {
	const entries = map.get(key);
	if (entries) entries.push(entry);
	else map.set(key, [entry]);
}
