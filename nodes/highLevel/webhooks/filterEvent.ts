import { sameObject } from '../model/objectKeys';
import type { EventFields } from './parseEvent';

/**
 * What an event has to be about to start an execution. An empty list lets everything through; an
 * undefined one, which is a list nobody could read, lets nothing through.
 */
export interface EventFilter {
	/** IDs of locations. */
	locationIds: readonly string[] | undefined;
	/** IDs or keys of associations. */
	associations: readonly string[] | undefined;
	/** Keys of objects, either side of the association, with or without `custom_objects.`. */
	objectKeys: readonly string[] | undefined;
}

const KEYS_AND_RELATIONS =
	'An event about a relation has the ID of its association, never its key.';

/**
 * Why the filter drops the event, in a sentence with the filter's display name; undefined lets it
 * through. An event about an association is compared by `id` and by `key`. One about a relation has only
 * `associationId` (doc), so a key never matches it: dropping is the choice that cannot start an
 * execution about another association.
 */
export function whyFilteredOut(fields: EventFields, filter: EventFilter): string | undefined {
	if (!passes(filter.locationIds, [fields.locationId])) return 'Filtered out by Location IDs.';
	const isRelation = fields.associationId !== undefined;
	if (!passes(filter.associations, isRelation ? [fields.associationId] : [fields.id, fields.key])) {
		return `Filtered out by Associations.${isRelation ? ` ${KEYS_AND_RELATIONS}` : ''}`;
	}
	const objects = [fields.firstObjectKey, fields.secondObjectKey];
	if (!passes(filter.objectKeys, objects, sameObject)) return 'Filtered out by Object Keys.';
	return undefined;
}

function passes(
	wanted: readonly string[] | undefined,
	actual: readonly unknown[],
	isSame: (one: string, other: string) => boolean = (one, other) => one === other,
): boolean {
	if (!wanted) return false;
	return (
		wanted.length === 0 ||
		actual.some((value) => typeof value === 'string' && wanted.some((one) => isSame(one, value)))
	);
}
