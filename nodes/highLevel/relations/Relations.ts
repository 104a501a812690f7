import type { AssociationRef } from '../model/associationRef';
import type { Associations } from '../associations/Associations';
import { ExistingRelations } from './ExistingRelations';
import type { EndpointFamily } from '../endpoints/EndpointFamily';
import { isHighLevelError, isSaidByHighLevel, type HighLevelError } from '../api/HighLevelError';
import type { Records } from '../records/Records';
import {
	alreadyLinked,
	createdNotListed,
	duplicateNotListed,
	linkedTheOtherWay,
	linkMissing,
	recordsMissing,
	type Link,
} from './relationErrors';
import { RelationReader } from './RelationReader';
import type { RecordPair, Relation } from '../model/shapes';

/** A relation and whether this call made it. */
export type CreatedRelation = Relation & { outcome: 'created' | 'existing' };

/** What came of unlinking. */
export interface UnlinkResult {
	deleted: boolean;
	/** The relation's ID; null where the two records had none. */
	id: string | null;
}

/** What to do where the link exists, or does not, already. */
export type WhenAlready = 'return' | 'error';

/** The relations of a location: what {@link RelationReader} reads, and making and deleting them. */
export class Relations extends RelationReader {
	private readonly existing: ExistingRelations;

	constructor(
		family: EndpointFamily,
		associations: Associations,
		records: Records,
		locationId: string,
		concurrency: number,
	) {
		super(family, associations, records, locationId, concurrency);
		this.existing = new ExistingRelations(family);
	}

	/**
	 * Links two records, or gives the link there is. HighLevel refuses a second link of the same pair
	 * (400 or 409): with `return` that is turned into the existing relation.
	 * @throws HighLevelError
	 */
	async create(
		ref: AssociationRef,
		pair: RecordPair,
		whenExists: WhenAlready,
	): Promise<CreatedRelation> {
		const associationId = await this.associations.idOf(ref);
		this.existing.expect(pair);
		const [relation, outcome] = await this.family.createRelation(associationId, pair).then(
			async (created) =>
				[await this.notAssociation(created, associationId, pair), 'created'] as const,
			async (error: unknown) => {
				if (isHighLevelError(error, 'duplicate')) {
					return await this.whichExists(associationId, pair, whenExists, error);
				}
				return await this.createdAllTheSame(error, associationId, pair).catch((thrown: unknown) => {
					throw recordsMissing(thrown, ref, pair, this.locationId);
				});
			},
		);
		const complete = { ...relation, associationId, ...pair, ...recordsIn(relation), outcome };
		if (outcome === 'created') this.existing.remember(associationId, complete);
		return complete;
	}

	/**
	 * The relation that was created. The documented answer is its association instead, whose ID is not
	 * the relation's: then the relation is looked up.
	 */
	private async notAssociation(
		answer: Relation,
		associationId: string,
		pair: RecordPair,
	): Promise<Relation> {
		if (answer.id !== associationId) return answer;
		const found = await this.existing.find(associationId, pair, true);
		if (found) return found;
		throw createdNotListed(pair);
	}

	/** The relation a refused duplicate means. */
	private async whichExists(
		associationId: string,
		pair: RecordPair,
		whenExists: WhenAlready,
		refusal: HighLevelError,
	): Promise<readonly [Relation, CreatedRelation['outcome']]> {
		const made = this.existing.made(associationId, pair);
		const ownRetry = refusal.uncertain && !made;
		if (whenExists === 'error' && !ownRetry) throw alreadyLinked(refusal, pair);
		const found = made ?? (await this.existing.find(associationId, pair, true));
		if (!found) throw duplicateNotListed(refusal, pair);
		// Of two that lost their answers, one only has made it.
		if (!ownRetry || this.existing.made(associationId, pair)) return [found, 'existing'];
		this.existing.remember(associationId, found);
		return [found, 'created'];
	}

	/** The relation that an answer nobody can read stands for, where HighLevel lists it. */
	private async createdAllTheSame(
		error: unknown,
		associationId: string,
		pair: RecordPair,
	): Promise<readonly [Relation, 'created']> {
		if (!isHighLevelError(error, 'unreadable') || !error.uncertain) throw error;
		const found = await this.existing.find(associationId, pair, true).catch(() => undefined);
		if (!found) throw error;
		return [found, 'created'];
	}

	/**
	 * Unlinks two records, named by their relation or by the pair. The ID is null where a pair has no
	 * link.
	 * @throws HighLevelError `notFound` where there is no such link and `whenMissing` is `error`
	 */
	async unlink(link: Link, whenMissing: WhenAlready): Promise<UnlinkResult> {
		const id =
			'relationId' in link
				? link.relationId
				: ((await this.ofPair(link.association, link.pair))?.id ?? null);
		const deleted = id !== null && (await this.delete(id));
		if (!deleted && whenMissing === 'error') throw linkMissing(link, this.locationId);
		return { deleted, id };
	}

	/**
	 * Deletes a relation by its ID. Gives whether there was one.
	 * @throws HighLevelError
	 */
	async delete(relationId: string): Promise<boolean> {
		return await this.family.deleteRelation(relationId).then(
			() => {
				this.existing.forget(relationId);
				return true;
			},
			(error: unknown) => {
				if (!isHighLevelError(error, 'notFound') || !isSaidByHighLevel(error)) throw error;
				return error.uncertain;
			},
		);
	}

	/**
	 * The relation that joins two records under an association, if any. Where the association joins
	 * an object to itself, either order of the two is found.
	 * @throws HighLevelError `invalid` where they are linked the other way round
	 */
	async ofPair(ref: AssociationRef, pair: RecordPair): Promise<Relation | undefined> {
		const associationId = await this.associations.idOf(ref);
		this.existing.expect(pair);
		const found = await this.existing.find(associationId, pair, false).catch((error: unknown) => {
			throw recordsMissing(error, ref, pair, this.locationId);
		});
		if (found) return found;
		const turned = await this.existing.turned(associationId, pair);
		if (turned) throw linkedTheOtherWay(turned, pair);
		return undefined;
	}
}

/** The record IDs an answer itself gave, which count more than those asked with. */
function recordsIn(relation: Relation): Partial<Relation> {
	const { firstRecordId, secondRecordId } = relation;
	return {
		...(firstRecordId && { firstRecordId }),
		...(secondRecordId && { secondRecordId }),
	};
}
