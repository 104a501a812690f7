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

const STANDARD_OBJECTS = ['contact', 'opportunity', 'business'];

/**
 * Whether the filter lets the event through. An event about an association is compared by `id` and
 * by `key`. One about a relation carries only `associationId` (HighLevel's samples), so a key never
 * matches it: dropping is the choice that cannot start an execution about another association.
 */
export function passesFilter(fields: EventFields, filter: EventFilter): boolean {
	return (
		passes(filter.locationIds, [fields.locationId]) &&
		passes(filter.associations, associationOf(fields)) &&
		passes(filter.objectKeys?.flatMap(spellings), [fields.firstObjectKey, fields.secondObjectKey])
	);
}

function passes(wanted: readonly string[] | undefined, actual: readonly unknown[]): boolean {
	if (!wanted) return false;
	return wanted.length === 0 || actual.some((value) => wanted.some((one) => one === value));
}

/** A relation's own `id` is no association's, so it is not compared. */
function associationOf(fields: EventFields): readonly unknown[] {
	return fields.associationId === undefined ? [fields.id, fields.key] : [fields.associationId];
}

/** `property` stands for `custom_objects.property` too, `company` for HighLevel's `business`. */
function spellings(objectKey: string): string[] {
	if (objectKey === 'company') return ['business'];
	if (objectKey.includes('.') || STANDARD_OBJECTS.includes(objectKey)) return [objectKey];
	return [objectKey, `custom_objects.${objectKey}`];
}
