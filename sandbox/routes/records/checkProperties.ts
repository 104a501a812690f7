import { Refusal } from '../../answers/Refusal';
import type { DataType, SandboxField, SandboxObject } from '../../state/entities';

/** What a property's value looks like, by its data type; a type not named here takes text. */
const KINDS: Partial<Record<DataType, (value: unknown, field: SandboxField) => boolean>> = {
	NUMERICAL: (value) => typeof value === 'number',
	MONETORY: (value) =>
		typeof value === 'object' &&
		value !== null &&
		typeof (value as { value?: unknown }).value === 'number',
	DATE: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value),
	SINGLE_OPTIONS: isOption,
	RADIO: isOption,
	MULTIPLE_OPTIONS: areOptions,
	CHECKBOX: areOptions,
	TEXTBOX_LIST: Array.isArray,
	FILE_UPLOAD: Array.isArray,
};

/**
 * Refuses properties that the object does not have, values that do not fit a property's data type and a
 * new record without a name. `null` and empty text clear a property. @throws Refusal 422
 */
export function checkProperties(
	properties: Record<string, unknown>,
	object: SandboxObject,
	record: 'new' | 'changed',
): void {
	const messages: string[] = [];
	const title = object.primaryDisplayProperty.split('.').pop() ?? '';
	const given = properties[title];
	const isNameless = given === '' || given === null || (given === undefined && record === 'new');
	if (isNameless) messages.push(`properties.${title} should not be empty`);
	for (const [key, value] of Object.entries(properties)) {
		if (!object.fields || value === null || value === '') continue;
		const field = object.fields.find((each) => each.key === key);
		if (!field) messages.push(`property ${key} should not exist`);
		else if (!fits(value, field)) {
			messages.push(`properties.${key} must be a valid ${field.dataType} value`);
		}
	}
	if (messages.length > 0) throw new Refusal(422, messages);
}

function fits(value: unknown, field: SandboxField): boolean {
	const kind = KINDS[field.dataType];
	return kind ? kind(value, field) : typeof value === 'string';
}

function isOption(value: unknown, { options = [] }: SandboxField): boolean {
	return options.some(({ key }) => key === value);
}

function areOptions(value: unknown, field: SandboxField): boolean {
	return Array.isArray(value) && value.every((each) => isOption(each, field));
}
