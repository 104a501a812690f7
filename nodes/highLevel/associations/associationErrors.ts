import type { AssociationRef } from '../model/associationRef';
import { withWords } from '../api/errorTexts';
import { HighLevelError, isHighLevelError } from '../api/HighLevelError';
import type { Association } from '../model/shapes';

/** What a reference is called. */
const WORDS: Record<AssociationRef['by'], string> = { id: 'ID', key: 'key', idOrKey: 'ID or key' };

/** What to do about one that is not there. */
const FIXES: Record<AssociationRef['by'], string> = {
	id: 'Choose it from the list. If this is its key, choose By Key.',
	key: 'Choose it from the list. If this is its ID, choose By ID.',
	idOrKey: 'Give the ID or key as the operation Association: Get Many returns it.',
};

/** Says of a "not found" which association was meant; any other error as it is. */
export function associationMissing(error: unknown, { by, value }: AssociationRef): unknown {
	if (!isHighLevelError(error, 'notFound')) return error;
	return error.saying(
		`There is no association with the ${WORDS[by]} "${value}"${error.inLocation}`,
		FIXES[by],
	);
}

/** Says of a "not found" that a filter's entry is neither an ID nor a key; any other error as it is. */
export function associationUnknown(error: unknown, idOrKey: string): unknown {
	if (!isHighLevelError(error, 'notFound')) return error;
	return error.saying(
		`There is no association with the ID or key "${idOrKey}"${error.inLocation}`,
		'Check Association Names or IDs: choose from the list, or give IDs or keys as HighLevel shows them.',
	);
}

/** The refusal to create a second association of a key. */
export function keyTaken(error: HighLevelError, key: string): HighLevelError {
	return error.saying(
		`An association with the key "${key}" already exists${error.inLocation}`,
		'Choose another key, or use the operation Create or Update.',
	);
}

/** A refusal that sounds like a duplicate, where no association has the key: perhaps a limit (doc). */
export function creationRefused(error: HighLevelError, key: string): HighLevelError {
	return error.saying(
		withWords(`HighLevel refuses to create the association "${key}"`, error.apiMessage),
		'No association has this key. HighLevel allows 10 associations for each pair of objects: delete one if that is what it says, or run it again in a minute. Nothing was changed.',
	);
}

/** The refusal to update an association that joins other objects than were asked for. */
export function keyOfOthers({ key, firstObjectKey, secondObjectKey }: Association): HighLevelError {
	return new HighLevelError({
		kind: 'invalid',
		message: `The key "${key}" already exists for other objects: ${firstObjectKey} and ${secondObjectKey}`,
		hint: 'Choose another key, or the same two objects in the same order. Nothing was changed.',
	});
}

/** The refusal of two labels that would be equal. */
export function equalLabels(label: string): HighLevelError {
	return new HighLevelError({
		kind: 'invalid',
		message: `First Object Label and Second Object Label would both be "${label}"`,
		hint: 'HighLevel wants two different labels. Nothing was changed.',
	});
}

/** The refusal of a description that would be lost. */
export function descriptionNotKept(): HighLevelError {
	return new HighLevelError({
		kind: 'unsupported',
		message: 'Description is not kept by the endpoints "Associations" of the credential',
		hint: 'Remove the option Description. Nothing was changed.',
	});
}

/** The refusal to filter by a type when no answer has one, as in the second family. */
export function typeNotReturned(): HighLevelError {
	return new HighLevelError({
		kind: 'unsupported',
		message: "Association Type cannot be used as a filter: HighLevel's answer has no types",
		hint: 'Remove the filter. The endpoints "Objects Association" of the credential have no types.',
	});
}
