import type { IDataObject } from 'n8n-workflow';

/**
 * The item both triggers give for an event: the event's own fields flat, plus `event`, its name.
 * A field of that name in the body gives way. `__proto__` is left out, because whoever copies the
 * item key by key later would change the copy's prototype with it.
 */
export function eventItem(event: string, fields: Readonly<Record<string, unknown>>): IDataObject {
	const item: Record<string, unknown> = { event, ...fields };
	item.event = event;
	if (Object.hasOwn(item, '__proto__')) delete item['__proto__'];
	return item as IDataObject;
}
