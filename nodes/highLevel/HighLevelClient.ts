import { apiCall } from './api/apiCall';
import type { Clock, Send } from './api/http';
import { Associations } from './associations/Associations';
import { associationsFamily } from './endpoints/associations';
import type { FamilyName } from './endpoints/EndpointFamily';
import { objectsAssociationFamily } from './endpoints/objectsAssociation';
import { Lookup } from './lookup/Lookup';
import { RelationNames } from './naming/RelationNames';
import { Objects } from './records/Objects';
import { Records } from './records/Records';
import { Relations } from './relations/Relations';
import { RecordUpserts } from './upsert/RecordUpserts';
import { WholeAssociations } from './wholeAssociations/WholeAssociations';

/** What a client is made of. */
export interface ClientOptions {
	/** Sends a request, paced and retried, with the access the credential gives. */
	send: Send;
	locationId: string;
	/** The endpoint family the account is served by. */
	endpoints: FamilyName;
	/** Calls an operation that sends many keeps under way at once. */
	concurrency: number;
	/** The execution's own clock. */
	clock: Clock;
}

/**
 * HighLevel's associations, relations, objects and records of one location. What HighLevel answered
 * once (associations by key, objects, records) it does not ask again, so a client lives for one
 * execution. Every method of its parts throws nothing but HighLevelErrors.
 */
export class HighLevelClient {
	readonly locationId: string;
	readonly associations: Associations;
	readonly relations: Relations;
	readonly objects: Objects;
	readonly records: Records;
	readonly lookup: Lookup;
	readonly upserts: RecordUpserts;
	readonly names: RelationNames;
	/** What the user should know of the run although nothing failed. */
	readonly notes = new Set<string>();
	readonly wholeAssociations: WholeAssociations;

	constructor({ send, locationId, endpoints, concurrency, clock }: ClientOptions) {
		const call = apiCall(send, locationId);
		const family = FAMILIES[endpoints](call, locationId);
		this.locationId = locationId;
		this.objects = new Objects(call, locationId);
		this.records = new Records(call, locationId, this.objects, concurrency);
		this.associations = new Associations(family, async (key) => await this.objects.wholeKey(key));
		const { associations, objects, records, notes } = this;
		this.relations = new Relations({
			...{ family, associations, records, concurrency, notes },
			now: () => clock.now(),
		});
		this.wholeAssociations = new WholeAssociations({ family, associations, records, concurrency });
		this.lookup = new Lookup({ associations, objects, records, locationId, concurrency, clock });
		this.names = new RelationNames(associations, records, notes);
		this.upserts = new RecordUpserts(records, this.lookup);
	}
}

const FAMILIES: Record<FamilyName, typeof associationsFamily> = {
	associations: associationsFamily,
	objectsAssociation: objectsAssociationFamily,
};
