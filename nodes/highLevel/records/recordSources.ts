import type { IDataObject } from 'n8n-workflow';
import { unreadableError } from '../api/errors';
import { PAGE_SIZE } from '../api/paging';
import { pathOf, type HighLevelRequest, type HighLevelResponse } from '../api/http';
import type { HighLevelRecord } from '../model/shapes';

/** A condition of a search, or several of which one is enough. */
export type SearchFilter =
	| { field: string; operator: 'eq' | 'contains'; value: string | number }
	| { group: 'OR'; filters: SearchFilter[] };

/** What a search for records is made of. */
export interface RecordSearch {
	locationId: string;
	/** Free text; everything when it is empty. */
	query: string;
	/** Conditions that all have to hold; opportunities have none. */
	filters?: SearchFilter[];
	/** From 1; not counted where `searchAfter` is given. */
	page: number;
	/** Records of a page. */
	limit: number;
	/** Where the record before this page stands: the only way beyond the 10,000th (doc). */
	searchAfter?: unknown;
}

/** Where an object's records are found and how they are read: each object has endpoints of its own. */
export interface RecordSource {
	/** The request that searches this object's records. */
	search(search: RecordSearch): HighLevelRequest;
	/** The request for one record. @throws HighLevelError `invalid` for an ID that cannot be one */
	get(id: string): HighLevelRequest;
	/** The field of a search's answer that holds the list. */
	listField: string;
	/** The fields of an answer that may hold one record, the documented one first. */
	recordFields: string[];
	/** Whether a record's title stands in a property only the object's schema names. */
	needsSchema: boolean;
	/** Whether a search can go on after a record. */
	hasCursor: boolean;
	/** Records that may be asked for at once: as documented, else as many as every code base asks for. */
	largestPage: number;
	/** More than that, seen in use, for where it does no harm that a page may be refused or cut. */
	triedPage?: number;
	/** The record in the answer's own form, with the name and the second line a person knows it by. */
	describe(data: IDataObject, titleField?: string): HighLevelRecord;
}

/** Longest text HighLevel takes in a search for contacts, in characters (doc). */
export const LONGEST_CONTACT_TEXT = 75;

/** Records of a large page: documented for contacts, seen in use for custom objects. */
const LARGE_PAGE = 500;

const contacts: RecordSource = {
	search: ({ locationId, query, filters, page, limit, searchAfter }) => ({
		method: 'POST',
		path: '/contacts/search',
		body: {
			locationId,
			pageLimit: limit,
			// Never both (doc).
			...(searchAfter === undefined ? { page } : { searchAfter: searchAfter as IDataObject }),
			...(query && { query: query.slice(0, LONGEST_CONTACT_TEXT) }),
			...(filters && { filters }),
		},
		scope: 'contacts.readonly',
	}),
	get: (id) => ({ method: 'GET', path: pathOf`/contacts/${id}`, scope: 'contacts.readonly' }),
	listField: 'contacts',
	recordFields: ['contact'],
	needsSchema: false,
	hasCursor: true,
	largestPage: LARGE_PAGE,
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
	recordFields: ['opportunity'],
	needsSchema: false,
	hasCursor: false,
	largestPage: PAGE_SIZE,
	describe: (data) => record(data, firstText(data.name), firstText(data.status)),
};

/** Custom objects, and companies when they are searched. */
function objectRecords(key: string): RecordSource {
	return {
		search: ({ locationId, query, filters, page, limit, searchAfter }) => ({
			method: 'POST',
			path: pathOf`/objects/${key}/records/search`,
			body: {
				locationId,
				page,
				pageLimit: limit,
				...(query && { query }),
				...(filters && { filters }),
				...(searchAfter !== undefined && { searchAfter: searchAfter as IDataObject }),
			},
			scope: 'objects/record.readonly',
		}),
		get: (id) => ({
			method: 'GET',
			path: pathOf`/objects/${key}/records/${id}`,
			scope: 'objects/record.readonly',
		}),
		listField: 'records',
		recordFields: ['record'],
		needsSchema: true,
		hasCursor: true,
		largestPage: PAGE_SIZE,
		triedPage: LARGE_PAGE,
		describe: (data, titleField) => {
			// A company fetched by itself has its properties beside its ID.
			const properties = (data.properties ?? data) as IDataObject;
			const title = titleField ? properties[titleField] : undefined;
			return record(
				data,
				firstText(title, properties.name, ...Object.values(data.properties ?? {})),
			);
		},
	};
}

const companies: RecordSource = {
	...objectRecords('business'),
	get: (id) => ({ method: 'GET', path: pathOf`/businesses/${id}`, scope: 'businesses.readonly' }),
	// HighLevel's reference spells one of its answers so (doc).
	recordFields: ['business', 'buiseness'],
};

/** The source of an object's records, by the object's key in the official form. */
export function recordSource(key: string): RecordSource {
	if (key === 'contact') return contacts;
	if (key === 'opportunity') return opportunities;
	if (key === 'business') return companies;
	return objectRecords(key);
}

/** The record in an answer. @throws HighLevelError `unreadable` */
export function recordIn(response: HighLevelResponse, { recordFields }: RecordSource): IDataObject {
	const body = response.body as IDataObject | null;
	const found = recordFields.map((field) => body?.[field]).find((value) => value !== undefined);
	if (typeof found === 'object' && found !== null) return found as IDataObject;
	throw unreadableError(response, 'record');
}

/** The records in a search's answer. @throws HighLevelError `unreadable` */
export function recordsIn(response: HighLevelResponse, { listField }: RecordSource): IDataObject[] {
	const list = (response.body as IDataObject | null)?.[listField];
	if (!Array.isArray(list)) throw unreadableError(response, `list of ${listField}`);
	return list as IDataObject[];
}

/** How many records a search has found in all, where its answer says so. */
export function totalIn(response: HighLevelResponse): number | undefined {
	const body = response.body as { total?: unknown; meta?: { total?: unknown } };
	const total = body.total ?? body.meta?.total;
	return typeof total === 'number' ? total : undefined;
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
