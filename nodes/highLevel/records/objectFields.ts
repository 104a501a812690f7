import type { IDataObject } from 'n8n-workflow';
import { unreadableError } from '../api/errors';
import type { HighLevelResponse } from '../api/http';

/** A property that an object's records have. */
export interface ObjectField {
	/** As a record's properties call it, without the object's prefix: `address`. */
	key: string;
	/** As people see it: `Address`. */
	name: string;
	/** HighLevel's own word, such as TEXT, NUMERICAL, MONETORY (sic), DATE or SINGLE_OPTIONS. */
	dataType: string;
	/** What can be chosen, where it is a choice: what is stored, and what people see. */
	options?: Array<{ value: string; name: string }>;
	/** The field's own ID: contacts give their custom fields by it. */
	id?: string;
}

/**
 * The fields in the answer of `GET /objects/{key}?fetchProperties=true` (doc).
 * @throws HighLevelError `unreadable`
 */
export function objectFieldsIn(response: HighLevelResponse): ObjectField[] {
	const { fields } = (response.body ?? {}) as { fields?: unknown };
	if (!Array.isArray(fields)) throw unreadableError(response, 'list of fields');
	return (fields as unknown[]).flatMap((field) => fieldOf(field) ?? []);
}

function fieldOf(field: unknown): ObjectField | undefined {
	if (typeof field !== 'object' || field === null) return undefined;
	const { fieldKey, name, dataType, options, id } = field as IDataObject;
	const key = typeof fieldKey === 'string' ? fieldKey.split('.').pop() : undefined;
	if (!key) return undefined;
	const choices = Array.isArray(options) ? options.flatMap((option) => choiceOf(option)) : [];
	return {
		key,
		name: typeof name === 'string' && name !== '' ? name : key,
		dataType: typeof dataType === 'string' ? dataType : 'TEXT',
		...(choices.length > 0 && { options: choices }),
		...(typeof id === 'string' && { id }),
	};
}

/** An option is an object with its key and label (doc), or a text (seen). */
function choiceOf(option: unknown): Array<{ value: string; name: string }> {
	if (typeof option === 'string') return [{ value: option, name: option }];
	if (typeof option !== 'object' || option === null) return [];
	const { key, value, label, name } = option as Record<string, unknown>;
	const stored = [key, value, label, name].find((text) => typeof text === 'string');
	const shown = [label, name, key, value].find((text) => typeof text === 'string');
	return stored === undefined ? [] : [{ value: String(stored), name: String(shown) }];
}
