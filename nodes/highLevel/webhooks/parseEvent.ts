import { isObject } from '../model/json';
import type { EventName, EventSubject } from './eventNames';
import { EVENT_NAMES, eventOfUrl, isEventName, subjectOf } from './eventNames';

/** An event's fields, flat, as HighLevel sent them. */
export type EventFields = Readonly<Record<string, unknown>>;

/** What a delivery's body turned out to be. */
export type ParsedEvent =
	/** One of the five events: its name, or every name it may have where nothing decides. */
	| { kind: 'event'; names: readonly EventName[]; fields: EventFields }
	/** HighLevel sends an app every event it is subscribed to; this is another one, in a sentence. */
	| { kind: 'otherEvent'; message: string }
	/** Nothing HighLevel would send, and one sentence on why. */
	| { kind: 'unreadable'; message: string };

/** JSON nested deeper than this could overflow the stack of code that writes the item as JSON. */
const DEEPEST = 64;

/**
 * Reads a delivery's body. An event is flat or under `data`. It is named by `type`, else by the URL it
 * came to, else by its shape, which only AssociationCreate has to itself. What a trigger has selected
 * says nothing about which event came, so it is not asked. Never throws.
 *
 * A URL's name goes before the shape, because somebody said it and the shape is a conclusion; it counts
 * only where it fits what the body is about.
 *
 * @param urlNames what the URL says about the event: its last part, the `event` of its query; anything
 */
export function parseEvent(rawBody: Uint8Array, urlNames?: unknown): ParsedEvent {
	const body = parseJson(rawBody);
	if (body === undefined) return unreadable('The body is not JSON.');
	if (!isObject(body)) return unreadable('The body is not a JSON object.');
	const fields = flatten(body);
	if (isDeep(fields, DEEPEST)) {
		return unreadable('The body is nested too deeply for an event.');
	}

	const types = [body.type, fields.type].filter((type) => typeof type === 'string' && type !== '');
	const type = types.find(isEventName);
	if (type) return { kind: 'event', names: [type], fields };
	if (types.length > 0) return otherEvent(`The event is none of ${EVENT_NAMES.join(', ')}.`);

	const subject = subjectOfShape(fields);
	if (!subject) return otherEvent('The event is not about an association or a relation.');
	const named = eventOfUrls(urlNames);
	return named && subjectOf(named) === subject
		? { kind: 'event', names: [named], fields }
		: { kind: 'event', names: namesOfShape(subject, fields), fields };
}

function unreadable(message: string): ParsedEvent {
	return { kind: 'unreadable', message };
}

function otherEvent(message: string): ParsedEvent {
	return { kind: 'otherEvent', message };
}

function parseJson(rawBody: Uint8Array): unknown {
	try {
		return JSON.parse(Buffer.from(rawBody.buffer, rawBody.byteOffset, rawBody.length).toString());
	} catch {
		return undefined;
	}
}

/** The event's fields, out of `data` where the guide's samples wrap them, with what lay beside it. */
function flatten(body: EventFields): EventFields {
	if (subjectOfShape(body) || !isObject(body.data)) return body;
	const { data, ...beside } = body;
	return { ...beside, ...(data as EventFields) };
}

/** Source of the shapes: HighLevel's published samples of the five events (doc). */
function subjectOfShape(fields: EventFields): EventSubject | undefined {
	if (hasText(fields, 'firstRecordId') && hasText(fields, 'secondRecordId')) {
		return hasText(fields, 'associationId') ? 'relation' : undefined;
	}
	const isAssociation =
		hasText(fields, 'id') &&
		hasText(fields, 'firstObjectKey') &&
		hasText(fields, 'secondObjectKey') &&
		(hasText(fields, 'key') || hasText(fields, 'associationType'));
	return isAssociation ? 'association' : undefined;
}

/** The events whose published body looks like this one. Only a create has no cardinality (doc). */
function namesOfShape(subject: EventSubject, fields: EventFields): readonly EventName[] {
	if (subject === 'relation') return ['RelationCreate', 'RelationDelete'];
	const hasCardinality =
		Object.hasOwn(fields, 'firstObjectToSecondObjectCardinality') ||
		Object.hasOwn(fields, 'secondObjectToFirstObjectCardinality');
	return hasCardinality ? ['AssociationUpdate', 'AssociationDelete'] : ['AssociationCreate'];
}

/** The event a URL says. Several different ones decide nothing. */
function eventOfUrls(urlNames: unknown): EventName | undefined {
	const texts = [urlNames].flat(2).filter((text) => typeof text === 'string');
	const names = new Set(texts.map(eventOfUrl).filter((name) => name !== undefined));
	return names.size === 1 ? [...names][0] : undefined;
}

function hasText(fields: EventFields, name: string): boolean {
	return Object.hasOwn(fields, name) && typeof fields[name] === 'string' && fields[name] !== '';
}

function isDeep(value: unknown, left: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (left === 0) return true;
	for (const inner of Object.values(value)) {
		if (typeof inner === 'object' && isDeep(inner, left - 1)) return true;
	}
	return false;
}
