/**
 * The five webhook events about relations and associations, in HighLevel's own names. There is no
 * update of a relation (doc: HighLevel's webhook guide).
 */
export const EVENT_NAMES = [
	'RelationCreate',
	'RelationDelete',
	'AssociationCreate',
	'AssociationUpdate',
	'AssociationDelete',
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

/** The event's name as a URL says it: `relation-create`. */
export function urlNameOf(name: EventName): string {
	return name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
}

/** The event a URL says, as `RelationCreate` or `relation-create`, in any case; undefined for others. */
export function eventOfUrl(text: string): EventName | undefined {
	const wanted = text.trim().toLowerCase();
	return EVENT_NAMES.find((name) => [name.toLowerCase(), urlNameOf(name)].includes(wanted));
}

/**
 * How the item names an event that may be several: `RelationCreate or RelationDelete`.
 * One name stands alone.
 */
export function eventLabel(names: readonly EventName[]): string {
	return names.join(' or ');
}
