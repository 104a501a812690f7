import { readList, type PagedList } from '../api/paging';
import { KeyedQueue } from '../concurrency/KeyedQueue';
import type { AssociationRef } from '../model/associationRef';
import type { RecordPair, RecordSide, Relation } from '../model/shapes';
import { BulkRequests } from './bulk/BulkRequests';
import { GatheredLinks } from './bulk/GatheredLinks';
import { createLink, type CreatedRelation, type WhenAlready } from './create';
import { createMany, type CreateManyRequest } from './createMany';
import { LinkLookup } from './LinkLookup';
import { moveLinks, type MoveRequest } from './move/moveLinks';
import { relationsOfRecord, type SeenRelation } from './read';
import { across, sideOf } from './recordSides';
import type { Link } from './relationErrors';
import { relationList, type RelationSources } from './relationList';
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
	/** Of each association, the syncs of records on its first side, and on its second. */
	private readonly syncs = new Map<string, Record<RecordSide, KeyedQueue>>();
	private readonly syncLookups = new KeyedQueue();

	/**
	 * @param now the time, ms since the epoch
	 * @param notes takes what the user should know of the run although nothing failed
	 */
	constructor({
		now,
		notes,
		...sources
	}: RelationSources & { concurrency: number; notes: Set<string>; now: () => number }) {
		const links = new LinkLookup(
			(recordId, associationId) => relationList(sources, recordId, [associationId]),
			now,
		);
		this.parts = { ...sources, links, bulk: new BulkRequests(sources.family, notes) };
		this.gathered = new GatheredLinks(this.parts);
	}

	/** A record's relations under these associations (all when empty), to be read page by page. */
	pages(recordId: string, associationIds: string[]): PagedList<Relation> {
		return relationList(this.parts, recordId, associationIds);
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

	/** The side a record stands on; see {@link sideOf}. */
	async sideOf(ref: AssociationRef, side: RecordSide, recordId: string): Promise<RecordSide> {
		return await sideOf(this.parts, ref, side, recordId);
	}

	/** Unlinks two records; see {@link unlink}. */
	async unlink(link: Link, whenMissing: WhenAlready): Promise<UnlinkResult> {
		return await unlink(this.parts, link, whenMissing);
	}

	/** Moves a record's links to another record; see {@link moveLinks}. */
	async move(request: MoveRequest): ReturnType<typeof moveLinks> {
		return await moveLinks(this.parts, request);
	}

	/** Deletes a relation. Returns whether it existed. */
	async delete(relationId: string): Promise<boolean> {
		return await deleteRelation(this.parts, relationId);
	}

	/**
	 * Makes a record's links exactly a list; see {@link syncLinks}. Syncs that may touch one link follow
	 * each other, so that the last one's list is what stays: those of one record, however each names the
	 * association, and those from opposite sides.
	 */
	async sync(request: SyncRequest): Promise<SyncResult> {
		const { association, side, recordId } = request;
		// In the order of the calls, whichever of them has to look its association up.
		const turn = await this.syncLookups.run('', async () => {
			const id = await this.parts.associations.idOf(association);
			const queues = this.syncs.get(id) ?? { first: new KeyedQueue(), second: new KeyedQueue() };
			this.syncs.set(id, queues);
			const work = async (): Promise<SyncResult> => await syncLinks(this.parts, request);
			return { result: queues[side].run(recordId, work, queues[across(side)].idle()) };
		});
		return await turn.result;
	}
}
