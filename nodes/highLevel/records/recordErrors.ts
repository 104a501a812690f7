import { HighLevelError } from '../api/HighLevelError';

/** The error for a record that is not there. */
export function recordNotFound(objectKey: string, id: string, locationId: string): HighLevelError {
	return new HighLevelError({
		kind: 'notFound',
		status: 404,
		message: `There is no record of "${objectKey}" with the ID "${id}" in location ${locationId}`,
		hint: 'Choose the record from the list, or check the ID and the object in HighLevel.',
	});
}
