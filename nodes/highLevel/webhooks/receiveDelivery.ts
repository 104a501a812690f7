import type { KeyObject } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { deliveryMark } from './deliveryMark';
import type { DeliveryMemory, RequestState } from './DeliveryMemory';
import { eventItem } from './eventItem';
import { eventLabel, type EventName } from './eventNames';
import { timeOf } from './eventTime';
import { whyFilteredOut, type EventFilter } from './filterEvent';
import { parseEvent, type EventFields } from './parseEvent';
import { refuseSignature, refuseUnsigned } from './signature';

/** More than any body HighLevel sends, which is 256 KB at most (its webhook guide). */
const LARGEST_BODY = 1024 * 1024;

/** One request to the webhook, as it came. */
export interface Delivery {
	/** The body's bytes; undefined where they cannot be had. */
	rawBody: Uint8Array | undefined;
	/** The value of X-GHL-Signature. */
	signature: unknown;
	/** What the URL says about the event: its last part, the `event` of its query; anything. */
	urlNames?: unknown;
	/** What becomes of the request; by default it counts as accepted at once. */
	state?: () => RequestState;
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

/** What comes of a delivery. */
export type Verdict =
	/** An item to start an execution with; `started` is to be called when n8n has that execution. */
	| { item: IDataObject; started: () => void }
	/** An answer without an execution, and why. */
	| { status: 200 | 400 | 401 | 503; message: string };

/**
 * Judges one delivery: verify, read, filter, drop repeats, in that order, so that nothing of a
 * forged delivery is read or remembered. It runs in one go, so two deliveries of one event at the same
 * moment are one execution: the second is answered 503 while the first may still fail, and HighLevel
 * sends it again later. Only a delivery that has its execution is remembered. Never throws.
 *
 * @param memory or a function that returns it, called only for a delivery that came through all the
 *   rest; undefined remembers nothing
 * @param now milliseconds since the epoch
 */
export function receiveDelivery(
	delivery: Delivery,
	rules: DeliveryRules,
	memory: DeliveryMemory | (() => DeliveryMemory) | undefined,
	now: number,
): Verdict {
	const { rawBody, urlNames, state } = delivery;
	const refusal = refuseAtTheDoor(delivery, rules.verifyWith);
	if (refusal) return refusal;
	if (!rawBody) return { status: 400, message: 'The delivery has no body that can be read.' };

	const parsed = parseEvent(rawBody, urlNames);
	if (parsed.kind === 'unreadable') return { status: 400, message: parsed.message };
	if (parsed.kind === 'otherEvent') return { status: 200, message: parsed.message };
	const { names, fields } = parsed;
	const item = eventItem(eventLabel(names), fields);
	const dropped = whyDropped(names, fields, rules, now);
	if (dropped) return { status: 200, message: dropped };

	const mark = memory && deliveryMark(names, fields, rawBody);
	if (!memory || mark === undefined) return { item, started: () => undefined };
	const remembered = typeof memory === 'function' ? memory() : memory;
	switch (remembered.begin(mark, now, state)) {
		case 'repeat':
			return { status: 200, message: 'Received before.' };
		case 'starting':
			return { status: 503, message: 'The same delivery is being received. Send it again later.' };
		case 'new':
			return { item, started: () => remembered.accept(mark, now) };
	}
}

/** Why an event of ours starts nothing here, in a sentence; undefined when nothing speaks against it. */
function whyDropped(
	names: readonly EventName[],
	fields: EventFields,
	rules: DeliveryRules,
	now: number,
): string | undefined {
	if (!names.some((name) => rules.events.includes(name))) {
		return `Not selected under Trigger On: ${eventLabel(names)}.`;
	}
	const filtered = whyFilteredOut(fields, rules.filter);
	return filtered ?? (isTooOld(fields, rules.maxAgeMs, now) ? 'Too old.' : undefined);
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
	// Before the signature is checked, because that hashes every byte.
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
