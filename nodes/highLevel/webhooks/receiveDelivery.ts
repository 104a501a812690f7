import type { KeyObject } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { deliveryHash, type DeliveryMemory } from './deliveryMemory';
import { eventItem } from './eventItem';
import type { EventName } from './eventNames';
import { passesFilter, type EventFilter } from './filterEvent';
import { parseEvent, type EventFields } from './parseEvent';
import { refuseSignature, refuseUnsigned } from './signature';

/** More than any body HighLevel sends, which is 256 KB at most (its webhook guide). */
const LARGEST_BODY = 1024 * 1024;

/** One request to the webhook, as it came. */
export interface Delivery {
	/** The body's bytes; undefined when they are not to be had. */
	rawBody: Uint8Array | undefined;
	/** The value of X-GHL-Signature. */
	signature: unknown;
	/** The `event` of the URL's query. */
	hint?: unknown;
}

/** What a trigger accepts. */
export interface DeliveryRules {
	/** The key to verify with, or `none` to accept unsigned deliveries. Undefined accepts nothing. */
	verifyWith: KeyObject | 'none' | undefined;
	/** The selected events. */
	events: readonly EventName[];
	filter: EventFilter;
	/** How old an event's `timestamp` may be, in milliseconds; 0 for any age. Undefined takes none. */
	maxAgeMs: number | undefined;
}

/** What comes of a delivery: an item to start an execution with, or an answer without one. */
export type Verdict = { item: IDataObject } | { status: 200 | 400 | 401; message: string };

/**
 * Judges one delivery: verify, read, filter, drop repeats, in that order, so that nothing of a
 * forged delivery is read or remembered. It runs in one go, which makes two deliveries of one event
 * at the same moment one execution. Only an accepted delivery is remembered. Never throws.
 *
 * @param memory or what gives it, called only for a delivery that came through all the rest; undefined
 *   remembers nothing
 * @param now milliseconds since the epoch
 */
export function receiveDelivery(
	delivery: Delivery,
	rules: DeliveryRules,
	memory: DeliveryMemory | (() => DeliveryMemory) | undefined,
	now: number,
): Verdict {
	const { rawBody } = delivery;
	const refusal = refuseAtTheDoor(delivery, rules.verifyWith);
	if (refusal) return refusal;
	if (!rawBody) return { status: 400, message: 'The delivery has no body that can be read.' };

	const parsed = parseEvent(rawBody, rules.events, delivery.hint);
	if ('refusal' in parsed) return { status: 400, message: parsed.refusal };
	if ('unselected' in parsed) {
		return { status: 200, message: `Not selected under Trigger On: ${parsed.unselected}.` };
	}
	const { event, fields } = parsed;
	if (!passesFilter(fields, rules.filter)) return { status: 200, message: 'Filtered out.' };
	if (isTooOld(fields, rules.maxAgeMs, now)) return { status: 200, message: 'Too old.' };

	if (memory) {
		const remembered = typeof memory === 'function' ? memory() : memory;
		const hash = deliveryHash(event, fields, rawBody);
		if (remembered.has(hash, now)) return { status: 200, message: 'Received before.' };
		remembered.add(hash, now);
	}
	return { item: eventItem(event, fields) };
}

/** The answer to a delivery that is not even read; undefined lets it in. */
function refuseAtTheDoor(
	{ rawBody, signature }: Delivery,
	verifyWith: DeliveryRules['verifyWith'],
): { status: 400 | 401; message: string } | undefined {
	if (!verifyWith) {
		return { status: 401, message: 'The trigger has no key to verify deliveries with.' };
	}
	const unsigned = verifyWith === 'none' ? undefined : refuseUnsigned(signature);
	if (unsigned) return { status: 401, message: unsigned };
	// Before the signature is checked, for that hashes every byte.
	if (rawBody && rawBody.length > LARGEST_BODY) {
		return { status: 400, message: 'The body is larger than any event of HighLevel.' };
	}
	const forged =
		verifyWith === 'none' ? undefined : refuseSignature(rawBody, signature, verifyWith);
	return forged ? { status: 401, message: forged } : undefined;
}

/** A timestamp that is missing or cannot be read has no age: the memory still drops its repeats. */
function isTooOld(fields: EventFields, maxAgeMs: number | undefined, now: number): boolean {
	if (maxAgeMs === undefined) return true;
	return maxAgeMs > 0 && now - timeOf(fields.timestamp) > maxAgeMs;
}

/** Milliseconds since the epoch, of ISO text or of a number in seconds or milliseconds; else NaN. */
function timeOf(timestamp: unknown): number {
	if (typeof timestamp === 'string') return Date.parse(timestamp);
	if (typeof timestamp !== 'number') return NaN;
	return timestamp < 1e11 ? timestamp * 1000 : timestamp;
}
