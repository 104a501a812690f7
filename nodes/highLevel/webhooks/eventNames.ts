/**
 * The five webhook events about associations and relations, in HighLevel's own names. There is no
 * update of a relation. Source: HighLevel's webhook guide.
 */
export const EVENT_NAMES = [
	'AssociationCreate',
	'AssociationUpdate',
	'AssociationDelete',
	'RelationCreate',
	'RelationDelete',
] as const;

/** One of the five names. */
export type EventName = (typeof EVENT_NAMES)[number];

/** What an event is about. */
export type EventSubject = 'association' | 'relation';

/** Whether the value is one of the five names, letter by letter. */
export function isEventName(value: unknown): value is EventName {
	return EVENT_NAMES.some((name) => name === value);
}

/** What the event of this name is about. */
export function subjectOf(name: EventName): EventSubject {
	return name.startsWith('Relation') ? 'relation' : 'association';
}

/**
 * How the item names an event that may be several: `RelationCreate or RelationDelete`.
 * One name stands alone.
 */
export function eventLabel(names: readonly EventName[]): string {
	return names.join(' or ');
}
