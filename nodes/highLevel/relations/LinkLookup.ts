import { readList, type PagedList } from '../api/paging';
import { inEitherOrder, nameOf, turnedRound, type LinkedPair } from '../model/linkedPair';
import type { Relation } from '../model/shapes';

/** How long a list is believed, ms. */
const STALE_AFTER_MS = 30_000;

/** The relations of a record under one association, by pair. */
interface Listing {
	/** Which question it answered first; questions are counted. */
	askedAt: number;
	/** When it was asked for, ms since the epoch. */
	since: number;
	relations: Promise<Map<string, Relation>>;
}

/**
 * Finds the relation of a pair. A record's relations are read once and not once per pair, and what they
 * show is not asked for again.
 */
export class LinkLookup {
	private readonly listings = new Map<string, Listing>();
	private readonly madeHere = new Map<string, Relation>();
	/** IDs of relations this execution deleted; what was read before may still contain them. */
	private readonly deleted = new Set<string>();
	/** In how many pairs each record was looked for: the busier one's list serves more of them. */
	private readonly occurrences = new Map<string, number>();
	private questions = 0;
	/** How many refusals were looked into; see `explained` in recordSides.ts. */
	explained = 0;

	/**
	 * @param listOf a record's relations under one association, to be read page by page
	 * @param now the time, ms since the epoch
	 */
	constructor(
		private readonly listOf: (recordId: string, associationId: string) => PagedList<Relation>,
		private readonly now: () => number,
	) {}

	/** Notes a relation this execution made. */
	remember(pair: LinkedPair, relation: Relation): void {
		this.madeHere.set(nameOf(pair), relation);
	}

	/** Notes that a relation is gone. */
	forget(relationId: string): void {
		this.deleted.add(relationId);
	}

	/** The pair's relation, if this execution made it. */
	made(pair: LinkedPair): Relation | undefined {
		return this.unlessDeleted(this.madeHere.get(nameOf(pair)));
	}

	/**
	 * The pair's relation, if there is one, in this order of the two. A list that was read less than half
	 * a minute ago is believed; an older one that lacks the pair is read again.
	 * @throws HighLevelError where the records' relations cannot be read
	 */
	async find(pair: LinkedPair): Promise<Relation | undefined> {
		const made = this.made(pair);
		if (made) return made;
		const record = this.recordToList(pair);
		const known = this.listings.get(listName(pair, record));
		const found = known && this.unlessDeleted((await known.relations).get(nameOf(pair)));
		if (found || (known && !this.isStale(known))) return found;
		const listing = this.renewed(pair, record, known?.askedAt ?? 0);
		return this.unlessDeleted((await listing.relations).get(nameOf(pair)));
	}

	/**
	 * The relation of a pair whose known relation HighLevel says is gone: another may have taken its
	 * place since the list was read.
	 * @throws HighLevelError where the records' relations cannot be read
	 */
	async findSuccessor(pair: LinkedPair, gone: Relation): Promise<Relation | undefined> {
		this.forget(gone.id);
		const record = this.recordToList(pair);
		const asked = this.questions;
		const listing = this.renewed(pair, record, asked);
		return this.unlessDeleted((await listing.relations).get(nameOf(pair)));
	}

	/**
	 * The pair's relation where a list shows it that was read in the last half minute, or is being read,
	 * for another pair of one of the two; asks nothing. So of 5,000 links of which half exist only the first
	 * few of each record are refused, and each further one that exists costs no request.
	 */
	async listed(pair: LinkedPair): Promise<Relation | undefined> {
		for (const record of [pair.firstRecordId, pair.secondRecordId]) {
			const list = this.listings.get(listName(pair, record));
			if (!list || this.isStale(list)) continue;
			// A list that cannot be read stops the work that asked for it.
			const relations = await list.relations.catch(() => undefined);
			const found = this.unlessDeleted(relations?.get(nameOf(pair)));
			if (found) return found;
		}
		return undefined;
	}

	/**
	 * The pair's relation, of which HighLevel has just said that it exists: a list that was asked for
	 * before and lacks it is read again. Where the association joins an object to itself, either order
	 * of the two counts.
	 * @throws HighLevelError where the records' relations cannot be read
	 */
	async findFresh(pair: LinkedPair): Promise<Relation | undefined> {
		const made = this.made(pair);
		if (made) return made;
		const asked = ++this.questions;
		const record = this.recordToList(pair);
		const known = this.listings.get(listName(pair, record));
		const found = known && this.unlessDeleted(inEitherOrder(await known.relations, pair));
		if (found) return found;
		// A list asked for before this question may be older than the link; a later one is not.
		const current = this.renewed(pair, record, asked);
		return this.unlessDeleted(inEitherOrder(await current.relations, pair));
	}

	/**
	 * The relation that joins the two in the other order, which is another than was asked for. For a
	 * pair of which {@link find} has just found none; asks nothing.
	 */
	async findTurned(pair: LinkedPair): Promise<Relation | undefined> {
		const record = this.recordToList(pair);
		const known = await this.listings.get(listName(pair, record))?.relations;
		return this.unlessDeleted(known?.get(nameOf(turnedRound(pair))));
	}

	/**
	 * Whether the lists that were read show one of the pair's records on its own side, so that the two
	 * are not swapped; asks nothing.
	 */
	async hasOnSide(pair: LinkedPair): Promise<boolean> {
		const record = this.recordToList(pair);
		const known = await this.listings.get(listName(pair, record))?.relations;
		return [...(known?.values() ?? [])].some(
			({ firstRecordId, secondRecordId }) =>
				firstRecordId === pair.firstRecordId || secondRecordId === pair.secondRecordId,
		);
	}

	private unlessDeleted(relation: Relation | undefined): Relation | undefined {
		return relation && !this.deleted.has(relation.id) ? relation : undefined;
	}

	private isStale({ since }: Listing): boolean {
		return this.now() - since >= STALE_AFTER_MS;
	}

	/** A list that was asked for after that question; another may have asked for it meanwhile. */
	private renewed(pair: LinkedPair, record: string, asked: number): Listing {
		const known = this.listings.get(listName(pair, record));
		return known && known.askedAt > asked ? known : this.list(pair, record);
	}

	private list(pair: LinkedPair, record: string): Listing {
		const { associationId } = pair;
		const name = listName(pair, record);
		const relations = readList(this.listOf(record, associationId)).then(
			(all) => new Map(all.map((relation) => [nameOf({ ...relation, associationId }), relation])),
		);
		const listing = { askedAt: ++this.questions, since: this.now(), relations };
		this.listings.set(name, listing);
		// A list that could not be read is asked for again when it is next needed.
		relations.catch(() => this.listings.delete(name));
		return listing;
	}

	private recordToList(pair: LinkedPair): string {
		const { firstRecordId: first, secondRecordId: second } = pair;
		for (const id of [first, second]) {
			this.occurrences.set(id, (this.occurrences.get(id) ?? 0) + 1);
		}
		if (this.listings.has(listName(pair, first))) return first;
		if (this.listings.has(listName(pair, second))) return second;
		const times = (id: string): number => this.occurrences.get(id) ?? 0;
		return times(second) > times(first) ? second : first;
	}
}

function listName({ associationId }: LinkedPair, recordId: string): string {
	return JSON.stringify([associationId, recordId]);
}
