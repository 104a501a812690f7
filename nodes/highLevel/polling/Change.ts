import type { EventName } from '../webhooks/eventNames';

/** A change a poll found, told as HighLevel's webhook would: the event and its fields. */
export interface Change {
	event: EventName;
	fields: Readonly<Record<string, string>>;
}

/** What a poll found, and what it is to remember for the next one. */
export interface Poll<Memory> {
	changes: Change[];
	memory: Memory;
}

/** Fields as text, those that are not there left out. */
export function present(
	fields: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
	return Object.fromEntries(
		Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
	);
}
