import type { IDataObject } from 'n8n-workflow';
import { readFields, writeFields } from './fieldText';

/** A link as it is remembered: with the association's objects, enough to report its deletion. */
export interface RememberedLink {
	firstRecordId: string;
	secondRecordId: string;
}

/** All links of an association as a poll last saw them. */
export interface LinkMemory {
	locationId: string;
	endpoints: string;
	/** What the user named the association: its ID or key. */
	name: string;
	association: { id: string; firstObjectKey?: string; secondObjectKey?: string };
	/** Whether HighLevel no longer had the association at the last poll. */
	isMissing: boolean;
	/** By the relation's ID. */
	links: Map<string, RememberedLink>;
	/** IDs of links neither of whose records HighLevel had at the last poll. */
	doubtful: ReadonlySet<string>;
}

/** The memory as n8n keeps it: three IDs a link, grouped by the first record, which many share. */
export function writeLinkMemory(memory: LinkMemory): IDataObject {
	const { locationId, endpoints, name, association, isMissing } = memory;
	const groups = new Map<string, string[]>();
	for (const [id, { firstRecordId, secondRecordId }] of memory.links) {
		const group = groups.get(firstRecordId) ?? [];
		groups.set(firstRecordId, group);
		group.push(id, secondRecordId);
	}
	const { id, firstObjectKey, secondObjectKey } = association;
	return {
		watch: 'links',
		of: writeFields([locationId, endpoints, name, isMissing ? 'missing' : 'there']),
		association: writeFields([id, firstObjectKey, secondObjectKey]),
		links: [...groups].map(([first, group]) => writeFields([first, ...group])).join('|'),
		doubtful: writeFields([...memory.doubtful]),
	};
}

/** Reads what {@link writeLinkMemory} wrote; undefined for anything else. */
export function readLinkMemory(data: IDataObject): LinkMemory | undefined {
	const { watch, of, association, links, doubtful } = data;
	const texts = [of, association, links, doubtful];
	if (watch !== 'links' || !texts.every((text) => typeof text === 'string')) {
		return undefined;
	}
	const [locationId = '', endpoints = '', name = '', state] = readFields(String(of));
	const [id, firstObjectKey, secondObjectKey] = readFields(String(association));
	if (id === undefined) return undefined;
	return {
		...{ locationId, endpoints, name, isMissing: state === 'missing' },
		association: { id, firstObjectKey, secondObjectKey },
		links: new Map(String(links).split('|').flatMap(readGroup)),
		doubtful: new Set(readFields(String(doubtful)).filter((text) => text !== undefined)),
	};
}

function readGroup(text: string): Array<[string, RememberedLink]> {
	const [firstRecordId, ...fields] = readFields(text);
	const links: Array<[string, RememberedLink]> = [];
	for (let at = 0; at + 1 < fields.length; at += 2) {
		const [id, secondRecordId] = fields.slice(at, at + 2);
		if (firstRecordId !== undefined && id !== undefined && secondRecordId !== undefined) {
			links.push([id, { firstRecordId, secondRecordId }]);
		}
	}
	return links;
}
