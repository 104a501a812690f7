import type { HighLevelClient } from '../HighLevelClient';
import { readList } from '../api/paging';
import { MOST_RELATIONS, tooManyRelations } from './bounds';
import type { Change, Poll } from './Change';
import { readRecords, remembered } from './readRecords';
import { compareRelations, fieldsOf } from './relationChanges';
import type { RelationMemory } from './relationMemory';
import { watchedAssociations } from './watchedAssociations';

/** Whose relations are watched. */
export interface RelationWatch {
	/** IDs of records. */
	records: string[];
	/** IDs or keys of associations; all when empty. */
	associations: string[];
}

/**
 * Reads the relations of the watched records and compares them with what is remembered. A memory of
 * another location or endpoint family does not count: the first poll with new settings learns.
 *
 * A record HighLevel knows no more took its relations with it; that is told when two polls in a row
 * were answered so, for one such answer may be a passing fault.
 * @throws HighLevelError where one record's list cannot be read, or there is more than can be remembered
 */
export async function pollRelations(
	client: HighLevelClient,
	endpoints: string,
	watch: RelationWatch,
	memory?: RelationMemory,
): Promise<Poll<RelationMemory>> {
	const { locationId } = client;
	const before =
		memory?.locationId === locationId && memory.endpoints === endpoints ? memory : undefined;
	const names = await watchedAssociations(client, watch.associations, before?.names);
	const associationIds = [...new Set(names.values())];
	const now = await readRecords(client, watch.records, associationIds, before);
	// A key whose association was deleted and made again stands for the old ID and for the new one.
	const renewed = [...names].filter(([name, id]) => (before?.names.get(name) ?? id) !== id);
	const { changes, relations } = before
		? compareRelations(
				before,
				now,
				[...associationIds, ...renewed.map(([name]) => before.names.get(name) ?? name)],
				[...before.associationIds, ...renewed.map(([, id]) => id)],
			)
		: { changes: [], relations: now.relations };
	if (relations.size > MOST_RELATIONS) throw tooManyRelations();
	const { records } = now;
	return {
		changes,
		memory: { locationId, endpoints, associationIds, names, records, relations },
	};
}

/** The first relations of the watched records, as the fields of an event. @throws HighLevelError */
export async function sampleRelations(
	client: HighLevelClient,
	watch: RelationWatch,
	most: number,
): Promise<Array<Change['fields']>> {
	const names = await watchedAssociations(client, watch.associations);
	const found = new Map<string, Change['fields']>();
	for (const record of watch.records) {
		if (found.size >= most) break;
		const list = client.relations.pages(record, [...names.values()]);
		for (const relation of await readList({ ...list, limit: most - found.size })) {
			found.set(relation.id, fieldsOf(remembered(relation, record), client.locationId));
		}
	}
	return [...found.values()];
}
