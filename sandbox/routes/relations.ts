import type { FastifyInstance } from 'fastify';

import { shapedList, shapedSingle, shapeOf } from '../answers/shapes';
import { COUNT, fields, NOTHING, TEXT } from '../answers/validation';
import { associationView, relationsByRecord, relationView } from '../answers/views';
import { pageIn, type RouteContext } from './context';
import { linkRecords } from './linkRecords';
import { holdingsFor } from './LocationHoldings';

interface NewRelationBody {
	associationId: string;
	firstRecordId: string;
	secondRecordId: string;
}

interface RelationQuery {
	skip: string;
	limit: string;
	'associationIds[]'?: string | string[];
}

const READ = { config: { scope: 'associations/relation.readonly' } } as const;
const WRITE = { config: { scope: 'associations/relation.write' } } as const;

/** The official endpoints for relations. GET and DELETE on one path take a record's and a relation's ID. */
export async function relationRoutes(app: FastifyInstance, context: RouteContext): Promise<void> {
	const { state, settings } = context;
	const held = holdingsFor(context);
	const shape = () => shapeOf(settings.responseShape, 'associations');

	app.post<{ Body: NewRelationBody }>(
		'/associations/relations',
		{
			...WRITE,
			schema: {
				querystring: NOTHING,
				body: fields({
					locationId: TEXT,
					associationId: TEXT,
					firstRecordId: TEXT,
					secondRecordId: TEXT,
				}),
			},
		},
		async (request, reply) => {
			const { body } = request;
			const association = held(request).association(body.associationId);
			const relation = linkRecords(context, association, body, {
				notFound: settings.notFoundStatus,
				duplicate: 400,
			});
			const shapeNow = shape();
			return reply
				.code(201)
				.send(
					shapeNow.createdRelation === 'association'
						? associationView(association)
						: shapedSingle('relation', relationView(relation, shapeNow), shapeNow),
				);
		},
	);

	app.get<{ Params: { recordId: string }; Querystring: RelationQuery }>(
		'/associations/relations/:recordId',
		{
			...READ,
			schema: {
				querystring: fields(
					{
						locationId: TEXT,
						skip: COUNT,
						limit: COUNT,
						'associationIds[]': { anyOf: [TEXT, { type: 'array', items: TEXT }] },
					},
					['locationId', 'skip', 'limit'],
				),
			},
		},
		async (request) => {
			const { skip, limit } = pageIn(request.query);
			const { id } = held(request).record(request.params.recordId);
			const associationIds = [request.query['associationIds[]'] ?? []].flat();
			const { items, total } = state.relations.ofRecord(id, associationIds, skip, limit);
			const shapeNow = shape();
			const shown =
				shapeNow.relationLists === 'byRecord'
					? relationsByRecord(items, id)
					: items.map((relation) => relationView(relation, shapeNow));
			return shapedList('relations', shown, shapeNow, total);
		},
	);

	app.delete<{ Params: { relationId: string } }>(
		'/associations/relations/:relationId',
		{ ...WRITE, schema: { querystring: fields({ locationId: TEXT }) } },
		async (request) => {
			const { id } = held(request).relation(request.params.relationId);
			state.relations.remove(id);
			return { deleted: true, id, message: 'Relation deleted successfully' };
		},
	);
}
