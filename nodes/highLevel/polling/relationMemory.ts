import type { IDataObject } from 'n8n-workflow';
import { readFields, writeFields } from './fieldText';

/** A relation as it is remembered: enough for its deletion to be told as the webhook tells it. */
export interface RememberedRelation {
	id: string;
	associationId?: string;
	firstObjectKey?: string;
	firstRecordId?: string;
	secondObjectKey?: string;
	secondRecordId?: string;
	/** The watched record in whose list it stands. */
	of: string;
}

/**
 * What became of a watched record. `missing`: HighLevel knew it no more at the last poll. `gone`: it
 * knew it no more at two polls, and its relations were told as deleted.
 */
export type RecordState = 'there' | 'missing' | 'gone';

/** The relations of the watched records as a poll last saw them. */
export interface RelationMemory {
	locationId: string;
	endpoints: string;
	/** The associations watched, by ID; all when empty. */
	associationIds: string[];
	/** What the user named them → their ID. */
	names: Map<string, string>;
	records: Map<string, RecordState>;
	/** By ID. */
	relations: Map<string, RememberedRelation>;
}

const STATES: RecordState[] = ['there', 'missing', 'gone'];

/**
 * The memory as n8n keeps it. Relations are grouped by association and watched record, which leaves
 * two IDs of each: its own and the linked record's.
 */
export function writeRelationMemory(memory: RelationMemory): IDataObject {
	const groups = new Map<string, string[]>();
	for (const relation of memory.relations.values()) {
		const { id, of, firstRecordId, secondRecordId } = relation;
		const side = of === firstRecordId ? 'first' : of === secondRecordId ? 'second' : 'neither';
		const { associationId, firstObjectKey, secondObjectKey } = relation;
		const name = writeFields([side, of, associationId, firstObjectKey, secondObjectKey]);
		const group = groups.get(name) ?? [];
		groups.set(name, group);
		group.push(writeFields([id, ...linkedIds(side, firstRecordId, secondRecordId)]));
	}
	return {
		watch: 'relations',
		of: writeFields([memory.locationId, memory.endpoints]),
		associationIds: writeFields(memory.associationIds),
		names: writeFields([...memory.names].flat()),
		records: STATES.map((state) => {
			const records = [...memory.records].filter(([, its]) => its === state);
			return writeFields(records.map(([id]) => id));
		}).join('|'),
		relations: [...groups].map(([name, group]) => `${name};${group.join('')}`).join('|'),
	};
}

/** Reads what {@link writeRelationMemory} wrote; undefined for anything else. */
export function readRelationMemory(data: IDataObject): RelationMemory | undefined {
	const { watch, of, associationIds, names, records, relations } = data;
	const texts = [of, associationIds, names, records, relations];
	if (watch !== 'relations' || !texts.every((text) => typeof text === 'string')) return undefined;
	const [locationId = '', endpoints = ''] = readFields(String(of));
	return {
		locationId,
		endpoints,
		associationIds: readFields(String(associationIds)).filter(isText),
		names: new Map(pairs(readFields(String(names)))),
		records: new Map(
			String(records)
				.split('|')
				.flatMap((text, at) =>
					readFields(text)
						.filter(isText)
						.map((id): [string, RecordState] => [id, STATES[at]]),
				),
		),
		relations: new Map(
			String(relations)
				.split('|')
				.flatMap(readGroup)
				.map((relation) => [relation.id, relation]),
		),
	};
}

/** The records that are not said by the group already. */
function linkedIds(side: string, first?: string, second?: string): Array<string | undefined> {
	if (side === 'first') return [second];
	return side === 'second' ? [first] : [first, second];
}

function readGroup(text: string): RememberedRelation[] {
	const [name = '', group = ''] = text.split(';');
	const [side, of, associationId, firstObjectKey, secondObjectKey] = readFields(name);
	if (of === undefined) return [];
	const fields = readFields(group);
	const width = side === 'neither' ? 3 : 2;
	const relations: RememberedRelation[] = [];
	for (let at = 0; at + width <= fields.length; at += width) {
		const [id, linked, second] = fields.slice(at, at + width);
		if (id === undefined) continue;
		relations.push({
			id,
			associationId,
			firstObjectKey,
			firstRecordId: side === 'first' ? of : linked,
			secondObjectKey,
			secondRecordId: side === 'second' ? of : side === 'first' ? linked : second,
			of,
		});
	}
	return relations;
}

function pairs(fields: Array<string | undefined>): Array<[string, string]> {
	const found: Array<[string, string]> = [];
	for (let at = 0; at + 1 < fields.length; at += 2) {
		found.push([fields[at] ?? '', fields[at + 1] ?? '']);
	}
	return found;
}

function isText(value: string | undefined): value is string {
	return value !== undefined;
}
