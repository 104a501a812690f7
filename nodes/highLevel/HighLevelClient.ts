import { apiCall } from './apiCall';
import type { AssociationRef } from './associationRef';
import { Associations } from './Associations';
import { associationsFamily } from './families/associations';
import type { FamilyName } from './families/EndpointFamily';
import { objectsAssociationFamily } from './families/objectsAssociation';
import type { Send } from './http';
import { Objects } from './Objects';
import { Records } from './Records';
import type { Settled } from './pool';
import { Relations, type CreatedRelation, type WhenAlready } from './Relations';
import {
	refuseWrongSide,
	syncRelations,
	type SyncParts,
	type SyncRequest,
	type SyncResult,
} from './syncRelations';
import { Turns } from './Turns';
import type { RecordSide } from './shapes';

/** What a client is made of. */
export interface ClientOptions {
	/** Sends a request, paced and retried, as whoever the credential stands for. */
	send: Send;
	locationId: string;
	/** The endpoint family the account is served by. */
	endpoints: FamilyName;
	/** Calls an operation that sends many keeps under way at once. */
	concurrency: number;
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
	private readonly parts: SyncParts;
	private readonly syncs = new Turns();

	constructor({ send, locationId, endpoints, concurrency }: ClientOptions) {
		const call = apiCall(send, locationId);
		this.locationId = locationId;
		const family = FAMILIES[endpoints](call, locationId);
		this.objects = new Objects(call, locationId);
		this.records = new Records(call, locationId, this.objects);
		this.associations = new Associations(family, locationId);
		this.relations = new Relations(
			family,
			this.associations,
			this.records,
			locationId,
			concurrency,
		);
		this.parts = {
			associations: this.associations,
			relations: this.relations,
			records: this.records,
			concurrency,
		};
	}

	/**
	 * Links one record with many; see {@link Relations.createMany}. A record that is none of the
	 * object on its side is refused before any write.
	 * @throws HighLevelError
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
		return await this.relations.createMany(
			ref,
			side,
			recordId,
			linkedRecordIds,
			whenExists,
			keepGoing,
		);
	}

	/**
	 * Makes a record's links exactly a list; see {@link syncRelations}. Syncs of the same links follow
	 * each other, so that the last one's list is what stays.
	 * @throws HighLevelError
	 */
	async sync(request: SyncRequest): Promise<SyncResult> {
		const { association, side, recordId } = request;
		const links = JSON.stringify([association, side, recordId]);
		return await this.syncs.take(links, async () => await syncRelations(this.parts, request));
	}
}

const FAMILIES: Record<FamilyName, typeof associationsFamily> = {
	associations: associationsFamily,
	objectsAssociation: objectsAssociationFamily,
};
