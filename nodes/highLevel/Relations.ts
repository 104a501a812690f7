import type { IDataObject } from 'n8n-workflow';
import type { AssociationRef, Associations } from './Associations';
import { ExistingRelations } from './ExistingRelations';
import type { EndpointFamily, RelationQuery } from './families/EndpointFamily';
import { HighLevelError, isHighLevelError } from './HighLevelError';
import { mapConcurrently, type Settled } from './pool';
import type { Records } from './Records';
import type { RecordPair, RecordSide, Relation } from './shapes';
import type { Page } from './unwrap';

/** A relation and whether this call made it. */
export type CreatedRelation = Relation & { outcome: 'created' | 'existing' };

/** A relation as seen from one of its records. */
export type SeenRelation = Relation & {
	recordId: string;
	linkedRecordId: string;
	linkedObjectKey: string;
	linkedRecord?: IDataObject | null;
};

/** A link, named by its relation or by the two records it joins. */
export type Link = { relationId: string } | { association: AssociationRef; pair: RecordPair };

/** What came of unlinking. */
export interface UnlinkResult {
	deleted: boolean;
	/** The relation's ID; null where the two records had none. */
	id: string | null;
}

/** What to do where the link exists, or does not, already. */
export type WhenAlready = 'return' | 'error';

/** The relations of a location. */
export class Relations {
	private readonly existing: ExistingRelations;

	constructor(
		private readonly family: EndpointFamily,
		private readonly associations: Associations,
		private readonly records: Records,
		private readonly locationId: string,
		private readonly concurrency: number,
	) {
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
				if (!isHighLevelError(error, 'duplicate')) throw this.namingRecords(error, ref, pair);
				return await this.whichExists(associationId, pair, whenExists, error);
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
		throw new HighLevelError({
			kind: 'unreadable',
			message: `HighLevel created the link of ${pair.firstRecordId} and ${pair.secondRecordId}, but does not list it yet`,
			hint: 'Start again in a minute: the link is recognised then.',
			uncertain: true,
		});
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
		return [found, ownRetry ? 'created' : 'existing'];
	}

	/**
	 * Links one record with many, so many at a time; the outcomes come in the order of the list.
	 * Never throws for a single pair.
	 */
	async createMany(
		ref: AssociationRef,
		side: RecordSide,
		recordId: string,
		linkedRecordIds: string[],
		whenExists: WhenAlready,
		keepGoing: boolean,
	): Promise<Array<Settled<CreatedRelation> | undefined>> {
		return await mapConcurrently(
			linkedRecordIds,
			this.concurrency,
			async (linkedId) => await this.create(ref, pairOf(side, recordId, linkedId), whenExists),
			keepGoing,
		);
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
				if (!isHighLevelError(error, 'notFound')) throw error;
				return error.uncertain;
			},
		);
	}

	/**
	 * The relation that joins two records under an association, if any. Where the association joins
	 * an object to itself, either order of the two is found.
	 * @throws HighLevelError
	 */
	async ofPair(ref: AssociationRef, pair: RecordPair): Promise<Relation | undefined> {
		const associationId = await this.associations.idOf(ref);
		this.existing.expect(pair);
		return await this.existing.find(associationId, pair, false).catch((error: unknown) => {
			throw this.namingRecords(error, ref, pair);
		});
	}

	/** A record's relations as HighLevel lists them. @throws HighLevelError */
	async list(recordId: string, query?: RelationQuery): Promise<Relation[]> {
		return await this.family.relationsOfRecord(recordId, query).catch((error: unknown) => {
			throw this.namingRecord(error, recordId);
		});
	}

	/** The relations of a record, as seen from it. @throws HighLevelError */
	async ofRecord(
		recordId: string,
		refs: AssociationRef[],
		options: { most?: number; includeRecord?: boolean } = {},
	): Promise<SeenRelation[]> {
		const associationIds = await Promise.all(
			refs.map(async (ref) => await this.associations.idOf(ref)),
		);
		const relations = await this.list(recordId, { associationIds, most: options.most });
		const seen = await Promise.all(
			relations.map(async (relation) => await this.seenFrom(recordId, relation)),
		);
		if (!options.includeRecord) return seen;
		const outcomes = await mapConcurrently(
			seen,
			this.concurrency,
			async (relation) => ({
				...relation,
				linkedRecord: await this.records.find(relation.linkedObjectKey, relation.linkedRecordId),
			}),
			false,
		);
		return outcomes.map((outcome) => {
			if (outcome && 'value' in outcome) return outcome.value;
			throw outcome?.reason ?? new HighLevelError({ kind: 'cancelled', message: 'Stopped' });
		});
	}

	/** Entries {@link page} can be asked for at once; Infinity where the list comes whole. */
	get pageSize(): number {
		return this.family.pageSize;
	}

	/**
	 * One page of a record's relations, nothing filtered out that the answer holds.
	 * @throws HighLevelError `notFound` naming the record
	 */
	async page(
		recordId: string,
		associationIds: string[],
		skip: number,
		limit: number,
	): Promise<Page<Relation>> {
		return await this.family
			.relationPage(recordId, associationIds, skip, limit)
			.catch((error: unknown) => {
				throw this.namingRecord(error, recordId);
			});
	}

	/** The relation with what it looks like from one of its records. */
	private async seenFrom(recordId: string, relation: Relation): Promise<SeenRelation> {
		const side = relation.firstRecordId === recordId ? 'second' : 'first';
		const linkedObjectKey =
			relation[`${side}ObjectKey`] ??
			(await this.associations.resolve({ by: 'id', value: String(relation.associationId) }))[
				`${side}ObjectKey`
			];
		return {
			...relation,
			recordId,
			linkedRecordId: String(relation[`${side}RecordId`] ?? ''),
			linkedObjectKey: String(linkedObjectKey ?? ''),
		};
	}

	private namingRecords(error: unknown, ref: AssociationRef, pair: RecordPair): unknown {
		if (!isHighLevelError(error, 'notFound')) return error;
		return new HighLevelError({
			...error,
			message: `HighLevel could not find the association "${ref.value}", or one of the records ${pair.firstRecordId} and ${pair.secondRecordId}, in location ${this.locationId}`,
			hint: "Check the three IDs, and that First Record is a record of the association's first object.",
		});
	}

	private namingRecord(error: unknown, recordId: string): unknown {
		if (!isHighLevelError(error, 'notFound')) return error;
		return new HighLevelError({
			...error,
			message: `There is no record with the ID "${recordId}" in location ${this.locationId}`,
			hint: 'Choose the record from the list, or check the ID in HighLevel.',
		});
	}
}

/** The pair of two records in the association's order. */
export function pairOf(side: RecordSide, recordId: string, linkedId: string): RecordPair {
	return side === 'first'
		? { firstRecordId: recordId, secondRecordId: linkedId }
		: { firstRecordId: linkedId, secondRecordId: recordId };
}

/** The record IDs an answer itself gave, which count more than those asked with. */
function recordsIn(relation: Relation): Partial<Relation> {
	const { firstRecordId, secondRecordId } = relation;
	return {
		...(firstRecordId && { firstRecordId }),
		...(secondRecordId && { secondRecordId }),
	};
}

function alreadyLinked(error: HighLevelError, pair: RecordPair): HighLevelError {
	return new HighLevelError({
		...error,
		message: `The records ${pair.firstRecordId} and ${pair.secondRecordId} are linked already under this association`,
		hint: 'Set "When Link Exists" to "Return the Existing Link" to go on with it.',
	});
}

function duplicateNotListed(error: HighLevelError, pair: RecordPair): HighLevelError {
	return new HighLevelError({
		...error,
		message: `HighLevel refuses the link of ${pair.firstRecordId} and ${pair.secondRecordId} as a duplicate, but lists no such link`,
		hint: 'Start again in a minute; if it stays, look at both records in HighLevel.',
	});
}

function linkMissing(link: Link, locationId: string): HighLevelError {
	return new HighLevelError({
		kind: 'notFound',
		status: 404,
		message:
			'relationId' in link
				? `There is no relation with the ID "${link.relationId}" in location ${locationId}`
				: `The records ${link.pair.firstRecordId} and ${link.pair.secondRecordId} are not linked under the association "${link.association.value}"`,
		hint: 'Set "When Link Is Missing" to "Return Deleted: False" to go on without.',
	});
}
