import { sameObject } from '../model/objectKeys';
import type { EventFields } from './parseEvent';

/**
 * What an event has to be about to start an execution. An empty list lets everything through; an
 * undefined one, which is a list nobody could read, lets nothing through.
 */
export interface EventFilter {
	/** Ids of locations. */
	locationIds: readonly string[] | undefined;
	/** Ids or keys of associations. */
	associations: readonly string[] | undefined;
	/** Keys of objects, either side of the association. */
	objectKeys: readonly string[] | undefined;
}

/**
 * Whether the filter lets the event through. An event about an association is compared by `id` and
 * by `key`. One about a relation carries only `associationId` (HighLevel's samples), so a key never
 * matches it: dropping is the choice that cannot start an execution about another association.
 */
export function passesFilter(fields: EventFields, filter: EventFilter): boolean {
	return (
		passes(filter.locationIds, [fields.locationId]) &&
		passes(filter.associations, associationOf(fields)) &&
		passes(filter.objectKeys, [fields.firstObjectKey, fields.secondObjectKey], sameObject)
	);
}

function passes(
	wanted: readonly string[] | undefined,
	actual: readonly unknown[],
	isSame: (one: string, other: string | undefined) => boolean = (one, other) => one === other,
): boolean {
	if (!wanted) return false;
	return (
		wanted.length === 0 ||
		actual.some((value) => typeof value === 'string' && wanted.some((one) => isSame(one, value)))
	);
}

/** A relation's own `id` is no association's, so it is not compared. */
function associationOf(fields: EventFields): readonly unknown[] {
	return fields.associationId === undefined ? [fields.id, fields.key] : [fields.associationId];
}
