import type { SandboxObject, SandboxRecord } from '../state/entities';

/** A custom record or company as `/objects/{key}/records` shows it. */
export function recordView(record: SandboxRecord, object: SandboxObject): Record<string, unknown> {
	return {
		id: record.id,
		locationId: record.locationId,
		objectId: object.id,
		objectKey: record.objectKey,
		properties: record.properties,
		owner: [],
		followers: [],
		// Empty even when relations exist (seen).
		relations: [],
		createdAt: record.createdAt,
		updatedAt: record.updatedAt,
	};
}

/** A contact, opportunity or company with its fields beside its ID, as their own endpoints show them. */
export function flatView(record: SandboxRecord): Record<string, unknown> {
	return {
		id: record.id,
		locationId: record.locationId,
		...record.properties,
		dateAdded: record.createdAt,
		dateUpdated: record.updatedAt,
	};
}

/** Where the next page may go on after this record. */
export function searchAfterOf({ createdAt, id }: SandboxRecord): [number, string] {
	return [Date.parse(createdAt), id];
}
