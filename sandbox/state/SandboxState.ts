import { AssociationStore } from './AssociationStore';
import type { Location, SandboxObject, SandboxRelation, StateChange } from './entities';
import { IdSource } from './ids';
import { RecordStore } from './RecordStore';
import { RelationStore } from './RelationStore';
import { SearchLag } from './SearchLag';

/** The agency all locations of the sandbox belong to. */
export const COMPANY_ID = 'SandboxAgency0000001';

/** The seeded location. */
export const HOME_LOCATION_ID = 'RiversideEstates0001';

/** A second location of the same agency, for what must be refused. */
export const OTHER_LOCATION_ID = 'HarbourLettings00002';

/** Everything the sandbox holds, in memory. */
export class SandboxState {
	readonly ids = new IdSource();
	readonly locations = new Map<string, Location>();
	readonly records: RecordStore;
	readonly associations: AssociationStore;
	readonly relations: RelationStore;
	private readonly objectsByLocation = new Map<string, Map<string, SandboxObject>>();
	private readonly today: () => string;
	private listeners = new Set<(change: StateChange) => void>();

	/**
	 * @param now the clock dates are taken from, in ms since 1970
	 * @param searchLagMs how long after a write the searches show it, asked at each write
	 */
	constructor(now: () => number, searchLagMs: () => number = () => 0) {
		const today = () => new Date(now()).toISOString();
		this.today = today;
		const announce = (change: StateChange) =>
			this.listeners.forEach((listener) => listener(change));
		this.records = new RecordStore(
			this.ids,
			HOME_LOCATION_ID,
			today,
			new SearchLag(now, searchLagMs),
		);
		this.associations = new AssociationStore(this.ids, HOME_LOCATION_ID, today, announce);
		this.relations = new RelationStore(this.ids, today, announce);
	}

	/** Calls back on each change from now on; gives what ends it. */
	onChange(listener: (change: StateChange) => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	/**
	 * Empties it and lets it be filled anew, with the same IDs when filled the same. Whoever listens
	 * hears of changes again afterwards, and of nothing of this.
	 */
	renew(fill: (empty: SandboxState) => void): void {
		const { listeners } = this;
		this.listeners = new Set();
		this.ids.restart();
		this.locations.clear();
		this.objectsByLocation.clear();
		this.records.clear();
		this.associations.clear();
		this.relations.clear();
		try {
			fill(this);
			this.records.lag.clear();
		} finally {
			this.listeners = listeners;
		}
	}

	objects(locationId = HOME_LOCATION_ID): SandboxObject[] {
		return [...(this.objectsByLocation.get(locationId)?.values() ?? [])];
	}

	object(key: string, locationId = HOME_LOCATION_ID): SandboxObject | undefined {
		return this.objectsByLocation.get(locationId)?.get(key);
	}

	addObject(object: SandboxObject): void {
		const objects = this.objectsByLocation.get(object.locationId) ?? new Map();
		this.objectsByLocation.set(
			object.locationId,
			objects.set(object.key, { dateAdded: this.today(), ...object }),
		);
	}

	/** Links two records. Throws when the association is unknown or the pair is linked already. */
	link(
		associationId: string,
		firstRecordId: string,
		secondRecordId: string,
		locationId = HOME_LOCATION_ID,
	): SandboxRelation {
		const association = this.associations.get(associationId, locationId);
		if (!association) throw new Error(`There is no association ${associationId}.`);
		return this.relations.add({ association, firstRecordId, secondRecordId });
	}

	/** Takes an association and its relations. True when there was such an association. */
	removeAssociation(id: string, locationId = HOME_LOCATION_ID): boolean {
		const association = this.associations.get(id, locationId);
		if (!association) return false;
		for (const relation of this.relations.ofAssociation(association)) {
			this.relations.remove(relation.id);
		}
		return this.associations.remove(id, locationId);
	}
}
