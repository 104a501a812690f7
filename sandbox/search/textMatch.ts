import type { SandboxObject } from '../state/entities';
import { searchableKeys } from '../state/objectFields';
import type { Match } from './Match';

/**
 * What a search's `query` finds: records that hold the text in a searchable property, or, written
 * `property:value`, in that property. Upper and lower case do not count. A property that is not
 * searchable is not looked into, so naming it finds nothing.
 */
export function textMatch(query: string, object: SandboxObject): Match {
	const searchable = searchableKeys(object);
	const [, property, value] = /^\s*([^:\s]+):(.*)$/s.exec(query) ?? [];
	if (property !== undefined && isProperty(property, object)) {
		if (!searchable.includes(property)) return () => false;
		const wanted = wantedIn(value);
		return ({ properties }) => holds(properties[property], wanted);
	}
	const wanted = wantedIn(query);
	return ({ properties }) => searchable.some((key) => holds(properties[key], wanted));
}

function isProperty(key: string, { fields, primaryDisplayProperty }: SandboxObject): boolean {
	return fields
		? fields.some((field) => field.key === key)
		: primaryDisplayProperty.endsWith(`.${key}`);
}

const wantedIn = (text: string) => text.trim().toLowerCase();

function holds(value: unknown, wanted: string): boolean {
	if (typeof value !== 'string' && typeof value !== 'number') return false;
	return String(value).toLowerCase().includes(wanted);
}
