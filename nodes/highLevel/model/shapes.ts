import type { IDataObject } from 'n8n-workflow';

/** What the node gives for an association, whichever family and wrapper it came in. */
export interface Association extends IDataObject {
	id: string;
	locationId?: string;
	key?: string;
	firstObjectKey?: string;
	firstObjectLabel?: string;
	secondObjectKey?: string;
	secondObjectLabel?: string;
	/** Official family only. */
	associationType?: 'USER_DEFINED' | 'SYSTEM_DEFINED' | string;
	/** Second family only. */
	description?: string;
}

/** A link between two records, in one shape for both families. */
export interface Relation extends IDataObject {
	id: string;
	associationId?: string;
	firstObjectKey?: string;
	firstRecordId?: string;
	secondObjectKey?: string;
	secondRecordId?: string;
	locationId?: string;
}

/** The two records a relation joins, in the association's order. */
export interface RecordPair {
	firstRecordId: string;
	secondRecordId: string;
}

/** The side of an association a record stands on. */
export type RecordSide = 'first' | 'second';

/** What is needed to create an association. Labels: official family. Description: second family. */
export interface NewAssociation {
	key: string;
	firstObjectKey: string;
	firstObjectLabel: string;
	secondObjectKey: string;
	secondObjectLabel: string;
	description?: string;
}

/** A record of any object, for pickers and for linked records. */
export interface HighLevelRecord {
	id: string;
	/** What a person calls it: a contact's name, a custom object's primary property. */
	label: string;
	/** A second line that tells namesakes apart, such as a contact's email. */
	detail?: string;
	/** The record as HighLevel gave it. */
	data: IDataObject;
}

/** An object's schema, as `GET /objects/` gives it. */
export interface ObjectSchema extends IDataObject {
	id?: string;
	key: string;
	labels?: { singular?: string; plural?: string };
	primaryDisplayProperty?: string;
	standard?: boolean;
}
