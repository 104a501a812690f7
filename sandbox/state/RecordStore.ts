import type { SandboxRecord } from './entities';
import type { IdSource } from './ids';
import { IndexMap } from './OrderedIndex';

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
	) {}

	get size(): number {
		return this.byId.size;
	}

	get(id: string): SandboxRecord | undefined {
		return this.byId.get(id);
	}

	/** All records of an object, oldest first. */
	list(objectKey: string, locationId = this.homeLocationId): SandboxRecord[] {
		return this.byObject.slice(`${locationId}|${objectKey}`);
	}

	/** How many records an object has. */
	count(objectKey: string, locationId = this.homeLocationId): number {
		return this.byObject.get(`${locationId}|${objectKey}`)?.size ?? 0;
	}

	/** A page of them. */
	page(objectKey: string, skip: number, limit: number, locationId: string): SandboxRecord[] {
		return this.byObject.slice(`${locationId}|${objectKey}`, skip, limit);
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
		if (this.byId.has(record.id)) throw new Error(`There is a record ${record.id} already.`);
		this.byId.set(record.id, record);
		this.byObject.add(`${locationId}|${objectKey}`, record);
		return record;
	}

	/** Its relations stay, pointing nowhere. True when there was such a record. */
	remove(id: string): boolean {
		const record = this.byId.get(id);
		if (!record) return false;
		this.byId.delete(id);
		this.byObject.remove(`${record.locationId}|${record.objectKey}`, record);
		return true;
	}

	clear(): void {
		this.byId.clear();
		this.byObject.clear();
	}
}
