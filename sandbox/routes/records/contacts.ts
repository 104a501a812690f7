import type { FastifyInstance } from 'fastify';

import { Refusal } from '../../answers/Refusal';
import { contactView, listedContactView, searchAfterOf } from '../../answers/recordViews';
import { COUNT, fields, NOTHING, TEXT } from '../../answers/validation';
import { contactMatch } from '../../search/contactFilters';
import { SEARCH_FIELDS } from '../../search/searchFields';
import { searchRecords } from '../../search/searchRecords';
import { limitIn, type RouteContext } from '../context';
import { holdingsFor } from '../LocationHoldings';
import { findDuplicate } from './duplicateContacts';

interface SearchBody {
	page?: number;
	pageLimit: number;
	query?: string;
	filters?: unknown[];
	searchAfter?: unknown[];
}

/** HighLevel's own bound for a contact search (API reference). */
const LONGEST_QUERY = 75;

/** The most contacts of a page (API reference). */
const MOST_CONTACTS = 500;

const READ = { config: { scope: 'contacts.readonly' } } as const;

/** Contacts are read: searched by text or filters, looked for by e-mail or phone, listed, one by one. */
export async function contactRoutes(app: FastifyInstance, context: RouteContext): Promise<void> {
	const { state, settings } = context;
	const held = holdingsFor(context);

	app.post<{ Body: SearchBody }>(
		'/contacts/search',
		{
			...READ,
			schema: {
				querystring: NOTHING,
				body: fields(
					{
						...SEARCH_FIELDS,
						query: { type: 'string', maxLength: LONGEST_QUERY },
						filters: { type: 'array' },
						searchAfter: { type: 'array' },
					},
					['locationId', 'pageLimit'],
				),
			},
		},
		async (request) => {
			const { page, pageLimit, query, filters, searchAfter } = request.body;
			if (page !== undefined && searchAfter !== undefined) {
				throw new Refusal(422, ['page and searchAfter can not be used together']);
			}
			const { items, total } = searchRecords(state, {
				object: held(request).object('contact'),
				page: page ?? 1,
				pageLimit: limitIn('pageLimit', pageLimit, MOST_CONTACTS),
				query,
				match: filters && contactMatch(filters, settings.mostFilters),
				searchAfter: searchAfter?.length ? searchAfter : undefined,
			});
			const contacts = items.map((record) => ({
				...listedContactView(record),
				searchAfter: searchAfterOf(record),
			}));
			return { contacts, total };
		},
	);

	app.get<{ Querystring: { email?: string; number?: string } }>(
		'/contacts/search/duplicate',
		{
			...READ,
			schema: {
				querystring: fields(
					{ locationId: TEXT, email: { type: 'string' }, number: { type: 'string' } },
					['locationId'],
				),
			},
		},
		async (request) => {
			const { email, number } = request.query;
			const { locationId } = held(request);
			const found = findDuplicate(state, settings, locationId, { email, phone: number });
			return { contact: found ? listedContactView(found.record) : null };
		},
	);

	app.get<{ Querystring: { query?: string; limit?: string; startAfterId?: string } }>(
		'/contacts/',
		{
			...READ,
			schema: {
				querystring: fields(
					{
						locationId: TEXT,
						query: { type: 'string' },
						limit: COUNT,
						startAfter: COUNT,
						startAfterId: TEXT,
					},
					['locationId'],
				),
			},
		},
		async (request) => {
			const { query, limit = '20', startAfterId } = request.query;
			const { items, total } = searchRecords(state, {
				object: held(request).object('contact'),
				page: 1,
				pageLimit: limitIn('limit', Number(limit)),
				query,
				searchAfter: startAfterId === undefined ? undefined : [startAfterId],
			});
			return { contacts: items.map(listedContactView), count: total };
		},
	);

	app.get<{ Params: { id: string } }>(
		'/contacts/:id',
		{ ...READ, schema: { querystring: NOTHING } },
		async (request) => {
			const { id } = request.params;
			const record = held(request).record(id, 'contact', 'No contact found for this id');
			return { contact: contactView(record) };
		},
	);
}
