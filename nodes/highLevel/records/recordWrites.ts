import type { IDataObject } from 'n8n-workflow';
import type { ApiCall } from '../api/apiCall';
import { pathOf, type HighLevelRequest } from '../api/http';
import { HighLevelError } from '../api/HighLevelError';
import { schemaKey } from '../model/objectKeys';
import type { HighLevelRecord } from '../model/shapes';
import { recordIn, recordSource } from './recordSources';

/** Creates and changes the records of a location. */
export class RecordWrites {
	/** @param describe names a record as people know it */
	constructor(
		private readonly call: ApiCall,
		private readonly locationId: string,
		private readonly describe: (key: string, data: IDataObject) => Promise<HighLevelRecord>,
	) {}

	/**
	 * Creates a record with these properties (without the object's prefix). It is sent once: where the
	 * answer is lost, the error is `uncertain` and the record may exist.
	 * @throws HighLevelError `unsupported` for an opportunity
	 */
	async create(objectKey: string, values: IDataObject): Promise<HighLevelRecord> {
		const key = schemaKey(objectKey);
		const response = await this.call(createRequest(key, this.locationId, values));
		return await this.describe(key, recordIn(response, recordSource(key)));
	}

	/**
	 * Changes a company or a custom object's record; properties that are not given keep their values.
	 * @throws HighLevelError `unsupported` for an opportunity
	 */
	async update(objectKey: string, id: string, values: IDataObject): Promise<HighLevelRecord> {
		const key = schemaKey(objectKey);
		const response = await this.call(updateRequest(key, this.locationId, id, values));
		return await this.describe(key, recordIn(response, recordSource(key)));
	}

	/**
	 * Creates a contact, or changes the one that has this email, else this phone number.
	 * @returns the contact, and whether it is new
	 * @throws HighLevelError
	 */
	async upsertContact(
		values: IDataObject,
	): Promise<{ record: HighLevelRecord; isNew: boolean | undefined }> {
		const response = await this.call(upsertRequest(this.locationId, values));
		const { new: isNew } = (response.body ?? {}) as { new?: unknown };
		const record = await this.describe('contact', recordIn(response, recordSource('contact')));
		return { record, isNew: typeof isNew === 'boolean' ? isNew : undefined };
	}
}

/**
 * The request that creates a record of an object. It is not repeated by itself when its answer is
 * lost: HighLevel would create a second record.
 *
 * @param key the object's key in the official form
 * @param values the record's properties, without the object's prefix
 * @throws HighLevelError `unsupported` for an opportunity
 */
function createRequest(key: string, locationId: string, values: IDataObject): HighLevelRequest {
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
function updateRequest(
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
function upsertRequest(locationId: string, values: IDataObject): HighLevelRequest {
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
