import type { IDataObject } from 'n8n-workflow';
import { pathOf, type HighLevelRequest } from '../api/http';
import type { HighLevelRecord } from '../model/shapes';

/** What a search for records is made of. Page numbers begin at 1. */
export interface RecordSearch {
	locationId: string;
	query: string;
	page: number;
	limit: number;
}

/** Where an object's records are found and how they are read: each object has endpoints of its own. */
export interface RecordSource {
	/** The request that searches this object's records. */
	search(search: RecordSearch): HighLevelRequest;
	/** The request for one record. @throws HighLevelError `invalid` for an ID that cannot be one */
	get(id: string): HighLevelRequest;
	/** The field of a search's answer that holds the list. */
	listField: string;
	/** The field of a get's answer that holds the record. */
	recordField: string;
	/** Whether a record's title stands in a property only the object's schema names. */
	needsSchema: boolean;
	/** The record in the answer's own form, with the name and the second line a person knows it by. */
	describe(data: IDataObject, titleField?: string): HighLevelRecord;
}

/** Longest search text HighLevel takes for contacts, in characters. */
const LONGEST_QUERY = 75;

const contacts: RecordSource = {
	search: ({ locationId, query, page, limit }) => ({
		method: 'POST',
		path: '/contacts/search',
		body: {
			locationId,
			pageLimit: limit,
			page,
			...(query && { query: query.slice(0, LONGEST_QUERY) }),
		},
		scope: 'contacts.readonly',
	}),
	get: (id) => ({ method: 'GET', path: pathOf`/contacts/${id}`, scope: 'contacts.readonly' }),
	listField: 'contacts',
	recordField: 'contact',
	needsSchema: false,
	describe: (data) => {
		const name = firstText(
			data.contactName,
			[data.firstName, data.lastName].filter(Boolean).join(' '),
			data.name,
			data.companyName,
		);
		return record(
			data,
			firstText(name, data.email, data.phone),
			name && firstText(data.email, data.phone),
		);
	},
};

const opportunities: RecordSource = {
	// Snake case, unlike all other endpoints (API reference, "Search Opportunity").
	search: ({ locationId, query, page, limit }) => ({
		method: 'GET',
		path: '/opportunities/search',
		query: { location_id: locationId, ...(query && { q: query }), limit, page },
		scope: 'opportunities.readonly',
	}),
	get: (id) => ({
		method: 'GET',
		path: pathOf`/opportunities/${id}`,
		scope: 'opportunities.readonly',
	}),
	listField: 'opportunities',
	recordField: 'opportunity',
	needsSchema: false,
	describe: (data) => record(data, firstText(data.name), firstText(data.status)),
};

/** Custom objects, and companies when they are searched. */
function objectRecords(key: string): RecordSource {
	return {
		search: ({ locationId, query, page, limit }) => ({
			method: 'POST',
			path: pathOf`/objects/${key}/records/search`,
			body: { locationId, page, pageLimit: limit, ...(query && { query }) },
			scope: 'objects/record.readonly',
		}),
		get: (id) => ({
			method: 'GET',
			path: pathOf`/objects/${key}/records/${id}`,
			scope: 'objects/record.readonly',
		}),
		listField: 'records',
		recordField: 'record',
		needsSchema: true,
		describe: (data, titleField) => {
			const properties = (data.properties ?? {}) as IDataObject;
			const title = titleField ? properties[titleField] : undefined;
			return record(data, firstText(title, properties.name, ...Object.values(properties)));
		},
	};
}

const companies: RecordSource = {
	...objectRecords('business'),
	get: (id) => ({ method: 'GET', path: pathOf`/businesses/${id}`, scope: 'businesses.readonly' }),
	recordField: 'business',
};

/** The source of an object's records, by the object's key in the official form. */
export function recordSource(key: string): RecordSource {
	if (key === 'contact') return contacts;
	if (key === 'opportunity') return opportunities;
	if (key === 'business') return companies;
	return objectRecords(key);
}

function record(data: IDataObject, label: string | undefined, detail?: string): HighLevelRecord {
	const id = String(data.id ?? data._id ?? '');
	return { id, label: label ?? id, ...(detail && { detail }), data };
}

function firstText(...values: unknown[]): string | undefined {
	for (const value of values) {
		if (typeof value === 'number') return String(value);
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
	}
	return undefined;
}
