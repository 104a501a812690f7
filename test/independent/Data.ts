import { randomUUID } from 'node:crypto';

/** How many links a record may have on this side of an association. */
export type Cardinality = 'ONE_TO_ONE' | 'ONE_TO_MANY' | 'MANY_TO_ONE' | 'MANY_TO_MANY';

export interface ObjectSchema {
	key: string;
	labels: { singular: string; plural: string };
	/** The last part of its primary display property. */
	primary: string;
	fields: Field[];
}

export interface Field {
	/** The key in `properties`. */
	key: string;
	name: string;
	dataType: string;
	/** Whether the record search's `query` looks at it. */
	searchable?: boolean;
	options?: Array<{ key: string; label: string }>;
}

export interface StoredRecord {
	id: string;
	objectKey: string;
	/** Fields of a contact, company or opportunity; properties of a custom record. */
	values: Record<string, unknown>;
	createdAt: string;
	updatedAt: string;
	/** From when on a search shows it as it is now; ms. */
	searchableAt: number;
}

export interface Association {
	id: string;
	key: string;
	firstObjectKey: string;
	firstObjectLabel: string;
	secondObjectKey: string;
	secondObjectLabel: string;
	associationType: 'USER_DEFINED' | 'SYSTEM_DEFINED';
	description?: string;
	/** Not part of any answer of the associations' endpoints. */
	cardinality: Cardinality;
}

export interface Relation {
	id: string;
	associationId: string;
	firstRecordId: string;
	secondRecordId: string;
}

/** The links a record may have under one label and side (help centre). */
const MOST_LINKS = 1_000;

/** Why HighLevel does not make a link. */
export type LinkRefusal = 'unknown association' | 'unknown record' | 'duplicate' | 'full';

let count = 0;
const hex = (): string => `69${(++count).toString(16).padStart(22, '0')}`;
const digits = (): string => `Ct${String(++count).padStart(18, '0')}`;

/** What one location holds. IDs have different forms on purpose: none of them means anything. */
export class Data {
	readonly locationId = 'IndependentLocation1';
	readonly objects = new Map<string, ObjectSchema>();
	readonly associations = new Map<string, Association>();
	readonly relations = new Map<string, Relation>();
	private readonly records = new Map<string, Map<string, StoredRecord>>();
	private readonly linksOf = new Map<string, Set<Relation>>();
	/** A written record shows up in a search so much later; ms. */
	searchLagMs = 0;

	addObject(schema: ObjectSchema): void {
		this.objects.set(schema.key, schema);
		this.records.set(schema.key, new Map());
	}

	addRecord(objectKey: string, values: Record<string, unknown>, lagMs = 0): StoredRecord {
		const id = objectKey === 'contact' || objectKey === 'opportunity' ? digits() : hex();
		const now = new Date(1_700_000_000_000 + count * 1_000).toISOString();
		const record = {
			...{ id, objectKey, values, createdAt: now, updatedAt: now },
			searchableAt: lagMs > 0 ? Date.now() + lagMs : 0,
		};
		this.of(objectKey).set(id, record);
		return record;
	}

	/** Changes some values; a search shows the record again when it has caught up. */
	change(record: StoredRecord, values: Record<string, unknown>): void {
		record.values = { ...record.values, ...values };
		record.updatedAt = new Date().toISOString();
		if (this.searchLagMs > 0) record.searchableAt = Date.now() + this.searchLagMs;
	}

	removeRecord({ id, objectKey }: StoredRecord): void {
		this.of(objectKey).delete(id);
		for (const relation of this.linksOfRecord(id)) this.unlink(relation);
	}

	recordsOf(objectKey: string): StoredRecord[] {
		return [...this.of(objectKey).values()];
	}

	/** What a search looks through. */
	searchable(objectKey: string): StoredRecord[] {
		return this.recordsOf(objectKey).filter(({ searchableAt }) => searchableAt <= Date.now());
	}

	record(objectKey: string, id: string): StoredRecord | undefined {
		return this.of(objectKey).get(id);
	}

	addAssociation(association: Partial<Association> & Pick<Association, 'key'>): Association {
		const made: Association = {
			id: randomUUID(),
			firstObjectKey: 'contact',
			firstObjectLabel: 'First',
			secondObjectKey: 'contact',
			secondObjectLabel: 'Second',
			associationType: 'USER_DEFINED',
			cardinality: 'MANY_TO_MANY',
			...association,
		};
		this.associations.set(made.id, made);
		return made;
	}

	byKey(key: string): Association | undefined {
		return [...this.associations.values()].find((association) => association.key === key);
	}

	removeAssociation(association: Association): void {
		this.associations.delete(association.id);
		for (const relation of [...this.relations.values()]) {
			if (relation.associationId === association.id) this.unlink(relation);
		}
	}

	/** Links two records as HighLevel would, or says why it would not. */
	link(associationId: string, firstRecordId: string, secondRecordId: string) {
		const why = this.refusalOf(associationId, firstRecordId, secondRecordId);
		if (why) return why;
		const relation = { id: hex(), associationId, firstRecordId, secondRecordId };
		this.relations.set(relation.id, relation);
		for (const id of [firstRecordId, secondRecordId]) {
			this.linksOf.set(id, (this.linksOf.get(id) ?? new Set()).add(relation));
		}
		return relation;
	}

	unlink(relation: Relation): void {
		this.relations.delete(relation.id);
		this.linksOf.get(relation.firstRecordId)?.delete(relation);
		this.linksOf.get(relation.secondRecordId)?.delete(relation);
	}

	linksOfRecord(recordId: string): Relation[] {
		return [...(this.linksOf.get(recordId) ?? [])];
	}

	private refusalOf(associationId: string, first: string, second: string) {
		const association = this.associations.get(associationId);
		if (!association) return 'unknown association';
		const { firstObjectKey, secondObjectKey, cardinality, key } = association;
		if (!this.record(firstObjectKey, first) || !this.record(secondObjectKey, second)) {
			return 'unknown record';
		}
		const linked = (id: string) =>
			this.linksOfRecord(id).filter((relation) => relation.associationId === associationId);
		const ofFirst = linked(first).filter(({ firstRecordId }) => firstRecordId === first);
		const ofSecond = linked(second).filter(({ secondRecordId }) => secondRecordId === second);
		if (ofFirst.some(({ secondRecordId }) => secondRecordId === second)) return 'duplicate';
		// A contact has one company under the built-in link.
		const isBuiltIn = key === 'BUSINESSES_CONTACTS_ASSOCIATION';
		const mostOfFirst = /TO_ONE$/.test(cardinality) ? 1 : MOST_LINKS;
		const mostOfSecond = isBuiltIn || /^ONE_TO/.test(cardinality) ? 1 : MOST_LINKS;
		const isFull = ofFirst.length >= mostOfFirst || ofSecond.length >= mostOfSecond;
		return isFull ? 'full' : undefined;
	}

	private of(objectKey: string): Map<string, StoredRecord> {
		return this.records.get(objectKey) ?? new Map<string, StoredRecord>();
	}
}
