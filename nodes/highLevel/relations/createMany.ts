import { mapConcurrently } from '../concurrency/pool';
import type { AssociationRef } from '../model/associationRef';
import type { RecordSide } from '../model/shapes';
import { linkInBulk } from './bulk/linkInBulk';
import { createLink, type CreatedRelation, type WhenAlready } from './create';
import { pairOf, refuseWrongSide } from './recordSides';
import type { RelationParts } from './RelationParts';

/** One record, and what to link it with. */
export interface CreateManyRequest {
	association: AssociationRef;
	/** The side of the association the record stands on. */
	side: RecordSide;
	recordId: string;
	linkedRecordIds: string[];
	whenExists: WhenAlready;
	/** Whether to ask for many links in one request; see {@link linkInBulk}. */
	bulk?: boolean;
	/** Whether the other links are made after one was refused. */
	keepGoing: boolean;
}

/**
 * Links one record with many. The outcomes come in the order of the list; without `keepGoing` nothing
 * is begun after a refusal, and what was never begun has no outcome.
 * @throws HighLevelError for a record that is not one of the object on its side, before any write
 */
export async function createMany(
	parts: RelationParts,
	request: CreateManyRequest,
): Promise<Array<PromiseSettledResult<CreatedRelation> | undefined>> {
	const { association, side, recordId, linkedRecordIds, whenExists, keepGoing } = request;
	if (linkedRecordIds.length > 0) await refuseWrongSide(parts, association, side, recordId);
	if (request.bulk) {
		const wanted = linkedRecordIds.map((linkedId) => ({
			association,
			pair: pairOf(side, recordId, linkedId),
			whenExists,
		}));
		return await linkInBulk(parts, wanted, keepGoing);
	}
	return await mapConcurrently(
		linkedRecordIds,
		parts.concurrency,
		async (linkedId) =>
			await createLink(parts, association, pairOf(side, recordId, linkedId), whenExists),
		keepGoing,
	);
}
