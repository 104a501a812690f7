import type { Association, NewAssociation, RecordPair, Relation } from '../model/shapes';
import type { Page } from '../api/unwrap';

/** The families there are, by the values of the credential's Endpoints field. */
export const FAMILY_NAMES = ['associations', 'objectsAssociation'] as const;

/** The value of the credential's Endpoints field. */
export type FamilyName = (typeof FAMILY_NAMES)[number];

/** The family a credential names; the official one where it names none. */
export function familyNamed(value: unknown): FamilyName {
	return FAMILY_NAMES.find((name) => name === value) ?? 'associations';
}

/**
 * The endpoints for associations and relations of one location. HighLevel accounts are served by one
 * of two families of them; nobody above this interface knows which. Every method throws a
 * HighLevelError where HighLevel refuses or cannot be reached.
 */
export interface EndpointFamily {
	/** The location all of it is about. */
	readonly locationId: string;
	/** Entries a list can be asked for at once; Infinity where lists do not come in pages. */
	readonly pageSize: number;
	/** How custom objects are called: `custom_objects.property` in full, or `property` bare. */
	readonly objectKeys: 'full' | 'bare';
	/** Whether an association's description is kept. */
	readonly keepsDescription: boolean;
	/** @throws HighLevelError `duplicate` when the key exists */
	createAssociation(association: NewAssociation): Promise<Association>;
	/** @throws HighLevelError `notFound` */
	getAssociation(id: string): Promise<Association>;
	/** @throws HighLevelError `notFound` */
	getAssociationByKey(key: string): Promise<Association>;
	/** One page, for pickers. `skip` and `limit` count associations. */
	associationPage(skip: number, limit: number): Promise<Page<Association>>;
	/** The associations that join this object to another, or to itself. */
	associationsOfObject(objectKey: string): Promise<Association[]>;
	/** Whether an upsert has something to set: of an association, what this family keeps of it. */
	differs(existing: Association, wanted: NewAssociation): boolean;
	/**
	 * Both labels are sent: HighLevel replaces both.
	 * @throws HighLevelError `notFound`; `unsupported` where there is no such endpoint
	 */
	updateAssociation(id: string, labels: AssociationLabels): Promise<Association>;
	/** Its relations go with it. @throws HighLevelError `notFound` */
	deleteAssociation(id: string): Promise<void>;
	/**
	 * Links two records.
	 * @throws HighLevelError `duplicate` when they are already linked, `notFound` for an association or
	 * record that is not there
	 */
	createRelation(associationId: string, pair: RecordPair): Promise<Relation>;
	/**
	 * Asks for many links in one request, by an endpoint HighLevel does not document ("seen"). Its answer
	 * is not to be believed: which links exist is only known from the records' lists.
	 * @throws HighLevelError where it refuses, cannot be reached, or answers what is not JSON;
	 * `unsupported` where there is no such endpoint
	 */
	requestRelations(links: ReadonlyArray<RecordPair & { associationId: string }>): Promise<void>;
	/**
	 * One page of a record's relations, on whichever side it stands, as HighLevel answered it. `skip` and
	 * `limit` count relations; a family without pages gives all of them. What the answer holds of other
	 * associations than the given ones (all when empty) stays in: see `relationList`.
	 */
	relationPage(
		recordId: string,
		associationIds: string[],
		skip: number,
		limit: number,
	): Promise<Page<Relation>>;
	/** Unlinks. @throws HighLevelError `notFound` */
	deleteRelation(id: string): Promise<void>;
}

/** What can change of an association. */
export interface AssociationLabels {
	firstObjectLabel: string;
	secondObjectLabel: string;
}
