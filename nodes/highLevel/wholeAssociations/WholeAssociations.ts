import type { Association, Relation } from '../model/shapes';
import { readLinks, smallerSide, type WholeParts, type WholeReading } from './readLinks';

/** What it costs to read all links of an association. */
export interface ReadingCost {
	/** The object whose records are read, and how many it has; undefined where HighLevel does not say. */
	objectKey: string;
	records?: number;
	/** Requests at most: fewer where many records have no links. */
	requests?: number;
}

/** All links of associations, whichever records they join. All methods throw HighLevelErrors. */
export class WholeAssociations {
	constructor(private readonly parts: WholeParts) {}

	/** All links under the associations of these IDs or keys; see {@link readLinks}. */
	async linksOf(names: string[], options?: WholeReading): Promise<Relation[]> {
		const named = await Promise.all(
			names.map(async (name) => await this.parts.associations.named(name)),
		);
		const associations = [...new Map(named.map((entry) => [entry.id, entry])).values()];
		return await this.links(associations, options);
	}

	/** All links under these associations; see {@link readLinks}. */
	async links(associations: Association[], options?: WholeReading): Promise<Relation[]> {
		return await readLinks(this.parts, associations, options);
	}

	/** What {@link links} costs for one association now: asks for a page of each of its objects. */
	async cost(association: Association): Promise<ReadingCost> {
		const { objectKey, page } = await smallerSide(this.parts, association);
		const records = page.total;
		if (records === undefined) return { objectKey };
		// A page of each object, the further pages of one, and the links of each of its records.
		const requests = 2 + Math.max(0, Math.ceil(records / page.records.length) - 1) + records;
		return { objectKey, records, requests: records === 0 ? 2 : requests };
	}
}
