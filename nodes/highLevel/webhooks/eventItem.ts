import type { IDataObject } from 'n8n-workflow';
import { withoutPrototypes } from '../model/json';

/**
 * The item both triggers give for an event: the event's own fields flat, plus `event`, its name.
 * A field of that name in the body gives way. Fields called `__proto__` are left out at every depth,
 * because whoever copies the item key by key later would change the copy's prototype with them.
 *
 * @param fields nested 64 deep at most, which reading a delivery sees to
 */
export function eventItem(event: string, fields: Readonly<Record<string, unknown>>): IDataObject {
	const item = withoutPrototypes({ event, ...fields }) as IDataObject;
	item.event = event;
	return item;
}
