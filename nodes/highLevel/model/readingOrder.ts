import type { Association, ObjectSchema } from './shapes';

/** An association in the order a person reads it: key, labels and objects, then IDs and the rest. */
export function associationInWords(association: Association): Association {
	return inFront(association, [
		'key',
		'firstObjectLabel',
		'firstObjectKey',
		'secondObjectLabel',
		'secondObjectKey',
		'associationType',
	]);
}

/** An object's schema in the same order. */
export function objectInWords(object: ObjectSchema): ObjectSchema {
	return inFront(object, ['key', 'labels', 'description', 'primaryDisplayProperty', 'standard']);
}

/** The same fields, with some in front. */
function inFront<T extends object>(entry: T, names: Array<keyof T>): T {
	const there = names.filter((name) => name in entry).map((name) => [name, entry[name]]);
	return { ...(Object.fromEntries(there) as Partial<T>), ...entry };
}
