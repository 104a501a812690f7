import type { RecordPair, Relation } from './shapes';

/** A pair of records under an association: HighLevel keeps one relation of it at most. */
export interface LinkedPair extends RecordPair {
	associationId: string;
}

/** The pair's relation among these; where the association joins an object to itself, in either order. */
export function inEitherOrder(
	relations: Map<string, Relation>,
	pair: LinkedPair,
): Relation | undefined {
	const exact = relations.get(nameOf(pair));
	if (exact) return exact;
	const turned = relations.get(nameOf(turnedRound(pair)));
	const joinsItself = turned?.firstObjectKey && turned.firstObjectKey === turned.secondObjectKey;
	return joinsItself ? turned : undefined;
}

/** The same two records in the other order. */
export function turnedRound({
	associationId,
	firstRecordId,
	secondRecordId,
}: LinkedPair): LinkedPair {
	return { associationId, firstRecordId: secondRecordId, secondRecordId: firstRecordId };
}

/** What a pair is known by. */
export function nameOf({
	associationId,
	firstRecordId,
	secondRecordId,
}: Partial<LinkedPair>): string {
	return JSON.stringify([associationId, firstRecordId, secondRecordId]);
}
