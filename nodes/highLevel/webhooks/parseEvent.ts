import { isObject } from '../model/json';
import type { EventName, EventSubject } from './eventNames';
import { EVENT_NAMES, eventLabel, isEventName, subjectOf } from './eventNames';

/** An event's fields, flat, as HighLevel sent them. */
export type EventFields = Readonly<Record<string, unknown>>;

/** What a delivery's body turned out to be. */
export type ParsedEvent =
	/** One of the selected events; `event` is its name, or `A or B` where nothing decides. */
	| { event: string; fields: EventFields }
	/** One of the five events, but none of those selected. */
	| { unselected: string }
	/** No event at all, and one sentence on why. */
	| { refusal: string };

/** Values nested deeper than this would overflow the stack of whoever writes the item as JSON. */
const DEEPEST = 64;

/**
 * Reads a delivery's body. An event is flat or under `data`; it is named by `type`, else by the
 * hint, else by its shape when exactly one selected event has that shape. Never throws.
 *
 * The hint goes before the shape, because it is what somebody said and the shape is a conclusion; it
 * counts only where it names the subject the body is about.
 *
 * @param hint the `event` of the URL's query, whatever was given there
 */
export function parseEvent(
	rawBody: Uint8Array,
	selected: readonly EventName[],
	hint?: unknown,
): ParsedEvent {
	const body = parseJson(rawBody);
	if (body === undefined) return { refusal: 'The body is not JSON.' };
	if (!isObject(body)) return { refusal: 'The body is not a JSON object.' };
	const fields = flatten(body);
	if (isDeep(fields, DEEPEST)) return { refusal: 'The body is nested too deeply for an event.' };

	const types = [body.type, fields.type].filter((type) => typeof type === 'string' && type !== '');
	const type = types.find(isEventName);
	if (type) return ofNames([type], selected, fields);
	if (types.length > 0) {
		return { refusal: `The body's type is none of ${EVENT_NAMES.join(', ')}.` };
	}

	const subject = subjectOfShape(fields);
	if (!subject) return { refusal: 'The body is not an event about an association or a relation.' };
	const hinted = nameOfHint(hint);
	return hinted && subjectOf(hinted) === subject
		? ofNames([hinted], selected, fields)
		: ofNames(namesOfShape(subject, fields), selected, fields);
}

function ofNames(
	names: readonly EventName[],
	selected: readonly EventName[],
	fields: EventFields,
): ParsedEvent {
	const fitting = names.filter((name) => selected.includes(name));
	return fitting.length > 0
		? { event: eventLabel(fitting), fields }
		: { unselected: eventLabel(names) };
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

/** Source of the shapes: HighLevel's published samples of the five events. */
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

/** The events whose published body looks like this one. Only a create carries no cardinality. */
function namesOfShape(subject: EventSubject, fields: EventFields): readonly EventName[] {
	if (subject === 'relation') return ['RelationCreate', 'RelationDelete'];
	const hasCardinality =
		Object.hasOwn(fields, 'firstObjectToSecondObjectCardinality') ||
		Object.hasOwn(fields, 'secondObjectToFirstObjectCardinality');
	return hasCardinality ? ['AssociationUpdate', 'AssociationDelete'] : ['AssociationCreate'];
}

/** The event a URL names, in whatever case. Several different names decide nothing. */
function nameOfHint(hint: unknown): EventName | undefined {
	const hints = (Array.isArray(hint) ? hint : [hint]).filter((one) => typeof one === 'string');
	const names = new Set(hints.map((one) => one.trim().toLowerCase()));
	const [only] = names.size === 1 ? names : [];
	return EVENT_NAMES.find((name) => name.toLowerCase() === only);
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
