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
	/** Which of the two it is. */
	readonly name: FamilyName;
	/** Entries a list can be asked for at once; Infinity where lists do not come in pages. */
	readonly pageSize: number;
	/** An object's key as this family says it: `custom_objects.property` or `property`. */
	ownObjectKey(objectKey: string): string;
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
	/** Both labels are sent: HighLevel replaces both. */
	updateAssociation(id: string, labels: AssociationLabels): Promise<Association>;
	/** Its relations go with it. */
	deleteAssociation(id: string): Promise<void>;
	/** Links two records. @throws HighLevelError `duplicate` when they are linked already */
	createRelation(associationId: string, pair: RecordPair): Promise<Relation>;
	/** All relations of a record, on whichever side it stands; the query is applied to the answer again. */
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
	/** Unlinks. @throws HighLevelError `notFound` */
	deleteRelation(id: string): Promise<void>;
}

/** What can change of an association. */
export interface AssociationLabels {
	firstObjectLabel: string;
	secondObjectLabel: string;
}
