import type { Association, NewAssociation, RecordPair, Relation } from '../shapes';
import type { Page } from '../unwrap';

/** The value of the credential's Endpoints field. */
export type FamilyName = 'associations' | 'objectsAssociation';

/** Which relations of a record to read. */
export interface RelationQuery {
	/** Only these associations; all when empty or not given. */
	associationIds?: string[];
	/** How many at most; all when not given. */
	most?: number;
}

/**
 * The endpoints for associations and relations of one location. HighLevel accounts are served by one
 * of two families of them; nobody above this interface knows which. Every method throws a
 * HighLevelError where HighLevel refuses or cannot be reached.
 */
export interface EndpointFamily {
	readonly name: FamilyName;
	/** Entries a list can be asked for at once; Infinity where lists do not come in pages. */
	readonly pageSize: number;
	/** An object's key as this family says it: `custom_objects.property` or `property`. */
	ownObjectKey(objectKey: string): string;
	createAssociation(association: NewAssociation): Promise<Association>;
	getAssociation(id: string): Promise<Association>;
	getAssociationByKey(key: string): Promise<Association>;
	/** One page, for pickers. `skip` and `limit` count associations. */
	associationPage(skip: number, limit: number): Promise<Page<Association>>;
	/** The associations that join this object to another, or to itself. */
	associationsOfObject(objectKey: string): Promise<Association[]>;
	/** Both labels are sent: HighLevel replaces both. */
	updateAssociation(id: string, labels: AssociationLabels): Promise<Association>;
	/** Its relations go with it. */
	deleteAssociation(id: string): Promise<void>;
	createRelation(associationId: string, pair: RecordPair): Promise<Relation>;
	relationsOfRecord(recordId: string, query?: RelationQuery): Promise<Relation[]>;
	/**
	 * One page of a record's relations, as HighLevel answered it. `skip` and `limit` count relations; a
	 * family without pages gives all of them. What the answer holds of other associations stays in.
	 */
	relationPage(
		recordId: string,
		associationIds: string[],
		skip: number,
		limit: number,
	): Promise<Page<Relation>>;
	deleteRelation(id: string): Promise<void>;
}

/** What can change of an association. */
export interface AssociationLabels {
	firstObjectLabel: string;
	secondObjectLabel: string;
}
