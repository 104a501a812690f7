import type { AssociationRef } from '../model/associationRef';
import { HighLevelError, isHighLevelError } from '../api/HighLevelError';
import type { Association } from '../model/shapes';

/** Says of a "not found" which association was meant; any other error as it is. */
export function associationMissing(
	error: unknown,
	{ by, value }: AssociationRef,
	locationId: string,
): unknown {
	if (!isHighLevelError(error, 'notFound')) return error;
	return new HighLevelError({
		...error,
		message: `There is no association with the ${by === 'id' ? 'ID' : 'key'} "${value}" in location ${locationId}`,
		hint: 'Choose it from the list, or look it up with the operation Get Many.',
	});
}

/** The error for a filter's entry that is no association's ID and no key. */
export function unknownAssociation(idOrKey: string, locationId: string): HighLevelError {
	return new HighLevelError({
		kind: 'notFound',
		status: 404,
		message: `There is no association with the ID or key "${idOrKey}" in location ${locationId}`,
		hint: 'Check Association Names or IDs: choose from the list, or give the key as HighLevel shows it.',
	});
}

/** The refusal to create a second association of a key. */
export function keyTaken(error: HighLevelError, key: string, locationId: string): HighLevelError {
	return new HighLevelError({
		...error,
		message: `An association with the key "${key}" exists already in location ${locationId}`,
		hint: 'Choose another key, or use the operation Create or Update.',
	});
}

/** The refusal to update an association that joins other objects than were asked for. */
export function keyOfOthers({ key, firstObjectKey, secondObjectKey }: Association): HighLevelError {
	return new HighLevelError({
		kind: 'invalid',
		message: `The key "${key}" exists already for other objects: ${firstObjectKey} and ${secondObjectKey}`,
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

/** The refusal to filter by a type no answer tells: the second family's has none. */
export function typeNotReturned(): HighLevelError {
	return new HighLevelError({
		kind: 'unsupported',
		message: "Association Type cannot be filtered by: HighLevel's answer tells no types",
		hint: 'Remove the filter. The endpoints "Objects Association" of the credential know no types.',
	});
}
