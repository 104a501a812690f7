import type { SandboxAssociation, SandboxRelation, StateChange } from './entities';
import type { IdSource } from './ids';
import { IndexMap } from './OrderedIndex';

/** Two records to be linked. Whether they are records of the association's objects is not checked here. */
export interface NewRelation {
	association: SandboxAssociation;
	/** Of the association's first object. */
	firstRecordId: string;
	secondRecordId: string;
	/** Default: a new one. */
	id?: string;
}

/** The relations of every location, indexed by record, by association and by pair. */
export class RelationStore {
	private readonly byId = new Map<string, SandboxRelation>();
	private readonly byPair = new Map<string, SandboxRelation>();
	private readonly indexes = new IndexMap<SandboxRelation>();

	constructor(
		private readonly ids: IdSource,
		private readonly today: () => string,
		private readonly announce: (change: StateChange) => void,
	) {}

	get size(): number {
		return this.byId.size;
	}

	get(id: string): SandboxRelation | undefined {
		return this.byId.get(id);
	}

	/** All of them, oldest first. */
	list(): SandboxRelation[] {
		return [...this.byId.values()];
	}

	/** The relation of exactly this pair, in this order. */
	find(
		associationId: string,
		firstRecordId: string,
		secondRecordId: string,
	): SandboxRelation | undefined {
		return this.byPair.get(pairName(associationId, firstRecordId, secondRecordId));
	}

	/** A record's relations on either side, oldest first; only of these associations when given. */
	ofRecord(
		recordId: string,
		associationIds: readonly string[] = [],
		skip = 0,
		limit = Infinity,
	): { items: SandboxRelation[]; total: number } {
		const names =
			associationIds.length === 0
				? [recordName(recordId)]
				: [...new Set(associationIds)].map((id) => recordName(recordId, id));
		if (names.length === 1) {
			const index = this.indexes.get(names[0]);
			return { items: index?.slice(skip, limit) ?? [], total: index?.size ?? 0 };
		}
		const all = this.indexes
			.slice(recordName(recordId))
			.filter(({ associationId }) => associationIds.includes(associationId));
		return { items: all.slice(skip, skip + limit), total: all.length };
	}

	/** How many links of this association a record has on one side. */
	onSide(associationId: string, side: 'first' | 'second', recordId: string): number {
		return this.indexes.get(sideName(associationId, side, recordId))?.size ?? 0;
	}

	/** How many links there are under an association. */
	countOf({ id, locationId }: SandboxAssociation): number {
		return this.indexes.get(associationName(id, locationId))?.size ?? 0;
	}

	/** Oldest first. */
	ofAssociation({ id, locationId }: SandboxAssociation): SandboxRelation[] {
		return this.indexes.slice(associationName(id, locationId));
	}

	/** Throws when the pair is linked already. */
	add({ association, firstRecordId, secondRecordId, id }: NewRelation): SandboxRelation {
		const pair = pairName(association.id, firstRecordId, secondRecordId);
		if (this.byPair.has(pair)) throw new Error('These two records are linked already.');
		const relation: SandboxRelation = {
			id: id ?? this.ids.hex24(),
			locationId: association.locationId,
			associationId: association.id,
			firstObjectKey: association.firstObjectKey,
			firstRecordId,
			secondObjectKey: association.secondObjectKey,
			secondRecordId,
			createdAt: this.today(),
		};
		this.byId.set(relation.id, relation);
		this.byPair.set(pair, relation);
		for (const name of indexNames(relation)) this.indexes.add(name, relation);
		this.announce({ event: 'RelationCreate', relation });
		return relation;
	}

	/** True when there was such a relation. */
	remove(id: string): boolean {
		const relation = this.byId.get(id);
		if (!relation) return false;
		this.byId.delete(id);
		this.byPair.delete(
			pairName(relation.associationId, relation.firstRecordId, relation.secondRecordId),
		);
		for (const name of indexNames(relation)) this.indexes.remove(name, relation);
		this.announce({ event: 'RelationDelete', relation });
		return true;
	}

	/** Removes all of them without announcing it. */
	clear(): void {
		this.byId.clear();
		this.byPair.clear();
		this.indexes.clear();
	}
}

const recordName = (recordId: string, associationId = '') => `record|${recordId}|${associationId}`;

const sideName = (associationId: string, side: 'first' | 'second', recordId: string) =>
	`${side}|${associationId}|${recordId}`;

const associationName = (id: string, locationId: string) => `association|${locationId}|${id}`;

const pairName = (associationId: string, first: string, second: string) =>
	`${associationId}|${first}|${second}`;

function indexNames({ associationId, locationId, firstRecordId, secondRecordId }: SandboxRelation) {
	return [
		associationName(associationId, locationId),
		sideName(associationId, 'first', firstRecordId),
		sideName(associationId, 'second', secondRecordId),
		recordName(firstRecordId),
		recordName(firstRecordId, associationId),
		recordName(secondRecordId),
		recordName(secondRecordId, associationId),
	];
}
