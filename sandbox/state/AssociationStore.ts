import type { AssociationType, Cardinality, SandboxAssociation, StateChange } from './entities';
import type { IdSource } from './ids';

/** An association to be added. Object keys as the official family says them (`custom_objects.<key>`). */
export interface NewAssociation {
	/** Unique in its location. */
	key: string;
	firstObjectKey: string;
	firstObjectLabel: string;
	secondObjectKey: string;
	secondObjectLabel: string;
	/** Default: none. */
	description?: string;
	/** Default `USER_DEFINED`. */
	associationType?: AssociationType;
	/** Default `MANY_TO_MANY`. */
	cardinality?: Cardinality;
	/** Default: the seeded location. */
	locationId?: string;
	/** Default: a new one. */
	id?: string;
}

/** What an update may change: the labels, and in HighLevel's app the cardinality. */
export type AssociationChanges = Partial<
	Pick<SandboxAssociation, 'firstObjectLabel' | 'secondObjectLabel' | 'cardinality'>
>;

interface LocationAssociations {
	byId: Map<string, SandboxAssociation>;
	byKey: Map<string, SandboxAssociation>;
}

/** The associations of every location. Built-in ones have the same ID in each. */
export class AssociationStore {
	private readonly locations = new Map<string, LocationAssociations>();

	constructor(
		private readonly ids: IdSource,
		private readonly homeLocationId: string,
		private readonly today: () => string,
		private readonly announce: (change: StateChange) => void,
	) {}

	get(id: string, locationId = this.homeLocationId): SandboxAssociation | undefined {
		return this.locations.get(locationId)?.byId.get(id);
	}

	byKey(key: string, locationId = this.homeLocationId): SandboxAssociation | undefined {
		return this.locations.get(locationId)?.byKey.get(key);
	}

	/** Oldest first. */
	list(locationId = this.homeLocationId): SandboxAssociation[] {
		return [...(this.locations.get(locationId)?.byId.values() ?? [])];
	}

	/** Those with this object on either side, oldest first. */
	ofObject(objectKey: string, locationId = this.homeLocationId): SandboxAssociation[] {
		return this.list(locationId).filter(({ firstObjectKey, secondObjectKey }) =>
			[firstObjectKey, secondObjectKey].includes(objectKey),
		);
	}

	/** True when a location other than this one has it. */
	isElsewhere(id: string, locationId: string): boolean {
		for (const [other, { byId }] of this.locations) {
			if (other !== locationId && byId.has(id)) return true;
		}
		return false;
	}

	/** Throws when the key or the ID is taken in that location. */
	add(input: NewAssociation): SandboxAssociation {
		const locationId = input.locationId ?? this.homeLocationId;
		const createdAt = this.today();
		const association: SandboxAssociation = {
			id: input.id ?? this.ids.hex24(),
			locationId,
			key: input.key,
			firstObjectKey: input.firstObjectKey,
			firstObjectLabel: input.firstObjectLabel,
			secondObjectKey: input.secondObjectKey,
			secondObjectLabel: input.secondObjectLabel,
			associationType: input.associationType ?? 'USER_DEFINED',
			cardinality: input.cardinality ?? 'MANY_TO_MANY',
			description: input.description ?? '',
			createdAt,
			updatedAt: createdAt,
		};
		const { byId, byKey } = this.inLocation(locationId);
		if (byId.has(association.id) || byKey.has(association.key)) {
			throw new Error(`The association ${association.key} already exists.`);
		}
		byId.set(association.id, association);
		byKey.set(association.key, association);
		this.announce({ event: 'AssociationCreate', association });
		return association;
	}

	/** Sets what is given. Throws when there is no such association. */
	update(
		id: string,
		changes: AssociationChanges,
		locationId = this.homeLocationId,
	): SandboxAssociation {
		const before = this.get(id, locationId);
		if (!before) throw new Error(`There is no association ${id}.`);
		const association = { ...before, ...changes, updatedAt: this.today() };
		const { byId, byKey } = this.inLocation(locationId);
		byId.set(id, association);
		byKey.set(association.key, association);
		this.announce({ event: 'AssociationUpdate', association });
		return association;
	}

	/** Takes it alone: `SandboxState.removeAssociation` takes its relations too. */
	remove(id: string, locationId = this.homeLocationId): boolean {
		const association = this.get(id, locationId);
		if (!association) return false;
		const { byId, byKey } = this.inLocation(locationId);
		byId.delete(id);
		byKey.delete(association.key);
		this.announce({ event: 'AssociationDelete', association });
		return true;
	}

	/** Removes all of them without announcing it. */
	clear(): void {
		this.locations.clear();
	}

	private inLocation(locationId: string): LocationAssociations {
		let found = this.locations.get(locationId);
		if (!found) this.locations.set(locationId, (found = { byId: new Map(), byKey: new Map() }));
		return found;
	}
}
