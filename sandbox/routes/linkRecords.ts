import { Refusal } from '../answers/Refusal';
import { wordedRefusal } from '../answers/wordedRefusal';
import type { SandboxAssociation, SandboxRelation } from '../state/entities';
import type { SandboxState } from '../state/SandboxState';
import type { RouteContext } from './context';
import { LocationHoldings } from './LocationHoldings';

/** The statuses in which the two families differ. */
export interface LinkStatuses {
	notFound: number;
	duplicate: number;
}

interface Pair {
	firstRecordId: string;
	secondRecordId: string;
}

/**
 * Links two records, or refuses: unknown, of another location, of the wrong object, linked already, or
 * one more than the association allows.
 */
export function linkRecords(
	{ state, settings }: RouteContext,
	association: SandboxAssociation,
	{ firstRecordId, secondRecordId }: Pair,
	{ notFound, duplicate }: LinkStatuses,
): SandboxRelation {
	const pair = { firstRecordId, secondRecordId };
	const holdings = new LocationHoldings(state, association.locationId, notFound);
	for (const side of ['first', 'second'] as const) {
		const id = pair[`${side}RecordId`];
		const unknown = `Could not create relation: no record found for id ${id}`;
		const record = holdings.record(id, undefined, unknown);
		const objectKey = association[`${side}ObjectKey`];
		if (record.objectKey !== objectKey) {
			throw new Refusal(
				400,
				`Could not create relation: ${side} record ${id} is not a record of ${objectKey}`,
			);
		}
	}
	const isMirrored = settings.mirroredLinks === 'refused' && hasOneLabel(association);
	if (
		isLinked(state, association, pair) ||
		(isMirrored && isLinked(state, association, turned(pair)))
	) {
		throw wordedRefusal(
			settings,
			'duplicateRelation',
			duplicate,
			`Could not create relation: duplicate relation of object Ids for given association ${association.id}`,
		);
	}
	for (const side of ['first', 'second'] as const) {
		const id = pair[`${side}RecordId`];
		const most = isSingle(association, side) ? 1 : settings.linksPerSide;
		if (state.relations.onSide(association.id, side, id) >= most) {
			throw wordedRefusal(
				settings,
				'fullSide',
				400,
				`Could not create relation: record ${id} can have no more than ${most} linked records for given association ${association.id}`,
			);
		}
	}
	return state.relations.add({ association, ...pair });
}

const isLinked = ({ relations }: SandboxState, { id }: SandboxAssociation, pair: Pair) =>
	relations.find(id, pair.firstRecordId, pair.secondRecordId) !== undefined;

const turned = ({ firstRecordId, secondRecordId }: Pair): Pair => ({
	firstRecordId: secondRecordId,
	secondRecordId: firstRecordId,
});

/** One label for both sides of an object with itself, as HighLevel's app makes them (help centre). */
const hasOneLabel = (association: SandboxAssociation) =>
	association.firstObjectKey === association.secondObjectKey &&
	association.firstObjectLabel === association.secondObjectLabel;

/** True when a record of this side is linked with one other at most. */
function isSingle({ cardinality }: SandboxAssociation, side: 'first' | 'second'): boolean {
	return side === 'first' ? cardinality.endsWith('_TO_ONE') : cardinality.startsWith('ONE_TO_');
}
