import type { EndpointFamily } from '../endpoints/EndpointFamily';
import { readPages } from '../api/paging';
import { relationList } from './relationList';
import type { RecordPair, Relation } from '../model/shapes';

/** The relations of a record under one association, by pair. */
interface Listing {
	/** When it was asked for, on the questions' own count. */
	askedAt: number;
	relations: Promise<Map<string, Relation>>;
}

/**
 * Finds the relation of a pair. A record's relations are read once and not once per pair, so that
 * 5,000 links of which most exist cost 5,000 requests and a few, not 10,000.
 */
export class ExistingRelations {
	private readonly listings = new Map<string, Listing>();
	private readonly madeHere = new Map<string, Relation>();
	/** IDs of relations this execution deleted; what was read before may hold them still. */
	private readonly gone = new Set<string>();
	private readonly occurrences = new Map<string, number>();
	private questions = 0;

	constructor(private readonly family: EndpointFamily) {}

	/** Notes that a pair is being worked on: of two records, the busier one's list serves more pairs. */
	expect({ firstRecordId, secondRecordId }: RecordPair): void {
		for (const id of [firstRecordId, secondRecordId]) {
			this.occurrences.set(id, (this.occurrences.get(id) ?? 0) + 1);
		}
	}

	/** Notes a relation this execution made. */
	remember(associationId: string, relation: Relation): void {
		this.madeHere.set(nameOf(associationId, relation), relation);
	}

	/** Notes that a relation is gone. */
	forget(relationId: string): void {
		this.gone.add(relationId);
	}

	/** The pair's relation, if this execution made it. */
	made(associationId: string, pair: RecordPair): Relation | undefined {
		return this.there(this.madeHere.get(nameOf(associationId, pair)));
	}

	/**
	 * The pair's relation under an association, if there is one. With `mustBe` HighLevel has just said
	 * that it exists: a list that was asked for before, and lacks it, is read again, and either order of
	 * the two counts where the association joins an object to itself.
	 * @throws HighLevelError where the record's relations cannot be read
	 */
	async find(
		associationId: string,
		pair: RecordPair,
		mustBe: boolean,
	): Promise<Relation | undefined> {
		const made = this.made(associationId, pair);
		if (made) return made;
		const asked = ++this.questions;
		const record = this.recordToList(associationId, pair);
		const known = this.listings.get(`${associationId} ${record}`);
		const found = known && this.there(match(await known.relations, associationId, pair, mustBe));
		if (found || (known && !mustBe)) return found;
		// A list asked for before this question may be older than the link; a later one is not.
		const renewed = this.listings.get(`${associationId} ${record}`);
		const current = renewed && renewed.askedAt > asked ? renewed : this.list(associationId, record);
		return this.there(match(await current.relations, associationId, pair, mustBe));
	}

	/**
	 * The relation that joins the two the other way round, which is another than was asked for. For a
	 * pair of which {@link find} has just found none; asks nothing.
	 */
	async turned(associationId: string, pair: RecordPair): Promise<Relation | undefined> {
		const record = this.recordToList(associationId, pair);
		const known = await this.listings.get(`${associationId} ${record}`)?.relations;
		return this.there(known?.get(nameOf(associationId, turnedRound(pair))));
	}

	private there(relation: Relation | undefined): Relation | undefined {
		return relation && !this.gone.has(relation.id) ? relation : undefined;
	}

	private list(associationId: string, record: string): Listing {
		const name = `${associationId} ${record}`;
		const relations = readPages(relationList(this.family, record, [associationId])).then(
			(all) => new Map(all.map((relation) => [nameOf(associationId, relation), relation])),
		);
		const listing = { askedAt: ++this.questions, relations };
		this.listings.set(name, listing);
		// A list that could not be read is asked for again by whoever needs it next.
		relations.catch(() => this.listings.delete(name));
		return listing;
	}

	private recordToList(associationId: string, pair: RecordPair): string {
		const { firstRecordId: first, secondRecordId: second } = pair;
		if (this.listings.has(`${associationId} ${first}`)) return first;
		if (this.listings.has(`${associationId} ${second}`)) return second;
		const times = (id: string): number => this.occurrences.get(id) ?? 0;
		return times(second) > times(first) ? second : first;
	}
}

function match(
	relations: Map<string, Relation>,
	associationId: string,
	pair: RecordPair,
	eitherOrder: boolean,
): Relation | undefined {
	const exact = relations.get(nameOf(associationId, pair));
	if (exact || !eitherOrder) return exact;
	const turned = relations.get(nameOf(associationId, turnedRound(pair)));
	const joinsItself = turned?.firstObjectKey && turned.firstObjectKey === turned.secondObjectKey;
	return joinsItself ? turned : undefined;
}

function turnedRound({ firstRecordId, secondRecordId }: RecordPair): RecordPair {
	return { firstRecordId: secondRecordId, secondRecordId: firstRecordId };
}

function nameOf(associationId: string, pair: Partial<RecordPair>): string {
	return JSON.stringify([associationId, pair.firstRecordId, pair.secondRecordId]);
}
