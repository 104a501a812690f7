import type { IDataObject } from 'n8n-workflow';
import type { AssociationRef } from '../model/associationRef';
import type { Associations } from '../associations/Associations';
import type { EndpointFamily } from '../endpoints/EndpointFamily';
import { readPages, type PagedList } from '../api/paging';
import { mapAll } from '../concurrency/pool';
import type { Records } from '../records/Records';
import { recordMissing } from './relationErrors';
import { relationList } from './relationList';
import type { Relation } from '../model/shapes';

/** A relation as seen from one of its records. */
export type SeenRelation = Relation & {
	/** The record asked for. */
	recordId: string;
	/** The record at the other end, and its object's key. */
	linkedRecordId: string;
	linkedObjectKey: string;
	/** The record at the other end itself, where that was wanted; null when it is gone. */
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

	/**
	 * A record's relations under these associations (all when empty), to be read page by page. A page
	 * throws HighLevelError, `notFound` naming the record.
	 */
	pages(recordId: string, associationIds: string[]): PagedList<Relation> {
		const list = relationList(this.family, recordId, associationIds);
		return {
			...list,
			fetch: async (skip, limit) =>
				await list.fetch(skip, limit).catch((error: unknown) => {
					throw recordMissing(error, recordId, this.locationId);
				}),
		};
	}

	/** A record's relations as HighLevel lists them, so many at most. @throws HighLevelError */
	async list(recordId: string, associationIds: string[], most?: number): Promise<Relation[]> {
		return await readPages({ ...this.pages(recordId, associationIds), most });
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
		const relations = await this.list(recordId, associationIds, options.most);
		const seen = await Promise.all(
			relations.map(async (relation) => await this.seenFrom(recordId, relation)),
		);
		if (!options.includeRecord) return seen;
		return await mapAll(seen, this.concurrency, async (relation) => ({
			...relation,
			linkedRecord: await this.records.find(relation.linkedObjectKey, relation.linkedRecordId),
		}));
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
