/** A sub-account. */
export interface Location {
	id: string;
	companyId: string;
	name: string;
	/** Street and town. */
	address?: string;
}

/** What a property of an object may hold, in HighLevel's own words (API reference, "Objects"). */
export type DataType =
	| 'TEXT'
	| 'LARGE_TEXT'
	| 'NUMERICAL'
	| 'PHONE'
	| 'MONETORY'
	| 'CHECKBOX'
	| 'SINGLE_OPTIONS'
	| 'MULTIPLE_OPTIONS'
	| 'DATE'
	| 'TEXTBOX_LIST'
	| 'FILE_UPLOAD'
	| 'RADIO';

/** A property of an object. */
export interface SandboxField {
	/** Its last segment: `address` of `custom_objects.property.address`. */
	key: string;
	/** As people read it. */
	name: string;
	dataType: DataType;
	/** Whether a record search looks into it; default no. */
	searchable?: boolean;
	/** What the option types choose from. */
	options?: ReadonlyArray<{ key: string; label: string }>;
}

/** A kind of record: contacts, companies, properties… */
export interface SandboxObject {
	id: string;
	locationId: string;
	/** `contact`, `opportunity`, `business`, `custom_objects.<key>`. */
	key: string;
	standard: boolean;
	labels: { singular: string; plural: string };
	description: string;
	/** `<key>.<property>`: the property whose value is a record's label. */
	primaryDisplayProperty: string;
	/** ISO date; default: when it was added. */
	dateAdded?: string;
	/** Its properties. Without them any is taken, and only the primary display property is searchable. */
	fields?: readonly SandboxField[];
}

/** A contact, company, opportunity or custom record. */
export interface SandboxRecord {
	id: string;
	locationId: string;
	objectKey: string;
	properties: Record<string, unknown>;
	/** ISO dates. */
	createdAt: string;
	updatedAt: string;
}

/** Who made an association: a user, or HighLevel itself; the latter can be neither changed nor deleted. */
export type AssociationType = 'USER_DEFINED' | 'SYSTEM_DEFINED';

/**
 * How many records may stand on each side, from the first object to the second: with `ONE_TO_MANY` a
 * first record has many second ones, and a second record one first one.
 */
export type Cardinality = 'ONE_TO_ONE' | 'ONE_TO_MANY' | 'MANY_TO_ONE' | 'MANY_TO_MANY';

/** How records of two objects may be linked; both families show their own part of it. */
export interface SandboxAssociation {
	id: string;
	locationId: string;
	key: string;
	/** Keys as the official family says them. */
	firstObjectKey: string;
	firstObjectLabel: string;
	secondObjectKey: string;
	secondObjectLabel: string;
	associationType: AssociationType;
	cardinality: Cardinality;
	/** Only the second family has one. */
	description: string;
	/** ISO dates. */
	createdAt: string;
	updatedAt: string;
}

/** A link of two records under an association. */
export interface SandboxRelation {
	id: string;
	locationId: string;
	associationId: string;
	/** The association's; each record is one of its side's object. */
	firstObjectKey: string;
	firstRecordId: string;
	secondObjectKey: string;
	secondRecordId: string;
	/** ISO date. */
	createdAt: string;
}

/** A change of the state, as webhooks report it. */
export type StateChange =
	| {
			event: 'AssociationCreate' | 'AssociationUpdate' | 'AssociationDelete';
			association: SandboxAssociation;
	  }
	| { event: 'RelationCreate' | 'RelationDelete'; relation: SandboxRelation };
