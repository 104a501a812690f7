import { inspect } from 'node:util';

/**
 * Everything there is to read of a value as one text: own fields whether or not they are enumerable,
 * fields and getters it inherits, symbols, causes, and what it becomes as text and as JSON.
 */
export function everythingIn(value: unknown): string {
	const found: string[] = [];
	const seen = new Set<unknown>();
	const visit = (entry: unknown): void => {
		if (entry === null || entry === undefined) return;
		if (typeof entry !== 'object' && typeof entry !== 'function') {
			found.push(String(entry));
			return;
		}
		if (seen.has(entry)) return;
		seen.add(entry);
		if (Buffer.isBuffer(entry)) return void found.push(entry.toString());
		if (entry instanceof Map) for (const pair of entry) visit(pair);
		if (entry instanceof Set) for (const member of entry) visit(member);
		for (
			let level: unknown = entry;
			level && !isBuiltIn(level);
			level = Object.getPrototypeOf(level)
		) {
			for (const name of Reflect.ownKeys(level as object)) {
				found.push(String(name));
				visit(readFrom(entry, name));
			}
		}
	};
	visit(value);
	found.push(inspect(value, { depth: 12, showHidden: true, getters: true }), asJson(value));
	return found.join('\n');
}

/** Where a secret stands in a text or value, as a few words around it; empty when nowhere. */
export function leaksOf(secrets: readonly string[], where: string, text: string): string[] {
	return secrets
		.filter((secret) => secret !== '' && text.includes(secret))
		.map((secret) => {
			const at = text.indexOf(secret);
			return `${where} holds ${secret.slice(0, 6)}…: ${text.slice(Math.max(0, at - 80), at)}`;
		});
}

function isBuiltIn(level: unknown): boolean {
	return [Object.prototype, Function.prototype, Array.prototype, Error.prototype].some(
		(prototype) => prototype === level,
	);
}

function readFrom(entry: unknown, name: PropertyKey): unknown {
	try {
		return (entry as Record<PropertyKey, unknown>)[name];
	} catch {
		return undefined;
	}
}

function asJson(value: unknown): string {
	try {
		return JSON.stringify(value) ?? '';
	} catch {
		return '';
	}
}
