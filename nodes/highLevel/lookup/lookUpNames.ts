import { unlessRefused } from '../api/HighLevelError';
import type { Clock } from '../api/http';
import type { Associations } from '../associations/Associations';
import { mapAll } from '../concurrency/pool';
import type { AssociationRef } from '../model/associationRef';
import type { HighLevelRecord, RecordSide } from '../model/shapes';
import type { Objects } from '../records/Objects';
import type { Records } from '../records/Records';
import { nameKey, type Name } from './Name';
import { objectUnknown, type ObjectWords } from './nameErrors';
import { NameSearch } from './NameSearch';
import { readName } from './readName';

/** Pauses before what was not found is looked for again, ms: HighLevel's search lags by seconds (doc). */
const PAUSES_MS = [1_000, 2_000, 3_000];

/** Whose record a name stands for: of an object, or of the object on an association's side. */
export type RecordOwner = { objectKey: string } | { association: AssociationRef; side: RecordSide };

/** A record as people call it. */
export interface RecordName {
	of: RecordOwner;
	text: string;
	/** The field that gave it, as the user sees it. */
	field?: string;
	/** Whether it is taken for a record's ID where it is no name: a model cannot choose the field's mode. */
	mayBeId?: boolean;
}

/** A name's records, as far as they were found. */
export interface Found {
	name: Name;
	words: ObjectWords;
	records: HighLevelRecord[];
}

/** What a lookup works with: parts of the client. */
export interface LookupParts {
	associations: Associations;
	objects: Objects;
	records: Records;
	locationId: string;
	/** Requests under way at once. */
	concurrency: number;
	clock: Pick<Clock, 'sleep'>;
}

/**
 * Looks many names up together, each object's in one search; the outcomes come in their order. Names
 * that mean the same, however each is spelled, are looked up once. Never throws.
 */
export async function lookUpNames(
	parts: LookupParts,
	names: readonly RecordName[],
): Promise<Array<PromiseSettledResult<Found>>> {
	const read = await Promise.allSettled(names.map(async (name) => await readOf(parts, name)));
	const distinct = new Map<string, Name>();
	const byId = new RecordsById(parts.records);
	for (const [at, each] of read.entries()) {
		if (each.status === 'rejected') continue;
		const key = nameKey(each.value);
		if (!distinct.has(key)) distinct.set(key, each.value);
		if (names[at].mayBeId) byId.allow(each.value);
	}
	const searches = new Map<string, NameSearch>();
	for (const { objectKey } of distinct.values()) {
		if (searches.has(objectKey)) continue;
		const ofObject = [...distinct.values()].filter((name) => name.objectKey === objectKey);
		searches.set(objectKey, newSearch(parts, objectKey, ofObject));
	}
	await Promise.all(
		[...searches.values()].map(async (search) => await searchPatiently(parts, search, byId)),
	);
	return await Promise.allSettled(
		read.map(async (each): Promise<Found> => {
			if (each.status === 'rejected') throw each.reason;
			const name = distinct.get(nameKey(each.value)) ?? each.value;
			const search = searches.get(name.objectKey);
			if (search?.failures.has(name)) throw search.failures.get(name);
			const words = await wordsFor(parts.objects, name.objectKey);
			const found = search?.found(name) ?? [];
			const records = found.length > 0 ? found : byId.found(each.value);
			parts.records.remember(name.objectKey, records);
			return { name: each.value, words, records };
		}),
	);
}

/** Looks one name up; its records, none where the search fails. */
export async function lookUpAgain(parts: LookupParts, name: Name): Promise<HighLevelRecord[]> {
	const search = newSearch(parts, name.objectKey, [name]);
	await searchPatiently(parts, search);
	return search.found(name);
}

function newSearch({ records, concurrency }: LookupParts, objectKey: string, names: Name[]) {
	return new NameSearch(records, objectKey, names, concurrency);
}

/** Searches, and for what is missing and is no ID either a bounded time again. */
async function searchPatiently(
	{ clock }: LookupParts,
	search: NameSearch,
	byId?: RecordsById,
): Promise<void> {
	await search.search();
	await byId?.ask(search.missing(), search.failures);
	for (const pause of PAUSES_MS) {
		if (search.missing().every((name) => byId?.has(name))) return;
		await clock.sleep(pause);
		await search.searchAgain();
	}
}

async function readOf(parts: LookupParts, { of, text }: RecordName): Promise<Name> {
	if ('objectKey' in of) return await readName(parts.objects, of.objectKey, text);
	const association = await parts.associations.resolve(of.association);
	const objectKey = association[`${of.side}ObjectKey`];
	if (!objectKey) throw objectUnknown(of.association.value, of.side);
	return await readName(parts.objects, objectKey, text);
}

const WORDS: Record<string, ObjectWords | undefined> = {
	contact: { singular: 'contact', plural: 'contacts' },
	business: { singular: 'company', plural: 'companies' },
	opportunity: { singular: 'opportunity', plural: 'opportunities' },
};

/** How texts call an object's records: as the location calls them. */
async function wordsFor(objects: Objects, objectKey: string): Promise<ObjectWords> {
	const known = WORDS[objectKey];
	if (known) return known;
	const { labels } = await objects.get(objectKey);
	const singular = labels?.singular ?? `record of "${objectKey}"`;
	return { singular, plural: labels?.plural ?? `records of "${objectKey}"` };
}

/** Requests under way at once; a model says few names. */
const AT_ONCE = 4;

/** The records of what a model said in the place of a name, and which is an ID. */
class RecordsById {
	/** By what the name stands for, each way it was written: IDs differ in upper and lower case. */
	private readonly allowed = new Map<string, Name[]>();
	private readonly records = new Map<string, HighLevelRecord>();

	constructor(private readonly source: Pick<Records, 'get'>) {}

	/** From now on this name may be an ID. No ID holds a blank or an @. */
	allow(name: Name): void {
		if (name.text !== name.value || /[\s@]/.test(name.text)) return;
		const key = nameKey(name);
		this.allowed.set(key, [...(this.allowed.get(key) ?? []), name]);
	}

	/**
	 * Asks for the records of those names that may be IDs. What HighLevel refuses is no ID; any other
	 * failure is noted.
	 */
	async ask(names: readonly Name[], failures: Map<Name, unknown>): Promise<void> {
		const wanted = names.flatMap((name) =>
			(this.allowed.get(nameKey(name)) ?? []).map((written) => ({ name, written })),
		);
		await mapAll(wanted, AT_ONCE, async ({ name, written: { objectKey, text } }) => {
			const record = await this.source
				.get(objectKey, text)
				.catch(unlessRefused)
				.catch((error: unknown) => void failures.set(name, error));
			if (record) this.records.set(idKey(objectKey, text), record);
		});
	}

	/** Whether there is a record for each way a name was written. */
	has(name: Name): boolean {
		const written = this.allowed.get(nameKey(name)) ?? [];
		return written.length > 0 && written.every((each) => this.found(each).length > 0);
	}

	/** The record with this ID, as a list. */
	found({ objectKey, text }: Name): HighLevelRecord[] {
		const record = this.records.get(idKey(objectKey, text));
		return record ? [record] : [];
	}
}

const idKey = (objectKey: string, id: string): string => JSON.stringify([objectKey, id]);
