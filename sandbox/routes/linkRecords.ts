import { Refusal } from '../answers/Refusal';
import type { SandboxAssociation, SandboxRelation } from '../state/entities';
import type { SandboxState } from '../state/SandboxState';
import { LocationHoldings } from './LocationHoldings';

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
	const holdings = new LocationHoldings(state, association.locationId, notFound);
	for (const side of ['first', 'second'] as const) {
		const id = pair[`${side}RecordId`];
		const objectKey = association[`${side}ObjectKey`];
		const unknown = `Could not create relation: no record found for id ${id}`;
		const record = holdings.record(id, undefined, unknown);
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
