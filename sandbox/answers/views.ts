import type { SandboxAssociation, SandboxRelation } from '../state/entities';
import { bareObjectKey } from '../state/objectKeys';
import type { ResponseShape } from './shapes';

/** An association as the official family shows it. */
export function associationView(association: SandboxAssociation): Record<string, unknown> {
	return {
		locationId: association.locationId,
		id: association.id,
		key: association.key,
		firstObjectLabel: association.firstObjectLabel,
		firstObjectKey: association.firstObjectKey,
		secondObjectLabel: association.secondObjectLabel,
		secondObjectKey: association.secondObjectKey,
		associationType: association.associationType,
	};
}

/** A relation as the official family shows it. */
export function relationView(
	relation: SandboxRelation,
	{ relationId }: ResponseShape,
): Record<string, unknown> {
	return {
		[relationId]: relation.id,
		associationId: relation.associationId,
		firstObjectKey: relation.firstObjectKey,
		firstRecordId: relation.firstRecordId,
		secondObjectKey: relation.secondObjectKey,
		secondRecordId: relation.secondRecordId,
		locationId: relation.locationId,
	};
}

/** A record's relations grouped by the record at their other end, as seen with version `v3`. */
export function relationsByRecord(
	relations: readonly SandboxRelation[],
	ofRecordId: string,
): Array<Record<string, unknown>> {
	const groups = new Map<string, Array<Record<string, string>>>();
	for (const { id, associationId, firstRecordId, secondRecordId } of relations) {
		const recordId = firstRecordId === ofRecordId ? secondRecordId : firstRecordId;
		const group = groups.get(recordId) ?? [];
		groups.set(recordId, [...group, { associationId, relationId: id }]);
	}
	return [...groups].map(([recordId, associations]) => ({ recordId, associations }));
}

/** An association as the second family shows it: object keys bare, no labels. */
export function bareAssociationView(association: SandboxAssociation): Record<string, unknown> {
	return {
		id: association.id,
		locationId: association.locationId,
		key: association.key,
		firstObjectKey: bareObjectKey(association.firstObjectKey),
		secondObjectKey: bareObjectKey(association.secondObjectKey),
		description: association.description,
		createdAt: association.createdAt,
	};
}

/** A relation as the second family shows it; in lists with its association's details. */
export function bareRelationView(
	relation: SandboxRelation,
	{ relationId }: ResponseShape,
	association?: SandboxAssociation,
): Record<string, unknown> {
	return {
		[relationId]: relation.id,
		associationId: relation.associationId,
		firstRecordId: relation.firstRecordId,
		secondRecordId: relation.secondRecordId,
		createdAt: relation.createdAt,
		...(association && { association: bareAssociationView(association) }),
	};
}
