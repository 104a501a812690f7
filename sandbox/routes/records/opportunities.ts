import type { FastifyInstance } from 'fastify';

import { opportunityView } from '../../answers/recordViews';
import { COUNT, fields, NOTHING, TEXT } from '../../answers/validation';
import { searchRecords } from '../../search/searchRecords';
import { limitIn, type RouteContext } from '../context';
import { holdingsFor } from '../LocationHoldings';

const READ = { config: { scope: 'opportunities.readonly' } } as const;

/** Opportunities are searched, in snake case, and read one by one. */
export async function opportunityRoutes(
	app: FastifyInstance,
	context: RouteContext,
): Promise<void> {
	const { state } = context;
	const held = holdingsFor(context);

	app.get<{ Querystring: { q?: string; limit?: string; page?: string } }>(
		'/opportunities/search',
		{
			...READ,
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
				object: held(request).object('opportunity'),
				page: currentPage,
				pageLimit,
				query: q,
			});
			const more = currentPage * pageLimit < total;
			return {
				opportunities: items.map(opportunityView),
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
		{ ...READ, schema: { querystring: NOTHING } },
		async (request) => {
			const { id } = request.params;
			const record = held(request).record(id, 'opportunity', 'No opportunity found for this id');
			return { opportunity: opportunityView(record) };
		},
	);
}
