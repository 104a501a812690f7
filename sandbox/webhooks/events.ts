import { randomUUID } from 'node:crypto';

import { COMPANY_CONTACT_ASSOCIATION } from '../state/builtIn';
import type { StateChange } from '../state/entities';
import type { EventShape } from './types';

/** What the sandbox calls the app that its events belong to. */
const APP_ID = 'sandbox-app';

/** False for relations of the built-in company–contact association: HighLevel sends none (guide). */
export function isTold(change: StateChange): boolean {
	return !('relation' in change) || change.relation.associationId !== COMPANY_CONTACT_ASSOCIATION;
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
			firstObjectToSecondObjectCardinality: 'MANY_TO_MANY',
			secondObjectToFirstObjectCardinality: 'MANY_TO_MANY',
		}),
	};
}

/** The body of a delivery in one of the shapes that were documented or seen. */
export function shapedEvent(
	change: StateChange,
	shape: EventShape,
	now: number,
): Record<string, unknown> {
	const body = eventBody(change);
	if (shape === 'official') return body;
	const outer = {
		type: change.event,
		timestamp: new Date(now).toISOString(),
		webhookId: randomUUID(),
	};
	if (shape === 'wrapped') return { ...outer, appId: APP_ID, data: body };
	const typed = { ...outer, ...body };
	return shape === 'nested' ? { data: typed } : typed;
}
