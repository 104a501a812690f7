import type { FastifyInstance } from 'fastify';

import { Refusal } from '../answers/Refusal';
import { shapedList, shapedSingle, shapeOf } from '../answers/shapes';
import { COUNT, fields, NOTHING, TEXT } from '../answers/validation';
import { associationView, relationView } from '../answers/views';
import { locationOf, pageIn, type RouteContext } from './context';
import { linkRecords } from './linkRecords';

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
export async function relationRoutes(
	app: FastifyInstance,
	{ state, settings }: RouteContext,
): Promise<void> {
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
			const association = state.associations.get(body.associationId, locationOf(request));
			if (!association) throw new Refusal(settings.notFoundStatus, 'Association not found');
			const relation = linkRecords(state, association, body, {
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
			const record = state.records.get(request.params.recordId);
			if (!record) throw new Refusal(settings.notFoundStatus, 'Record not found');
			if (record.locationId !== locationOf(request)) {
				throw new Refusal(403, 'The token does not have access to this location.');
			}
			const associationIds = [request.query['associationIds[]'] ?? []].flat();
			const { items, total } = state.relations.ofRecord(record.id, associationIds, skip, limit);
			const shapeNow = shape();
			const shown = items.map((relation) => relationView(relation, shapeNow));
			return shapedList('relations', shown, shapeNow, total);
		},
	);

	app.delete<{ Params: { relationId: string } }>(
		'/associations/relations/:relationId',
		{ ...WRITE, schema: { querystring: fields({ locationId: TEXT }) } },
		async (request) => {
			const relation = state.relations.get(request.params.relationId);
			if (!relation) throw new Refusal(settings.notFoundStatus, 'Relation not found');
			if (relation.locationId !== locationOf(request)) {
				throw new Refusal(403, 'The token does not have access to this location.');
			}
			state.relations.remove(relation.id);
			return { deleted: true, id: relation.id, message: 'Relation deleted successfully' };
		},
	);
}
