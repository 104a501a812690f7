import type { FastifyInstance, FastifyRequest } from 'fastify';

import { listedRecordView, recordView } from '../../answers/recordViews';
import { Refusal } from '../../answers/Refusal';
import { fields, NOTHING, TEXT } from '../../answers/validation';
import { recordMatch } from '../../search/recordFilters';
import { SEARCH_FIELDS } from '../../search/searchFields';
import { searchRecords } from '../../search/searchRecords';
import { limitIn, locationOf, type RouteContext } from '../context';
import { holdingsFor } from '../LocationHoldings';
import { checkProperties } from './checkProperties';
import { listedRelations } from './listedRelations';

interface SearchBody {
	page: number;
	pageLimit: number;
	query?: string;
	filters?: unknown[];
	searchAfter?: unknown[];
}

interface OneRecord {
	Params: { schemaKey: string; id: string };
}

type Properties = Record<string, unknown>;

/** Contacts and opportunities are records too, but have endpoints of their own. */
const SERVED_ELSEWHERE = ['contact', 'opportunity'];

const PROPERTIES = { type: 'object' } as const;
const READ = { config: { scope: 'objects/record.readonly' } } as const;
const WRITE = { config: { scope: 'objects/record.write' } } as const;

/** The records of custom objects and companies: searched, read, made, changed and deleted. */
export async function objectRecordRoutes(
	app: FastifyInstance,
	context: RouteContext,
): Promise<void> {
	const { state, settings } = context;
	const held = holdingsFor(context);

	/** The object the path names, when its records are served here. */
	function objectOf(request: FastifyRequest<{ Params: { schemaKey: string } }>) {
		const { schemaKey } = request.params;
		const object = held(request).object(schemaKey);
		if (SERVED_ELSEWHERE.includes(schemaKey)) {
			throw new Refusal(400, `Records of ${schemaKey} are not supported by this endpoint`);
		}
		return object;
	}

	/** The record the path names, with its object. */
	function found(request: FastifyRequest<OneRecord>) {
		const object = objectOf(request);
		return { object, record: held(request).record(request.params.id, object.key) };
	}

	app.post<{ Params: { schemaKey: string }; Body: SearchBody }>(
		'/objects/:schemaKey/records/search',
		{
			...READ,
			schema: {
				querystring: NOTHING,
				body: fields(
					{
						...SEARCH_FIELDS,
						query: { type: 'string' },
						filters: { type: 'array' },
						searchAfter: { type: 'array' },
					},
					['locationId', 'page', 'pageLimit'],
				),
			},
		},
		async (request) => {
			const { page, pageLimit, query, filters, searchAfter } = request.body;
			const object = objectOf(request);
			const { items, total } = searchRecords(state, {
				object,
				page,
				pageLimit: limitIn('pageLimit', pageLimit, settings.mostRecords),
				query,
				match: recordMatch(filters, settings.recordFilters, object),
				searchAfter: searchAfter?.length ? searchAfter : undefined,
			});
			const records = items.map((record) =>
				listedRecordView(record, object, listedRelations(state, settings, record)),
			);
			return { records, total };
		},
	);

	app.get<OneRecord>(
		'/objects/:schemaKey/records/:id',
		{ ...READ, schema: { querystring: NOTHING } },
		async (request) => {
			const { record, object } = found(request);
			return { record: recordView(record, object) };
		},
	);

	app.post<{ Params: { schemaKey: string }; Body: { properties: Properties } }>(
		'/objects/:schemaKey/records',
		{
			...WRITE,
			schema: {
				querystring: NOTHING,
				body: fields({ locationId: TEXT, properties: PROPERTIES, owner: {}, followers: {} }, [
					'locationId',
					'properties',
				]),
			},
		},
		async (request, reply) => {
			const object = objectOf(request);
			const { properties } = request.body;
			checkProperties(properties, object, 'new');
			const record = state.records.add({
				objectKey: object.key,
				locationId: locationOf(request),
				properties,
			});
			return reply.code(201).send({ record: recordView(record, object) });
		},
	);

	// `locationId` stands in the query alone: in this body it is an unknown field (seen).
	app.put<OneRecord & { Body: { properties: Properties } }>(
		'/objects/:schemaKey/records/:id',
		{
			...WRITE,
			schema: {
				querystring: fields({ locationId: TEXT }),
				body: fields({ properties: PROPERTIES, owner: {}, followers: {} }, ['properties']),
			},
		},
		async (request) => {
			const { record, object } = found(request);
			checkProperties(request.body.properties, object, 'changed');
			const changed = state.records.update(record.id, request.body.properties);
			return { record: recordView(changed, object) };
		},
	);

	app.delete<OneRecord>(
		'/objects/:schemaKey/records/:id',
		{ ...WRITE, schema: { querystring: NOTHING } },
		async (request) => {
			const { id } = found(request).record;
			return { id, success: state.records.remove(id) };
		},
	);
}
