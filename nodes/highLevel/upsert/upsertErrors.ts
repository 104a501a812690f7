import { HighLevelError } from '../api/HighLevelError';

/** The refusal to change a record by an ID that does not exist. */
export function noSuchRecord(objectKey: string, id: string): HighLevelError {
	return new HighLevelError({
		kind: 'notFound',
		message: `There is no record of "${objectKey}" with the ID "${id}"`,
		hint: 'Check the ID, or match on another field to create the record where it is missing.',
	});
}

/** The refusal to give a contact an email or phone number that is another contact's. */
export function takenByAnother(field: string, value: string, otherId: string): HighLevelError {
	return new HighLevelError({
		kind: 'invalid',
		message: `Another contact (ID ${otherId}) already has the ${field} "${value}"`,
		hint: 'HighLevel recognizes a contact by its email and phone number. Nothing was changed.',
	});
}

/** The refusal to change a contact that HighLevel could not recognize. */
export function notRecognizable(id: string): HighLevelError {
	return new HighLevelError({
		kind: 'unsupported',
		message: `The contact with the ID "${id}" has neither an email nor a phone number`,
		hint: 'HighLevel recognizes a contact to change by one of them. Nothing was changed.',
	});
}

/** The error for a contact that HighLevel took another one for. */
export function anotherContact(id: string, changed: string): HighLevelError {
	return new HighLevelError({
		kind: 'invalid',
		message: `HighLevel changed the contact with the ID "${changed}" instead of "${id}"`,
		hint: "Check both contacts, and the location's setting for duplicate contacts: it decides by which field contacts are recognized.",
	});
}
