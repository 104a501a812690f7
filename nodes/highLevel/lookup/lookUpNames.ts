import type { Clock } from '../api/http';
import type { Associations } from '../associations/Associations';
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
	for (const each of read) {
		if (each.status === 'rejected') continue;
		const key = nameKey(each.value);
		if (!distinct.has(key)) distinct.set(key, each.value);
	}
	const searches = new Map<string, NameSearch>();
	for (const { objectKey } of distinct.values()) {
		if (searches.has(objectKey)) continue;
		const ofObject = [...distinct.values()].filter((name) => name.objectKey === objectKey);
		searches.set(objectKey, newSearch(parts, objectKey, ofObject));
	}
	await Promise.all(
		[...searches.values()].map(async (search) => await searchPatiently(parts, search)),
	);
	return await Promise.allSettled(
		read.map(async (each): Promise<Found> => {
			if (each.status === 'rejected') throw each.reason;
			const name = distinct.get(nameKey(each.value)) ?? each.value;
			const search = searches.get(name.objectKey);
			if (search?.failures.has(name)) throw search.failures.get(name);
			const words = await wordsFor(parts.objects, name.objectKey);
			const records = search?.found(name) ?? [];
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

/** Searches, and for what is missing a bounded time again. */
async function searchPatiently({ clock }: LookupParts, search: NameSearch): Promise<void> {
	await search.search();
	for (const pause of PAUSES_MS) {
		if (search.missing().length === 0) return;
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
