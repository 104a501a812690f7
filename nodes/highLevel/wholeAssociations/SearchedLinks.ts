import type { IDataObject } from 'n8n-workflow';
import type { HighLevelRecord, Relation } from '../model/shapes';

/** Records whose links must have come as listed before a record without links is believed. */
const ENOUGH_CONFIRMED = 3;

/** Of the records said to have no links, the first and each so-many-th after it are asked all the same. */
const SAMPLE_EVERY = 10;

/**
 * The links that a search for records gives along with each record (`relations`; seen, undocumented).
 * They only save the requests for records without links, and only while every record whose documented
 * list was read has been given right: one difference, and all that were left out are read as well.
 */
export class SearchedLinks {
	/** IDs of the records that were not asked for their links. */
	readonly leftOut: string[] = [];
	private confirmed = 0;
	private withoutLinks = 0;
	private differs = false;

	constructor(private readonly associationIds: ReadonlySet<string>) {}

	/** Whether a difference was seen, so that {@link leftOut} has to be read. */
	get isRefuted(): boolean {
		return this.differs;
	}

	/** Whether a record's own list has to be read; when not, the record is noted as left out. */
	mustRead(record: HighLevelRecord): boolean {
		const claimed = this.claimedBy(record);
		if (this.differs || !claimed || claimed.size > 0) return true;
		const isSampled = this.withoutLinks++ % SAMPLE_EVERY === 0;
		if (this.confirmed < ENOUGH_CONFIRMED || isSampled) return true;
		this.leftOut.push(record.id);
		return false;
	}

	/** Compares what the search gave with the record's documented list. */
	compare(record: HighLevelRecord, relations: Relation[]): void {
		const claimed = this.claimedBy(record);
		if (!claimed) return;
		const listed = new Set(relations.map((relation) => linkedId(relation, record.id)));
		const isSame = listed.size === claimed.size && [...listed].every((id) => claimed.has(id));
		if (!isSame) this.differs = true;
		else if (listed.size > 0) this.confirmed += 1;
	}

	/** IDs of the records a record is linked with by the search's word; undefined where it says none. */
	private claimedBy({ data }: HighLevelRecord): Set<string> | undefined {
		const { relations } = data;
		if (!Array.isArray(relations)) return undefined;
		const claims = relations as IDataObject[];
		// One that does not say under which association it is proves nothing.
		if (claims.some((claim) => typeof claim?.associationId !== 'string')) return undefined;
		return new Set(
			claims
				.filter(({ associationId }) => this.associationIds.has(String(associationId)))
				.map(({ recordId }) => String(recordId)),
		);
	}
}

function linkedId({ firstRecordId, secondRecordId }: Relation, recordId: string): string {
	return String(firstRecordId === recordId ? secondRecordId : firstRecordId);
}
