import { createHash } from 'node:crypto';
import { eventLabel, type EventName } from './eventNames';
import { timeOf } from './eventTime';
import type { EventFields } from './parseEvent';

/** How long a mark is: 60 bits of a hash, or the three parts of an update's. */
export const MARK_LENGTH = 10;

/** Begins the mark of an update; no letter of base64url. */
const UPDATE = '!';
/** Tells apart some 16 million associations… */
const SLOT_LENGTH = 4;
/** …and a thousand million states of each. */
const STATE_LENGTH = MARK_LENGTH - UPDATE.length - SLOT_LENGTH;

/**
 * What two deliveries of one event have in common, in ten characters; undefined where nothing tells a
 * repeat from another event, so that it is never taken for one.
 *
 * - With a `webhookId` that: mixed with what the event is about, because it need not be unique
 *   across events and locations.
 * - Without, the event's name and bytes. A create and the delete of the same relation have the same
 *   bytes in HighLevel's samples (doc); where no name tells them apart, only a `timestamp` can.
 * - An update without either may rightly come again, when labels go from X to Y and back to X. So it is
 *   compared with the last update of its association only: see {@link placeOfMark}.
 */
export function deliveryMark(
	names: readonly EventName[],
	fields: EventFields,
	rawBody: Uint8Array,
): string | undefined {
	const label = eventLabel(names);
	const about = [label, fields.id, fields.associationId, fields.locationId];
	const { webhookId } = fields;
	if (isUsableId(webhookId)) return hashOf(MARK_LENGTH, ['webhookId', webhookId, ...about]);
	if (!Number.isNaN(timeOf(fields.timestamp)))
		return hashOf(MARK_LENGTH, ['bytes', label], rawBody);
	if (names.length !== 1) return undefined;
	if (names[0] !== 'AssociationUpdate') return hashOf(MARK_LENGTH, ['bytes', label], rawBody);
	const slot = hashOf(SLOT_LENGTH, ['update', fields.id, fields.locationId]);
	return UPDATE + slot + hashOf(STATE_LENGTH, ['bytes'], rawBody);
}

/** The part of a mark that a later one takes the place of: an update's association, else all of it. */
export function placeOfMark(mark: string): string {
	return mark.startsWith(UPDATE) ? mark.slice(0, UPDATE.length + SLOT_LENGTH) : mark;
}

/** A number that JavaScript has rounded may stand for several, so it proves nothing. */
function isUsableId(id: unknown): id is string | number {
	return typeof id === 'string' ? id.trim() !== '' : Number.isSafeInteger(id);
}

/** JSON keeps `1` and `"1"` apart, and one part from the next. */
function hashOf(length: number, parts: readonly unknown[], bytes?: Uint8Array): string {
	const hash = createHash('sha256').update(JSON.stringify(parts.map((part) => part ?? null)));
	if (bytes) hash.update(bytes);
	return hash.digest('base64url').slice(0, length);
}
