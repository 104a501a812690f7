import { HighLevelError, isHighLevelError } from '../api/HighLevelError';
import type { HighLevelRecord } from '../model/shapes';
import type { Name } from './Name';

/** How many of several matches a message names. */
const NAMED_MATCHES = 3;

/** How an error text calls the records of an object. */
export interface ObjectWords {
	singular: string;
	plural: string;
}

/** The refusal of a name that is empty. */
export function emptyName(objectKey: string): HighLevelError {
	return invalid(
		`A name of a record of "${objectKey}" is empty`,
		'Give what people call the record, or its ID. Nothing was changed.',
	);
}

/** The refusal of `property:` with nothing behind it. */
export function emptyValue(text: string, property: string): HighLevelError {
	return invalid(
		`The name "${text}" has no value after "${property}:"`,
		`Give it as ${property}:value. Nothing was changed.`,
	);
}

/** The refusal to look for names of an object whose schema does not say what its records are called. */
export function noDisplayProperty(objectKey: string): HighLevelError {
	return invalid(
		`The object "${objectKey}" has no primary display property, so its records have no names`,
		'Give the name as property:value, or give the ID.',
	);
}

/** The refusal where an association does not say which object a name is of. */
export function objectUnknown(association: string, side: string): HighLevelError {
	return invalid(
		`The association "${association}" does not say which object stands on its ${side} side, so names cannot be looked up`,
		'Give the ID instead of the name.',
	);
}

/** Throws the refusal of a name that can mean no record with the field that gave it; anything else as it is. */
export function throwWithField(field: string | undefined): (error: unknown) => never {
	return (error) => {
		const isOurs = isHighLevelError(error, 'invalid', 'unsupported') && error.status === undefined;
		throw field && isOurs ? error.saying(`"${field}": ${error.message}`) : error;
	};
}

/** What a name asks for: `the email "ada@example.com"`. */
function described({ properties, value }: Name): string {
	const labels = properties.map(({ label }) => label);
	const last = labels.pop() ?? 'name';
	const label = labels.length > 0 ? `${labels.join(', ')} or ${last}` : last;
	return `the ${label} "${value}"`;
}

/** Why a name stands for no record; also the reason in the output where that is allowed. */
export function missingReason(name: Name, { singular }: ObjectWords, locationId: string): string {
	return `No ${singular} with ${described(name)} was found in location ${locationId}`;
}

/** The refusal of a name that no record bears. */
export function nameNotFound(name: Name, words: ObjectWords, locationId: string): HighLevelError {
	return new HighLevelError({
		kind: 'notFound',
		message: missingReason(name, words, locationId),
		hint: 'Check the spelling: names are compared whole, only blanks and upper or lower case do not count. Or choose under "When Nothing Matches" in the options to skip it or to create the record.',
	});
}

/** The refusal of a name that several records bear. */
export function nameOfSeveral(
	name: Name,
	records: HighLevelRecord[],
	{ plural }: ObjectWords,
): HighLevelError {
	return invalid(
		`${records.length} ${plural} have ${described(name)}: ${listed(records)}`,
		'Give the ID of the one you mean, or choose under "When Several Match" in the options to take the earliest or the latest.',
	);
}

/** The refusal of a number without its country that different numbers end in. */
export function phoneOfSeveral(
	name: Name,
	records: HighLevelRecord[],
	{ plural }: ObjectWords,
): HighLevelError {
	return invalid(
		`${records.length} ${plural} have phone numbers that end like "${name.value}": ${listed(records)}`,
		'Give the number with its country code, such as +15551234567.',
	);
}

/** The refusal to take the earliest or latest of records that do not say when they were made. */
export function datesMissing(
	name: Name,
	records: HighLevelRecord[],
	{ plural }: ObjectWords,
): HighLevelError {
	return invalid(
		`${records.length} ${plural} have ${described(name)}, and HighLevel does not say when each was created: ${listed(records)}`,
		'Give the ID of the one you mean.',
	);
}

/** The refusal to create a record of which a name says too little. */
export function cannotCreate(name: Name, { singular }: ObjectWords, why: string): HighLevelError {
	return new HighLevelError({
		kind: 'unsupported',
		message: `No ${singular} with ${described(name)} was found, and none can be created from it: ${why}`,
		hint: 'Create the record first, or choose another way under "When Nothing Matches" in the options. Nothing was changed.',
	});
}

/** The refusal where a record may have been created, but neither its answer nor the record came. */
export function maybeCreated(
	error: HighLevelError,
	name: Name,
	{ singular }: ObjectWords,
): HighLevelError {
	return new HighLevelError({
		...error,
		message: `HighLevel did not confirm that it created the ${singular} with ${described(name)}`,
		hint: 'Look in HighLevel whether it is there before you run this again, so that it is not created twice.',
	});
}

/** The first few records with what tells them apart. */
function listed(records: HighLevelRecord[]): string {
	const named = records.slice(0, NAMED_MATCHES).map(({ label, detail, id }) => {
		const more = [detail, `ID ${id}`].filter(Boolean).join(', ');
		return `${label} (${more})`;
	});
	const rest = records.length - named.length;
	return [...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

function invalid(message: string, hint: string): HighLevelError {
	return new HighLevelError({ kind: 'invalid', message, hint });
}
