import { mapConcurrently } from '../concurrency/pool';
import type { AssociationRef } from '../model/associationRef';
import type { RecordSide } from '../model/shapes';
import { linkInBulk } from './bulk/linkInBulk';
import { createLink, type CreatedRelation, type WhenAlready } from './create';
import { pairOf, refuseWrongSide, withoutUnknown } from './recordSides';
import type { RelationParts } from './RelationParts';

/** One record, and what to link it with. */
export interface CreateManyRequest {
	association: AssociationRef;
	/** The side of the association the record stands on. */
	side: RecordSide;
	recordId: string;
	linkedRecordIds: string[];
	whenExists: WhenAlready;
	/** Whether what HighLevel does not know is left out of the list; else it is refused. */
	skipUnknown?: boolean;
	/** Whether to ask for many links in one request; see {@link linkInBulk}. */
	bulk?: boolean;
	/** Whether the other links are made after one was refused. */
	keepGoing: boolean;
}

/**
 * Links one record with many. The outcomes come in the order of the list; without `keepGoing` nothing
 * is begun after a refusal, and what was never begun has no outcome. Nor has what was left out.
 * @throws HighLevelError for a record that is not one of the object on its side, before any write
 */
export async function createMany(
	parts: RelationParts,
	request: CreateManyRequest,
): Promise<Array<PromiseSettledResult<CreatedRelation> | undefined>> {
	const { association, side, recordId, linkedRecordIds, whenExists, skipUnknown } = request;
	if (linkedRecordIds.length > 0) await refuseWrongSide(parts, association, side, recordId);
	const pairs = linkedRecordIds.map((linkedId) => pairOf(side, recordId, linkedId));
	const keepGoing = request.keepGoing || skipUnknown === true;
	const outcomes = request.bulk
		? await linkInBulk(
				parts,
				pairs.map((pair) => ({ association, pair, whenExists })),
				keepGoing,
			)
		: await mapConcurrently(
				pairs,
				parts.concurrency,
				async (pair) => await createLink(parts, association, pair, whenExists),
				keepGoing,
			);
	return skipUnknown ? await withoutUnknown(parts, request, linkedRecordIds, outcomes) : outcomes;
}
