import type { IDataObject } from 'n8n-workflow';
import type { AssociationRef } from './associationRef';
import type { Associations } from './Associations';
import type { EndpointFamily, RelationQuery } from './families/EndpointFamily';
import { cancelledError } from './errors';
import { mapConcurrently } from './pool';
import type { Records } from './Records';
import { recordMissing } from './relationErrors';
import type { Relation } from './shapes';
import type { Page } from './unwrap';

/** A relation as seen from one of its records. */
export type SeenRelation = Relation & {
	recordId: string;
	linkedRecordId: string;
	linkedObjectKey: string;
	linkedRecord?: IDataObject | null;
};

/** Reads what records are linked with. */
export class RelationReader {
	constructor(
		protected readonly family: EndpointFamily,
		protected readonly associations: Associations,
		private readonly records: Records,
		protected readonly locationId: string,
		protected readonly concurrency: number,
	) {}

	/** A record's relations as HighLevel lists them. @throws HighLevelError */
	async list(recordId: string, query?: RelationQuery): Promise<Relation[]> {
		return await this.family.relationsOfRecord(recordId, query).catch((error: unknown) => {
			throw recordMissing(error, recordId, this.locationId);
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
			throw outcome?.reason ?? cancelledError();
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
				throw recordMissing(error, recordId, this.locationId);
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
}
