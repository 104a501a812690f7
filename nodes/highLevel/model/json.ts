import type { IDataObject } from 'n8n-workflow';

/** Whether a value of an answer, or of an expression, is an object with fields: no list, not null. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An ID, key or label as text; undefined for anything else. */
export function textIn(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? value : undefined;
}

/**
 * The parsed JSON, changed in place, without fields called `__proto__` at any depth. JSON may have such
 * fields; whoever copies an item key by key later, as n8n does, would change the copy's prototype.
 */
export function withoutPrototypes<T>(json: T): T {
	// No recursion: an answer may be nested deeper than the stack.
	const left: unknown[] = [json];
	while (left.length > 0) {
		const value = left.pop();
		if (typeof value !== 'object' || value === null) continue;
		if (Object.hasOwn(value, '__proto__')) {
			delete (value as Record<string, unknown>)['__proto__'];
		}
		for (const inner of Object.values(value)) left.push(inner);
	}
	return json;
}
