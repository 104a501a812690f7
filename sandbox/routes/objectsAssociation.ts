import type { FastifyInstance } from 'fastify';

import { shapedList, shapedSingle, shapeOf } from '../answers/shapes';
import { fields, NOTHING, TEXT } from '../answers/validation';
import { bareAssociationView, bareRelationView } from '../answers/views';
import { wordedRefusal } from '../answers/wordedRefusal';
import { officialObjectKey } from '../state/objectKeys';
import { locationOf, type RouteContext } from './context';
import { refuseFullPair } from './labelLimit';
import { linkRecords } from './linkRecords';
import { holdingsFor, type LocationHoldings } from './LocationHoldings';

interface NewAssociationBody {
	key: string;
	firstObjectKey: string;
	secondObjectKey: string;
	description?: string;
}

/** A missing field is 400 in this family, not 422 (setup guides). */
const OPTIONS = { config: { scope: 'custom-objects', missingField: 400 } } as const;

/** The endpoints of the setup guides, on the same state as the official ones. */
export async function objectsAssociationRoutes(
	app: FastifyInstance,
	context: RouteContext,
): Promise<void> {
	const { state, settings } = context;
	const held = holdingsFor(context, 404);
	const shape = () => shapeOf(settings.responseShape, 'objectsAssociation');

	/** The object a bare key stands for. */
	const object = (bareKey: string, holdings: LocationHoldings) =>
		holdings.object(officialObjectKey(bareKey), bareKey);

	app.post<{ Body: NewAssociationBody }>(
		'/objects-association',
		{
			...OPTIONS,
			schema: {
				querystring: NOTHING,
				body: fields(
					{
						locationId: TEXT,
						key: TEXT,
						firstObjectKey: TEXT,
						secondObjectKey: TEXT,
						description: { type: 'string' },
					},
					['locationId', 'key', 'firstObjectKey', 'secondObjectKey'],
				),
			},
		},
		async (request, reply) => {
			const { key, description, firstObjectKey, secondObjectKey } = request.body;
			const holdings = held(request);
			const { locationId } = holdings;
			const first = object(firstObjectKey, holdings);
			const second = object(secondObjectKey, holdings);
			if (state.associations.byKey(key, locationId)) {
				throw wordedRefusal(
					settings,
					'duplicateKey',
					409,
					`Association with key ${key} already exists`,
				);
			}
			refuseFullPair(context, locationId, first.key, second.key);
			// This family knows no labels: the official one then shows the objects' own names.
			const created = state.associations.add({
				key,
				description,
				firstObjectKey: first.key,
				firstObjectLabel: first.labels.singular,
				secondObjectKey: second.key,
				secondObjectLabel: second.labels.singular,
				locationId,
			});
			return reply
				.code(201)
				.send(shapedSingle('association', bareAssociationView(created), shape()));
		},
	);

	app.get(
		'/objects-association',
		{ ...OPTIONS, schema: { querystring: fields({ locationId: TEXT }) } },
		async (request) =>
			shapedList(
				'associations',
				state.associations.list(locationOf(request)).map(bareAssociationView),
				shape(),
			),
	);

	app.get<{ Params: { key: string } }>(
		'/objects-association/key/:key',
		{ ...OPTIONS, schema: { querystring: NOTHING } },
		async (request) => {
			const found = held(request).associationOfKey(request.params.key);
			return shapedSingle('association', bareAssociationView(found), shape());
		},
	);

	app.get<{ Params: { objectKey: string } }>(
		'/objects-association/object/:objectKey',
		{ ...OPTIONS, schema: { querystring: NOTHING } },
		async (request) => {
			const { key, locationId } = object(request.params.objectKey, held(request));
			const found = state.associations.ofObject(key, locationId);
			return shapedList('associations', found.map(bareAssociationView), shape());
		},
	);

	app.delete<{ Params: { associationId: string } }>(
		'/objects-association/:associationId',
		{ ...OPTIONS, schema: { querystring: NOTHING } },
		async (request) => {
			const { associationId } = request.params;
			const { id } = held(request).userDefinedAssociation(associationId, 'deleted');
			state.removeAssociation(id, locationOf(request));
			return { deleted: true, id, message: 'Association deleted successfully' };
		},
	);

	app.post<{
		Params: { associationId: string };
		Body: { firstRecordId: string; secondRecordId: string };
	}>(
		'/objects-association/:associationId/relations',
		{
			...OPTIONS,
			schema: {
				querystring: NOTHING,
				body: fields({ firstRecordId: TEXT, secondRecordId: TEXT }),
			},
		},
		async (request, reply) => {
			const found = held(request).association(request.params.associationId);
			const relation = linkRecords(context, found, request.body, { notFound: 404, duplicate: 409 });
			const shapeNow = shape();
			return reply
				.code(201)
				.send(shapedSingle('relation', bareRelationView(relation, shapeNow), shapeNow));
		},
	);

	app.get<{ Params: { recordId: string } }>(
		'/objects-association/relations/:recordId',
		{ ...OPTIONS, schema: { querystring: NOTHING } },
		async (request) => {
			const { id, locationId } = held(request).record(request.params.recordId);
			const shapeNow = shape();
			const { items } = state.relations.ofRecord(id);
			return shapedList(
				'relations',
				items.map((relation) =>
					bareRelationView(
						relation,
						shapeNow,
						state.associations.get(relation.associationId, locationId),
					),
				),
				shapeNow,
			);
		},
	);

	app.delete<{ Params: { relationId: string } }>(
		'/objects-association/relations/:relationId',
		{ ...OPTIONS, schema: { querystring: NOTHING } },
		async (request) => {
			const { id } = held(request).relation(request.params.relationId);
			state.relations.remove(id);
			return { deleted: true, id, message: 'Relation deleted successfully' };
		},
	);
}
