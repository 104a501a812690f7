import { readList, type PagedList } from '../api/paging';
import type { Associations } from '../associations/Associations';
import { KeyedQueue } from '../concurrency/KeyedQueue';
import type { EndpointFamily } from '../endpoints/EndpointFamily';
import type { AssociationRef } from '../model/associationRef';
import type { RecordPair, Relation } from '../model/shapes';
import type { Records } from '../records/Records';
import { BulkRequests } from './bulk/BulkRequests';
import { GatheredLinks } from './bulk/GatheredLinks';
import { createLink, type CreatedRelation, type WhenAlready } from './create';
import { createMany, type CreateManyRequest } from './createMany';
import { LinkLookup } from './LinkLookup';
import { relationsOfRecord, type SeenRelation } from './read';
import type { Link } from './relationErrors';
import { relationList } from './relationList';
import type { RelationParts } from './RelationParts';
import { syncLinks, type SyncRequest, type SyncResult } from './sync';
import { deleteRelation, relationOfPair, unlink, type UnlinkResult } from './unlink';

/**
 * The relations of a location: each method is a function of a file beside this one, given what they
 * share. All throw HighLevelError.
 */
export class Relations {
	private readonly parts: RelationParts;
	private readonly gathered: GatheredLinks;
	private readonly syncs = new KeyedQueue();
	private readonly syncLookups = new KeyedQueue();

	constructor(
		family: EndpointFamily,
		associations: Associations,
		records: Records,
		concurrency: number,
		notes: Set<string>,
	) {
		const links = new LinkLookup(family);
		const bulk = new BulkRequests(family, notes);
		this.parts = { family, associations, records, links, bulk, concurrency };
		this.gathered = new GatheredLinks(this.parts);
	}

	/** A record's relations under these associations (all when empty), to be read page by page. */
	pages(recordId: string, associationIds: string[]): PagedList<Relation> {
		return relationList(this.parts.family, recordId, associationIds);
	}

	/** A record's relations as HighLevel lists them, at most so many. */
	async list(recordId: string, associationIds: string[], limit?: number): Promise<Relation[]> {
		return await readList({ ...this.pages(recordId, associationIds), limit });
	}

	/** A record's relations as seen from it, under the associations of these IDs or keys (all when empty). */
	async ofRecord(
		recordId: string,
		associationNames: string[],
		options: { limit?: number; includeRecord?: boolean } = {},
	): Promise<SeenRelation[]> {
		return await relationsOfRecord(this.parts, recordId, associationNames, options);
	}

	/** The relation of two records, if any; see {@link relationOfPair}. */
	async ofPair(association: AssociationRef, pair: RecordPair): Promise<Relation | undefined> {
		return await relationOfPair(this.parts, association, pair);
	}

	/** Links two records, or gives the link there is; see {@link createLink}. */
	async create(
		association: AssociationRef,
		pair: RecordPair,
		whenExists: WhenAlready,
	): Promise<CreatedRelation> {
		return await createLink(this.parts, association, pair, whenExists);
	}

	/**
	 * Links two records as {@link create} does, together with the others that are wanted at the same
	 * time; see `linkInBulk`. Without `keepGoing` fewer are begun after one was refused.
	 */
	async createTogether(
		association: AssociationRef,
		pair: RecordPair,
		whenExists: WhenAlready,
		keepGoing: boolean,
	): Promise<CreatedRelation> {
		return await this.gathered.create({ association, pair, whenExists }, keepGoing);
	}

	/** Links one record with many; see {@link createMany}. */
	async createMany(request: CreateManyRequest): ReturnType<typeof createMany> {
		return await createMany(this.parts, request);
	}

	/** Unlinks two records; see {@link unlink}. */
	async unlink(link: Link, whenMissing: WhenAlready): Promise<UnlinkResult> {
		return await unlink(this.parts, link, whenMissing);
	}

	/** Deletes a relation. Returns whether it existed. */
	async delete(relationId: string): Promise<boolean> {
		return await deleteRelation(this.parts, relationId);
	}

	/**
	 * Makes a record's links exactly a list; see {@link syncLinks}. Syncs of the same links follow each
	 * other, however each names the association, so that the last one's list is what stays.
	 */
	async sync(request: SyncRequest): Promise<SyncResult> {
		const { association, side, recordId } = request;
		// In the order of the calls, whichever of them has to look its association up.
		const id = await this.syncLookups.run(
			'',
			async () => await this.parts.associations.idOf(association),
		);
		const links = JSON.stringify([id, side, recordId]);
		return await this.syncs.run(links, async () => await syncLinks(this.parts, request));
	}
}
