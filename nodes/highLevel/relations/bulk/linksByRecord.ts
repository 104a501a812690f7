import type { LinkedPair } from '../../model/linkedPair';

/** Fewer than so many links of a record are made one by one: to read its list before and after costs two. */
const LEAST_LINKS = 5;

/** Links that are wanted of one record under one association. */
export interface RecordLinks {
	associationId: string;
	/** The record whose list holds all of them. */
	recordId: string;
	/** With their places among what is wanted. */
	links: Array<{ at: number; linked: LinkedPair }>;
}

/**
 * The fewest records whose lists hold these links, about: each link counts as one of the record that
 * occurs in more of them. Records with few links are left out.
 */
export function linksByRecord(links: RecordLinks['links']): RecordLinks[] {
	const occurrences = new Map<string, number>();
	for (const { linked } of links) {
		for (const name of namesOf(linked)) occurrences.set(name, (occurrences.get(name) ?? 0) + 1);
	}
	const groups = new Map<string, RecordLinks>();
	for (const link of links) {
		const { associationId, firstRecordId, secondRecordId } = link.linked;
		const [first, second] = namesOf(link.linked);
		const isSecond = (occurrences.get(second) ?? 0) > (occurrences.get(first) ?? 0);
		const name = isSecond ? second : first;
		const recordId = isSecond ? secondRecordId : firstRecordId;
		const group = groups.get(name) ?? { associationId, recordId, links: [] };
		group.links.push(link);
		groups.set(name, group);
	}
	return [...groups.values()].filter((group) => group.links.length >= LEAST_LINKS);
}

/** The pair's two records, each under the association. */
function namesOf({ associationId, firstRecordId, secondRecordId }: LinkedPair): [string, string] {
	return [
		JSON.stringify([associationId, firstRecordId]),
		JSON.stringify([associationId, secondRecordId]),
	];
}
