/**
 * Reads the form n8n keeps a run's data in (the package `flatted`): an array of values, in which the text
 * at any place below is the index of the value that belongs there.
 */
export function unflatten(text: string): unknown {
	const values = JSON.parse(text) as unknown[];
	const built = new Map<number, unknown>();

	const at = (index: number): unknown => {
		if (built.has(index)) return built.get(index);
		const value = values[index];
		if (typeof value !== 'object' || value === null) return value;
		const result: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
		built.set(index, result);
		for (const [key, entry] of Object.entries(value)) {
			(result as Record<string, unknown>)[key] =
				typeof entry === 'string' ? at(Number(entry)) : entry;
		}
		return result;
	};

	return at(0);
}
