import type { IDataObject } from 'n8n-workflow';
import { readFields, writeFields } from './fieldText';

/** What the webhook's events say of an association besides its location, and the second family's `description`. */
export const ASSOCIATION_FIELDS = [
	'id',
	'key',
	'associationType',
	'firstObjectKey',
	'firstObjectLabel',
	'secondObjectKey',
	'secondObjectLabel',
	'firstObjectToSecondObjectCardinality',
	'secondObjectToFirstObjectCardinality',
	'description',
] as const;

/** An association as it is remembered; what HighLevel did not say is not there. */
export type RememberedAssociation = Record<string, string>;

/** The associations of a location as a poll last saw them. */
export interface AssociationMemory {
	locationId: string;
	endpoints: string;
	/** By ID. */
	associations: Map<string, RememberedAssociation>;
}

/** The memory as n8n keeps it. */
export function writeAssociationMemory(memory: AssociationMemory): IDataObject {
	return {
		watch: 'associations',
		of: writeFields([memory.locationId, memory.endpoints]),
		associations: [...memory.associations.values()]
			.map((association) => writeFields(ASSOCIATION_FIELDS.map((name) => association[name])))
			.join('|'),
	};
}

/** Reads what {@link writeAssociationMemory} wrote; undefined for anything else. */
export function readAssociationMemory(data: IDataObject): AssociationMemory | undefined {
	const { watch, of, associations } = data;
	if (watch !== 'associations' || typeof of !== 'string' || typeof associations !== 'string') {
		return undefined;
	}
	const [locationId = '', endpoints = ''] = readFields(of);
	const remembered = new Map<string, RememberedAssociation>();
	for (const text of associations.split('|')) {
		const association: RememberedAssociation = {};
		for (const [at, value] of readFields(text).entries()) {
			if (value !== undefined && ASSOCIATION_FIELDS[at])
				association[ASSOCIATION_FIELDS[at]] = value;
		}
		if (association.id !== undefined) remembered.set(association.id, association);
	}
	return { locationId, endpoints, associations: remembered };
}
