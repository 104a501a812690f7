import type { FastifyInstance, FastifyRequest } from 'fastify';

import { COUNT, fields, NOTHING, TEXT } from '../answers/validation';
import { limitIn, locationOf, type RouteContext } from './context';
import { holdingsFor } from './LocationHoldings';
import { flatView, searchAfterOf } from './recordViews';
import { SEARCH_FIELDS, searchRecords } from './searchRecords';

/** HighLevel's own bound for a contact search (API reference). */
const LONGEST_QUERY = 75;

/** Contacts, opportunities and companies, by the endpoints of their own. */
export async function standardRecordRoutes(
	app: FastifyInstance,
	context: RouteContext,
): Promise<void> {
	const { state } = context;
	const held = holdingsFor(context);

	/** The record of this object that the path names. */
	function found(request: FastifyRequest<{ Params: { id: string } }>, objectKey: string) {
		const otherwise = `No ${objectKey} found for this id`;
		return flatView(held(request).record(request.params.id, objectKey, otherwise));
	}

	app.post<{ Body: { page?: number; pageLimit: number; query?: string } }>(
		'/contacts/search',
		{
			config: { scope: 'contacts.readonly' },
			schema: {
				querystring: NOTHING,
				body: fields(
					{
						...SEARCH_FIELDS,
						query: { type: 'string', maxLength: LONGEST_QUERY },
					},
					['locationId', 'pageLimit'],
				),
			},
		},
		async (request) => {
			const { page = 1, pageLimit, query } = request.body;
			const { items, total } = searchRecords(state, {
				objectKey: 'contact',
				locationId: locationOf(request),
				page,
				pageLimit: limitIn('pageLimit', pageLimit),
				query,
			});
			const contacts = items.map((record) => ({
				...flatView(record),
				searchAfter: searchAfterOf(record),
			}));
			return { contacts, total };
		},
	);

	app.get<{ Params: { id: string } }>(
		'/contacts/:id',
		{ config: { scope: 'contacts.readonly' }, schema: { querystring: NOTHING } },
		async (request) => ({ contact: found(request, 'contact') }),
	);

	app.get<{ Querystring: { q?: string; limit?: string; page?: string } }>(
		'/opportunities/search',
		{
			config: { scope: 'opportunities.readonly' },
			schema: {
				querystring: fields(
					{ location_id: TEXT, q: { type: 'string' }, limit: COUNT, page: COUNT },
					['location_id'],
				),
			},
		},
		async (request) => {
			const { q, limit = '20', page = '1' } = request.query;
			const currentPage = Math.max(1, Number(page));
			const pageLimit = limitIn('limit', Number(limit));
			const { items, total } = searchRecords(state, {
				objectKey: 'opportunity',
				locationId: locationOf(request),
				page: currentPage,
				pageLimit,
				query: q,
			});
			const more = currentPage * pageLimit < total;
			return {
				opportunities: items.map(flatView),
				meta: {
					total,
					currentPage,
					nextPage: more ? currentPage + 1 : null,
					prevPage: currentPage > 1 ? currentPage - 1 : null,
				},
			};
		},
	);

	app.get<{ Params: { id: string } }>(
		'/opportunities/:id',
		{ config: { scope: 'opportunities.readonly' }, schema: { querystring: NOTHING } },
		async (request) => ({ opportunity: found(request, 'opportunity') }),
	);

	app.get<{ Params: { id: string } }>(
		'/businesses/:id',
		{ config: { scope: 'businesses.readonly' }, schema: { querystring: NOTHING } },
		async (request) => ({ business: found(request, 'business') }),
	);
}
