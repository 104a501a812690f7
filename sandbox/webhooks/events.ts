import { randomUUID } from 'node:crypto';

import { COMPANY_CONTACT_ASSOCIATION } from '../state/builtIn';
import type { Cardinality, StateChange } from '../state/entities';
import type { EventShape } from './types';

/** True for a relation of the built-in company–contact association. */
export function isOfCompanyLink(change: StateChange): boolean {
	return 'relation' in change && change.relation.associationId === COMPANY_CONTACT_ASSOCIATION;
}

/** The bare event, as HighLevel's published samples show it. */
function eventBody(change: StateChange): Record<string, unknown> {
	if ('relation' in change) {
		const { relation } = change;
		return {
			id: relation.id,
			firstObjectKey: relation.firstObjectKey,
			firstRecordId: relation.firstRecordId,
			secondObjectKey: relation.secondObjectKey,
			secondRecordId: relation.secondRecordId,
			associationId: relation.associationId,
			locationId: relation.locationId,
		};
	}
	const { association } = change;
	return {
		id: association.id,
		associationType: association.associationType,
		firstObjectKey: association.firstObjectKey,
		firstObjectLabel: association.firstObjectLabel,
		secondObjectKey: association.secondObjectKey,
		secondObjectLabel: association.secondObjectLabel,
		key: association.key,
		locationId: association.locationId,
		...(change.event !== 'AssociationCreate' && {
			firstObjectToSecondObjectCardinality: association.cardinality,
			secondObjectToFirstObjectCardinality: turned(association.cardinality),
		}),
	};
}

/** The body of a delivery in one of the shapes that were documented or seen. */
export function shapedEvent(
	change: StateChange,
	shape: EventShape,
	appId: string,
	now: number,
): Record<string, unknown> {
	const body = eventBody(change);
	if (shape === 'official') return { ...body, appId };
	const outer = {
		type: change.event,
		timestamp: new Date(now).toISOString(),
		webhookId: randomUUID(),
	};
	if (shape === 'wrapped') return { ...outer, appId, data: body };
	const typed = { ...outer, ...body, appId };
	return shape === 'nested' ? { data: typed } : typed;
}

/** A cardinality as the second object sees it. */
function turned(cardinality: Cardinality): Cardinality {
	if (cardinality === 'ONE_TO_MANY') return 'MANY_TO_ONE';
	return cardinality === 'MANY_TO_ONE' ? 'ONE_TO_MANY' : cardinality;
}
