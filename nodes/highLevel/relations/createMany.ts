import { mapConcurrently } from '../concurrency/pool';
import type { AssociationRef } from '../model/associationRef';
import type { RecordSide } from '../model/shapes';
import { linkInBulk } from './bulk/linkInBulk';
import { requestLink, type CreatedRelation, type WhenAlready } from './create';
import { explainedAll, pairOf, refuseWrongSide, sayingUnknown } from './recordSides';
import { CHECK_LIST } from './relationErrors';
import type { RelationParts } from './RelationParts';

/** One record, and how to link others with it. */
export interface LinksOfRecord {
	association: AssociationRef;
	/** The side of the association the record stands on. */
	side: RecordSide;
	recordId: string;
	whenExists: WhenAlready;
	/** Whether what HighLevel does not know is left out of the list; else it is refused. */
	skipUnknown?: boolean;
	/** Whether to ask for many links in one request; see {@link linkInBulk}. */
	bulk?: boolean;
	/** Whether the other links are made after one was refused. */
	keepGoing: boolean;
}

/** One record, and what to link it with. */
export interface CreateManyRequest extends LinksOfRecord {
	linkedRecordIds: string[];
}

/** What came of each link; undefined for what was left out, or never begun. */
type Outcomes = Array<PromiseSettledResult<CreatedRelation> | undefined>;

/** What to do about a record that belongs to the other side. */
export const CHOOSE_OTHER_SIDE =
	'Check Record, and choose the other Record Side if the record belongs there.';

/**
 * Links one record with many. The outcomes come in the order of the list; without `keepGoing` nothing
 * is begun after a refusal, and what was never begun has no outcome. Nor has what was left out.
 * @throws HighLevelError for a record that belongs to the other side, before any write
 */
export async function createMany(
	parts: RelationParts,
	request: CreateManyRequest,
): Promise<Outcomes> {
	const { association, side, recordId, linkedRecordIds, keepGoing } = request;
	if (linkedRecordIds.length === 0) return [];
	const isKnown = await refuseWrongSide(parts, association, side, recordId, CHOOSE_OTHER_SIDE);
	// A record that is not found may have been made a moment ago: HighLevel says so with the first link.
	const trial = isKnown === false ? 1 : 0;
	const first = await linkAll(parts, request, linkedRecordIds.slice(0, trial));
	const rest = linkedRecordIds.slice(trial);
	if (first[0]?.status === 'rejected' && !keepGoing)
		return [...first, ...rest.map(() => undefined)];
	return [...first, ...(await linkAll(parts, request, rest))];
}

/** Links the record with all of these, many at once. Never throws. */
export async function linkAll(
	parts: RelationParts,
	request: LinksOfRecord,
	linkedIds: string[],
): Promise<Outcomes> {
	const { association, side, recordId, whenExists, skipUnknown } = request;
	const keepGoing = request.keepGoing || skipUnknown === true;
	const wanted = linkedIds.map((linkedId) => {
		const pair = pairOf(side, recordId, linkedId);
		return { association, pair, whenExists, fix: CHECK_LIST };
	});
	const oneByOne = async () =>
		await mapConcurrently(
			wanted,
			parts.concurrency,
			async ({ pair }) => await requestLink(parts, association, pair, whenExists),
			keepGoing,
		);
	const outcomes = request.bulk
		? await linkInBulk(parts, wanted, keepGoing)
		: await explainedAll(parts, wanted, await oneByOne());
	return await sayingUnknown(parts, request, linkedIds, outcomes);
}
