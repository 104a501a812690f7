import type { SandboxRecord } from './entities';
import type { IdSource } from './ids';
import { IndexMap } from './OrderedIndex';
import type { SearchLag } from './SearchLag';

/** A record to be added. */
export interface NewRecord {
	/** As the official family says it: `contact`, `custom_objects.<key>`. */
	objectKey: string;
	/** By the last segment of their keys: `custom_objects.property.address` is `address`. */
	properties: Record<string, unknown>;
	/** Default: the seeded location. */
	locationId?: string;
	/** Default: a new one, of the form this object's records have. */
	id?: string;
}

/** The records of every location and object. */
export class RecordStore {
	private readonly byId = new Map<string, SandboxRecord>();
	private readonly byObject = new IndexMap<SandboxRecord>();

	constructor(
		private readonly ids: IdSource,
		private readonly homeLocationId: string,
		private readonly today: () => string,
		/** What the searches do not show yet. */
		readonly lag: SearchLag,
	) {}

	get size(): number {
		return this.byId.size;
	}

	get(id: string): SandboxRecord | undefined {
		return this.byId.get(id);
	}

	/** All records of an object, oldest first. */
	list(objectKey: string, locationId = this.homeLocationId): SandboxRecord[] {
		return this.byObject.slice(indexName({ objectKey, locationId }));
	}

	/** How many records an object has. */
	count(objectKey: string, locationId = this.homeLocationId): number {
		return this.byObject.get(indexName({ objectKey, locationId }))?.size ?? 0;
	}

	/** A page of them. */
	page(objectKey: string, skip: number, limit: number, locationId: string): SandboxRecord[] {
		return this.byObject.slice(indexName({ objectKey, locationId }), skip, limit);
	}

	/** How many records of its object and location stand before it; -1 when there is no such record. */
	placeOf(id: string): number {
		const record = this.byId.get(id);
		if (!record) return -1;
		return this.byObject.get(indexName(record))?.placeOf(record) ?? -1;
	}

	/** Throws when the ID is taken. */
	add({ objectKey, properties, locationId = this.homeLocationId, id }: NewRecord): SandboxRecord {
		const form = objectKey === 'contact' || objectKey === 'opportunity' ? 'letters20' : 'hex24';
		const createdAt = this.today();
		const record: SandboxRecord = {
			id: id ?? this.ids[form](),
			locationId,
			objectKey,
			properties,
			createdAt,
			updatedAt: createdAt,
		};
		if (this.byId.has(record.id)) throw new Error(`The record ${record.id} already exists.`);
		this.byId.set(record.id, record);
		this.lag.written(record.id);
		this.byObject.add(indexName(record), record);
		return record;
	}

	/** Sets these properties and keeps the others. Throws when there is no such record. */
	update(id: string, properties: Record<string, unknown>): SandboxRecord {
		const record = this.byId.get(id);
		if (!record) throw new Error(`There is no record ${id}.`);
		this.lag.written(id, { ...record });
		record.properties = { ...record.properties, ...properties };
		record.updatedAt = this.today();
		return record;
	}

	/** Its relations stay, pointing nowhere. True when there was such a record. */
	remove(id: string): boolean {
		const record = this.byId.get(id);
		if (!record) return false;
		this.byId.delete(id);
		this.byObject.remove(indexName(record), record);
		return true;
	}

	clear(): void {
		this.byId.clear();
		this.lag.clear();
		this.byObject.clear();
	}
}

const indexName = ({ objectKey, locationId }: { objectKey: string; locationId: string }) =>
	`${locationId}|${objectKey}`;
