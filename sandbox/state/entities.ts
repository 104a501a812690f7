/** A sub-account. */
export interface Location {
	id: string;
	companyId: string;
	name: string;
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

/** A change of the state, as webhooks tell it. */
export type StateChange =
	| {
			event: 'AssociationCreate' | 'AssociationUpdate' | 'AssociationDelete';
			association: SandboxAssociation;
	  }
	| { event: 'RelationCreate' | 'RelationDelete'; relation: SandboxRelation };
