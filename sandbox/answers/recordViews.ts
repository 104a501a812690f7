import type { SandboxObject, SandboxRecord } from '../state/entities';

/** A custom record or company as `/objects/{key}/records/search` lists it. */
export function listedRecordView(
	record: SandboxRecord,
	object: SandboxObject,
	relations: unknown[],
): Record<string, unknown> {
	const { id, locationId, objectKey, properties, createdAt, updatedAt } = record;
	return {
		id,
		locationId,
		objectId: object.id,
		objectKey,
		properties,
		owner: [],
		followers: [],
		relations,
		createdAt,
		updatedAt,
		createdBy: byAUser(createdAt),
		lastUpdatedBy: byAUser(updatedAt),
		searchAfter: searchAfterOf(record),
	};
}

/** The same by itself, as it is read, made and changed. */
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
		// The first two are documented, the other two seen.
		dateAdded: record.createdAt,
		dateUpdated: record.updatedAt,
		createdAt: record.createdAt,
		updatedAt: record.updatedAt,
	};
}

/** A contact by itself, as it is read, made and changed: its whole name is `name` (API reference). */
export function contactView(record: SandboxRecord): Record<string, unknown> {
	const { contactName, ...contact } = listedContactView(record);
	return { ...contact, ...(contactName !== undefined && { name: contactName }) };
}

/** A contact in a list, with its fields beside its ID: its whole name is `contactName` (seen). */
export function listedContactView(record: SandboxRecord): Record<string, unknown> {
	const { firstName, lastName, contactName, email } = record.properties;
	const lower = {
		firstNameLowerCase: lowerCase(firstName),
		lastNameLowerCase: lowerCase(lastName),
		fullNameLowerCase: lowerCase(contactName),
		emailLowerCase: lowerCase(email),
	};
	return {
		id: record.id,
		locationId: record.locationId,
		...record.properties,
		...lower,
		dateAdded: record.createdAt,
		dateUpdated: record.updatedAt,
	};
}

/** An opportunity with its fields beside its ID. */
export const opportunityView = flatView;

/** A company with its fields beside its ID. */
export const businessView = flatView;

function flatView(record: SandboxRecord): Record<string, unknown> {
	return {
		id: record.id,
		locationId: record.locationId,
		...record.properties,
		createdAt: record.createdAt,
		updatedAt: record.updatedAt,
	};
}

/** Who made or changed a record. */
const byAUser = (createdAt: string) => ({
	channel: 'APP',
	source: 'WEB_USER',
	sourceId: 'SandboxUser000000001',
	createdAt,
});

/** Where the next page may go on after this record. */
export function searchAfterOf({ createdAt, id }: SandboxRecord): [number, string] {
	return [Date.parse(createdAt), id];
}

const lowerCase = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : undefined);
