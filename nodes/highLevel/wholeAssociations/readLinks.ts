import { HighLevelError, isHighLevelError } from '../api/HighLevelError';
import { readList } from '../api/paging';
import { firstFailure, mapAll, mapConcurrently } from '../concurrency/pool';
import { schemaKey } from '../model/objectKeys';
import type { Association, HighLevelRecord, Relation } from '../model/shapes';
import type { RecordPage } from '../records/readRecordPages';
import { relationList } from '../relations/relationList';
import type { RelationParts } from '../relations/RelationParts';
import { SearchedLinks } from './SearchedLinks';

/** How all links of associations are read. */
export interface WholeReading {
	/** How many links are wanted at most; all when not given. */
	limit?: number;
	/** How many records may be read at most. */
	mostRecords?: number;
	/** IDs of records whose own list is read whatever a search says of them. */
	alwaysRead?: ReadonlySet<string>;
	/** Called after each page of records, with how many were read and how many there are. */
	onProgress?(progress: { object: string; records: number; total?: number; links: number }): void;
}

/** A link that is overlooked would count as gone. */
const LEARNING = { learning: true };

/** What is worked with: parts of one location's client. */
export type WholeParts = Pick<RelationParts, 'family' | 'associations' | 'records' | 'concurrency'>;

/** The object whose records are read, and its first page. */
export interface ReadSide {
	objectKey: string;
	page: RecordPage;
}

/**
 * All links under the given associations, each once and in the order of the records: HighLevel lists
 * links by record only, so the records of the side with fewer of them are read in pages, and then each
 * one's links. Associations of the same two objects share one reading. Memory grows with the links
 * alone.
 * @throws HighLevelError `invalid` for an association that does not say what it joins, or whose objects
 * have more records than may be read; `scopeMissing` where the records of neither side may be read
 */
export async function readLinks(
	parts: WholeParts,
	associations: Association[],
	options: WholeReading = {},
): Promise<Relation[]> {
	const found = new Map<string, Relation>();
	for (const group of byObjects(associations)) {
		await readGroup(parts, group, found, options);
	}
	return [...found.values()].slice(0, options.limit);
}

async function readGroup(
	parts: WholeParts,
	associations: Association[],
	found: Map<string, Relation>,
	{ limit = Infinity, mostRecords = Infinity, alwaysRead, onProgress }: WholeReading,
): Promise<void> {
	if (found.size >= limit) return;
	const ids = associations.map(({ id }) => id);
	const searched = new SearchedLinks(new Set(ids));
	const read = async (recordId: string): Promise<Relation[]> => {
		if (found.size >= limit) return [];
		const relations = await readList(relationList(parts, recordId, ids), LEARNING).catch(
			unlessGone,
		);
		for (const relation of relations) found.set(relation.id, relation);
		return relations;
	};
	const readAlong = async (record: HighLevelRecord): Promise<Relation[]> => {
		if (!searched.mustRead(record) && !alwaysRead?.has(record.id)) return [];
		const relations = await read(record.id);
		searched.compare(record, relations);
		return relations;
	};

	const { objectKey, page } = await smallerSide(parts, associations[0]);
	if ((page.total ?? 0) > mostRecords) throw tooManyRecords(objectKey, page.total, mostRecords);
	let records = 0;
	for await (const part of parts.records.walk(objectKey, page)) {
		order(found, await mapAll(part, parts.concurrency, readAlong));
		records += part.length;
		onProgress?.({ object: objectKey, records, total: page.total, links: found.size });
		if (found.size >= limit) return;
	}
	if (searched.isRefuted) order(found, await mapAll(searched.leftOut, parts.concurrency, read));
}

/** Puts links in the order of the lists they are in, whichever of these was answered first. */
function order(found: Map<string, Relation>, lists: Relation[][]): void {
	for (const relation of lists.flat()) {
		found.delete(relation.id);
		found.set(relation.id, relation);
	}
}

/**
 * The side with fewer records, by their totals; a side that cannot be read leaves the other.
 * @throws HighLevelError where neither can be read
 */
export async function smallerSide(parts: WholeParts, association: Association): Promise<ReadSide> {
	const objects = [...new Set(objectsOf(association))];
	const outcomes = await mapConcurrently(
		objects,
		objects.length,
		async (objectKey): Promise<ReadSide> => ({
			objectKey,
			page: await parts.records.firstPage(objectKey),
		}),
		true,
	);
	const sides = outcomes.flatMap((outcome) =>
		outcome?.status === 'fulfilled' ? [outcome.value] : [],
	);
	const [smaller] = sides.sort((one, other) => sizeOf(one) - sizeOf(other));
	if (!smaller) throw firstFailure(outcomes)?.reason;
	return smaller;
}

function sizeOf({ page }: ReadSide): number {
	return page.total ?? (page.nextPage ? Infinity : page.records.length);
}

/** Associations by the two objects they join, in whichever order. */
function byObjects(associations: Association[]): Association[][] {
	const groups = new Map<string, Association[]>();
	for (const association of associations) {
		const objects = objectsOf(association).sort().join(' ');
		groups.set(objects, [...(groups.get(objects) ?? []), association]);
	}
	return [...groups.values()];
}

function objectsOf({ id, key, firstObjectKey, secondObjectKey }: Association): string[] {
	if (firstObjectKey && secondObjectKey) {
		return [schemaKey(firstObjectKey), schemaKey(secondObjectKey)];
	}
	throw new HighLevelError({
		kind: 'invalid',
		message: `HighLevel does not say which objects the association "${key ?? id}" joins`,
		hint: 'List the links of a record instead: set "Relations Of" to "Record".',
	});
}

function tooManyRecords(
	objectKey: string,
	total: number | undefined,
	most: number,
): HighLevelError {
	return new HighLevelError({
		kind: 'invalid',
		message: `The object "${objectKey}" has ${total?.toLocaleString('en')} records, and at most ${most.toLocaleString('en')} can be read for their links each time`,
		hint: 'Watch the links of certain records instead: set "Relations Of" to "Records".',
	});
}

/** A record that is gone has no links. */
function unlessGone(error: unknown): Relation[] {
	if (isHighLevelError(error, 'notFound')) return [];
	throw error;
}
