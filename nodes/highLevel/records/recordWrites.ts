import type { IDataObject } from 'n8n-workflow';
import { pathOf, type HighLevelRequest } from '../api/http';
import { HighLevelError } from '../api/HighLevelError';

/**
 * The request that creates a record of an object. It is not repeated by itself when its answer is
 * lost: HighLevel would create a second record.
 *
 * @param key the object's key in the official form
 * @param values the record's properties, without the object's prefix
 * @throws HighLevelError `unsupported` for an opportunity
 */
export function createRequest(
	key: string,
	locationId: string,
	values: IDataObject,
): HighLevelRequest {
	refuseOpportunity(key);
	if (key === 'contact') {
		return {
			method: 'POST',
			path: '/contacts/',
			body: { locationId, ...values },
			scope: 'contacts.write',
			once: true,
		};
	}
	if (key === 'business') {
		return {
			method: 'POST',
			path: '/businesses/',
			body: { locationId, ...values },
			scope: 'businesses.write',
			once: true,
		};
	}
	return {
		method: 'POST',
		path: pathOf`/objects/${key}/records`,
		body: { locationId, properties: values },
		scope: 'objects/record.write',
		once: true,
	};
}

/**
 * The request that changes a record; properties that are not given keep their values.
 * @throws HighLevelError `unsupported` for an opportunity, and for a contact: see {@link upsertRequest}
 */
export function updateRequest(
	key: string,
	locationId: string,
	id: string,
	values: IDataObject,
): HighLevelRequest {
	refuseOpportunity(key);
	if (key === 'business') {
		return {
			method: 'PUT',
			path: pathOf`/businesses/${id}`,
			body: values,
			scope: 'businesses.write',
		};
	}
	return {
		method: 'PUT',
		path: pathOf`/objects/${key}/records/${id}`,
		// In the body the location is refused with 422 (seen).
		query: { locationId },
		body: { properties: values },
		scope: 'objects/record.write',
	};
}

/**
 * The request that creates a contact or changes the one that has this email, else this phone number,
 * by the location's setting for duplicates (doc). Repeated, it meets the contact it has made itself.
 */
export function upsertRequest(locationId: string, values: IDataObject): HighLevelRequest {
	return {
		method: 'POST',
		path: '/contacts/upsert',
		body: { locationId, ...values },
		scope: 'contacts.write',
	};
}

function refuseOpportunity(key: string): void {
	if (key !== 'opportunity') return;
	throw new HighLevelError({
		kind: 'unsupported',
		message: 'Opportunities can be neither created nor changed by this node',
		hint: 'An opportunity needs a pipeline and a stage, which a name does not say. Create it with the HighLevel node, then link it here. Nothing was changed.',
	});
}
