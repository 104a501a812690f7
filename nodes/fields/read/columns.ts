import type { IDataObject } from 'n8n-workflow';
import type { ParameterSource } from './ParameterSource';

/** What a resource mapper gives for an item. */
export interface Columns {
	/** Whether the values come from the item's own fields rather than from `values`. */
	fromInput: boolean;
	/** Values by field, expressions resolved; empty when they come from the input. */
	values: IDataObject;
	/** The fields to find an existing record by. */
	matchOn: string[];
	/** The fields the mapper offered and nobody removed, in its order. */
	fields: string[];
}

/**
 * Reads a resource mapper. Its schema holds HighLevel's names of fields and options, which are never
 * resolved as expressions: only `value` is what the user wrote.
 * @throws n8n's error for an expression that cannot be resolved, or a value that is not of its type
 */
export function columns(source: ParameterSource, name: string, itemIndex: number): Columns {
	const schema = source.stored(`${name}.schema`);
	const fields = Array.isArray(schema)
		? (schema as Array<{ id?: unknown; removed?: boolean }>)
		: [];
	const fromInput = source.stored(`${name}.mappingMode`) === 'autoMapInputData';
	return {
		fromInput,
		values: fromInput ? {} : ((source.ask(`${name}.value`, itemIndex) ?? {}) as IDataObject),
		matchOn: texts(source.stored(`${name}.matchingColumns`)),
		fields: texts(fields.filter(({ removed }) => !removed).map((field) => field.id)),
	};
}

function texts(value: unknown): string[] {
	return Array.isArray(value)
		? value.filter((entry): entry is string => typeof entry === 'string')
		: [];
}
