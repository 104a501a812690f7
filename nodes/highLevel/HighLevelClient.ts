import { apiCall } from './api/apiCall';
import type { AssociationRef } from './model/associationRef';
import { Associations } from './associations/Associations';
import { associationsFamily } from './endpoints/associations';
import type { FamilyName } from './endpoints/EndpointFamily';
import { objectsAssociationFamily } from './endpoints/objectsAssociation';
import type { Clock, Send } from './api/http';
import { Objects } from './records/Objects';
import { Records } from './records/Records';
import { mapConcurrently, type Settled } from './concurrency/pool';
import { pairOf, refuseWrongSide } from './relations/recordSides';
import { Lookup } from './lookup/Lookup';
import { Relations, type CreatedRelation, type WhenAlready } from './relations/Relations';
import {
	syncRelations,
	type SyncParts,
	type SyncRequest,
	type SyncResult,
} from './relations/syncRelations';
import { KeyedQueue } from './concurrency/KeyedQueue';
import type { RecordSide } from './model/shapes';

/** What a client is made of. */
export interface ClientOptions {
	/** Sends a request, paced and retried, as whoever the credential stands for. */
	send: Send;
	locationId: string;
	/** The endpoint family the account is served by. */
	endpoints: FamilyName;
	/** Calls an operation that sends many keeps under way at once. */
	concurrency: number;
	/** The execution's own clock. */
	clock: Pick<Clock, 'sleep'>;
}

/**
 * HighLevel's associations, relations, objects and records of one location. What it was told once
 * (associations by key, objects, records) it does not ask again, so a client lives for one
 * execution. Every method throws nothing but HighLevelErrors.
 */
export class HighLevelClient {
	readonly locationId: string;
	readonly associations: Associations;
	readonly relations: Relations;
	readonly objects: Objects;
	readonly records: Records;
	readonly lookup: Lookup;
	private readonly parts: SyncParts;
	private readonly syncs = new KeyedQueue();
	private readonly lookups = new KeyedQueue();

	constructor({ send, locationId, endpoints, concurrency, clock }: ClientOptions) {
		const call = apiCall(send, locationId);
		this.locationId = locationId;
		const family = FAMILIES[endpoints](call, locationId);
		this.objects = new Objects(call, locationId);
		this.records = new Records(call, locationId, this.objects, concurrency);
		this.associations = new Associations(family, locationId);
		this.relations = new Relations(
			family,
			this.associations,
			this.records,
			locationId,
			concurrency,
		);
		const { associations, objects, records } = this;
		this.lookup = new Lookup({ associations, objects, records, locationId, concurrency, clock });
		this.parts = {
			associations: this.associations,
			relations: this.relations,
			records: this.records,
			concurrency,
		};
	}

	/**
	 * Links one record with many. The outcomes come in the order of the list; without `keepGoing` nothing
	 * is begun after a refusal, and what was never begun has no outcome.
	 * @throws HighLevelError for a record that is none of the object on its side, before any write
	 */
	async createMany(
		ref: AssociationRef,
		side: RecordSide,
		recordId: string,
		linkedRecordIds: string[],
		whenExists: WhenAlready,
		keepGoing: boolean,
	): Promise<Array<Settled<CreatedRelation> | undefined>> {
		if (linkedRecordIds.length > 0) await refuseWrongSide(this.parts, ref, side, recordId);
		return await mapConcurrently(
			linkedRecordIds,
			this.parts.concurrency,
			async (linkedId) =>
				await this.relations.create(ref, pairOf(side, recordId, linkedId), whenExists),
			keepGoing,
		);
	}

	/**
	 * Makes a record's links exactly a list; see {@link syncRelations}. Syncs of the same links follow
	 * each other, however each names the association, so that the last one's list is what stays.
	 * @throws HighLevelError
	 */
	async sync(request: SyncRequest): Promise<SyncResult> {
		const { association, side, recordId } = request;
		// In the order of the calls, whichever of them has to look its association up.
		const id = await this.lookups.run('', async () => await this.associations.idOf(association));
		const links = JSON.stringify([id, side, recordId]);
		return await this.syncs.run(links, async () => await syncRelations(this.parts, request));
	}
}

const FAMILIES: Record<FamilyName, typeof associationsFamily> = {
	associations: associationsFamily,
	objectsAssociation: objectsAssociationFamily,
};
