import type { FastifyInstance, FastifyRequest } from 'fastify';

import { Refusal } from '../answers/Refusal';
import { fields, NOTHING, TEXT } from '../answers/validation';
import { limitIn, locationOf, type RouteContext } from './context';
import { holdingsFor } from './LocationHoldings';
import { recordView, searchAfterOf } from './recordViews';
import { SEARCH_FIELDS, searchRecords } from './searchRecords';

interface SearchBody {
	page: number;
	pageLimit: number;
	query?: string;
	searchAfter?: unknown[];
}

/** Contacts and opportunities are records of these endpoints' objects, but searched elsewhere. */
const SEARCHED_ELSEWHERE = ['contact', 'opportunity'];

/** Objects, and the records of custom objects and companies. */
export async function objectRoutes(app: FastifyInstance, context: RouteContext): Promise<void> {
	const { state } = context;
	const held = holdingsFor(context);

	/** The object the path names, when its records are served here. */
	function found(request: FastifyRequest<{ Params: { schemaKey: string } }>) {
		const { schemaKey } = request.params;
		const object = held(request).object(schemaKey);
		if (SEARCHED_ELSEWHERE.includes(schemaKey)) {
			throw new Refusal(400, `Records of ${schemaKey} are not supported by this endpoint`);
		}
		return object;
	}

	app.get(
		'/objects/',
		{
			config: { scope: 'objects/schema.readonly' },
			schema: { querystring: fields({ locationId: TEXT }) },
		},
		async (request) => ({
			objects: state.objects(locationOf(request)).map(({ standard, ...object }) => ({
				...object,
				standard,
				type: standard ? 'SYSTEM_DEFINED' : 'USER_DEFINED',
			})),
		}),
	);

	app.post<{ Params: { schemaKey: string }; Body: SearchBody }>(
		'/objects/:schemaKey/records/search',
		{
			config: { scope: 'objects/record.readonly' },
			schema: {
				querystring: NOTHING,
				body: fields(
					{
						...SEARCH_FIELDS,
						query: { type: 'string' },
						searchAfter: { type: 'array' },
					},
					['locationId', 'page', 'pageLimit'],
				),
			},
		},
		async (request) => {
			const { page, pageLimit, query, searchAfter } = request.body;
			const object = found(request);
			const { items, total } = searchRecords(state, {
				objectKey: object.key,
				locationId: object.locationId,
				page,
				pageLimit: limitIn('pageLimit', pageLimit),
				query,
				searchAfter: searchAfter?.length ? searchAfter : undefined,
			});
			const records = items.map((record) => ({
				...recordView(record, object),
				searchAfter: searchAfterOf(record),
			}));
			return { records, total };
		},
	);

	app.get<{ Params: { schemaKey: string; id: string } }>(
		'/objects/:schemaKey/records/:id',
		{ config: { scope: 'objects/record.readonly' }, schema: { querystring: NOTHING } },
		async (request) => {
			const object = found(request);
			const record = held(request).record(request.params.id, object.key);
			return { record: recordView(record, object) };
		},
	);
}
