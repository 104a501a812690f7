import { Refusal } from '../answers/Refusal';
import type { SandboxObject } from '../state/entities';
import type { Match } from './Match';

/** What a server does with the `filters` of a record search, which no document names. */
export type RecordFilters = 'answered' | 'ignored' | 'refused';

/**
 * What the `filters` of a record search find: all of the list. Seen: `{field: 'properties.<key>',
 * operator: 'eq' | 'is_not_empty', value}`, of any property, searchable or not. Equal is equal to the
 * letter, and dates never match. @throws Refusal 422 where they are refused
 */
export function recordMatch(
	filters: readonly unknown[] | undefined,
	mode: RecordFilters,
	object: SandboxObject,
): Match | undefined {
	if (filters === undefined || mode === 'ignored') return undefined;
	if (mode === 'refused') throw new Refusal(422, ['property filters should not exist']);
	const matches = filters.map((filter) => single(filter, object));
	return (record) => matches.every((fits) => fits(record));
}

function single(filter: unknown, object: SandboxObject): Match {
	const { field, operator, value } = (filter ?? {}) as Record<string, unknown>;
	const [, key] = /^properties\.(.+)$/.exec(String(field)) ?? [];
	if (key === undefined) throw new Refusal(422, ['filters.field must be a property']);
	if (operator === 'is_not_empty') {
		return ({ properties }) => !['', null, undefined].includes(properties[key] as string);
	}
	if (operator !== 'eq') throw new Refusal(422, ['filters.operator is not supported']);
	if (object.fields?.find((each) => each.key === key)?.dataType === 'DATE') return () => false;
	return ({ properties }) => [properties[key]].flat().includes(value);
}
