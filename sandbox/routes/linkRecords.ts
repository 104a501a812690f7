import { Refusal } from '../answers/Refusal';
import type { SandboxAssociation, SandboxRelation } from '../state/entities';
import type { SandboxState } from '../state/SandboxState';

/** The statuses in which the two families differ. */
export interface LinkStatuses {
	notFound: number;
	duplicate: number;
}

/** Links two records, or refuses: unknown, of another location, of the wrong object, linked already. */
export function linkRecords(
	state: SandboxState,
	association: SandboxAssociation,
	pair: { firstRecordId: string; secondRecordId: string },
	{ notFound, duplicate }: LinkStatuses,
): SandboxRelation {
	for (const side of ['first', 'second'] as const) {
		const id = pair[`${side}RecordId`];
		const objectKey = association[`${side}ObjectKey`];
		const record = state.records.get(id);
		if (!record) {
			throw new Refusal(notFound, `Could not create relation: no record found for id ${id}`);
		}
		if (record.locationId !== association.locationId) {
			throw new Refusal(403, 'The token does not have access to this location.');
		}
		if (record.objectKey !== objectKey) {
			throw new Refusal(
				400,
				`Could not create relation: ${side} record ${id} is not a record of ${objectKey}`,
			);
		}
	}
	const { firstRecordId, secondRecordId } = pair;
	if (state.relations.find(association.id, firstRecordId, secondRecordId)) {
		throw new Refusal(
			duplicate,
			`Could not create relation: duplicate relation of object Ids for given association ${association.id}`,
		);
	}
	return state.relations.add({ association, firstRecordId, secondRecordId });
}
