import type { FastifyInstance } from 'fastify';

import { Refusal } from '../answers/Refusal';
import { shapedList, shapedSingle, shapeOf } from '../answers/shapes';
import { fields, NOTHING, TEXT } from '../answers/validation';
import { bareAssociationView, bareRelationView } from '../answers/views';
import { officialObjectKey } from '../state/objectKeys';
import { userDefined } from './associations';
import { locationOf, type RouteContext } from './context';
import { linkRecords } from './linkRecords';

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
	{ state, settings }: RouteContext,
): Promise<void> {
	const shape = () => shapeOf(settings.responseShape, 'objectsAssociation');

	/** The object a bare key stands for. */
	function object(bareKey: string, locationId: string) {
		const key = officialObjectKey(bareKey);
		const found = key === undefined ? undefined : state.object(key, locationId);
		if (!found) throw new Refusal(404, `Object with key ${bareKey} not found`);
		return found;
	}

	/** An association by ID. */
	function association(id: string, locationId: string) {
		const found = state.associations.get(id, locationId);
		if (found) return found;
		if (state.associations.isElsewhere(id, locationId)) {
			throw new Refusal(403, 'The token does not have access to this location.');
		}
		throw new Refusal(404, 'Association not found');
	}

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
			const locationId = locationOf(request);
			const first = object(firstObjectKey, locationId);
			const second = object(secondObjectKey, locationId);
			if (state.associations.byKey(key, locationId)) {
				throw new Refusal(409, `Association with key ${key} already exists`);
			}
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
			const found = state.associations.byKey(request.params.key, locationOf(request));
			if (!found) throw new Refusal(404, 'Association not found');
			return shapedSingle('association', bareAssociationView(found), shape());
		},
	);

	app.get<{ Params: { objectKey: string } }>(
		'/objects-association/object/:objectKey',
		{ ...OPTIONS, schema: { querystring: NOTHING } },
		async (request) => {
			const locationId = locationOf(request);
			const { key } = object(request.params.objectKey, locationId);
			const found = state.associations
				.list(locationId)
				.filter(({ firstObjectKey, secondObjectKey }) =>
					[firstObjectKey, secondObjectKey].includes(key),
				);
			return shapedList('associations', found.map(bareAssociationView), shape());
		},
	);

	app.delete<{ Params: { associationId: string } }>(
		'/objects-association/:associationId',
		{ ...OPTIONS, schema: { querystring: NOTHING } },
		async (request) => {
			const locationId = locationOf(request);
			const { id } = userDefined(association(request.params.associationId, locationId), 'deleted');
			state.removeAssociation(id, locationId);
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
			const found = association(request.params.associationId, locationOf(request));
			const relation = linkRecords(state, found, request.body, { notFound: 404, duplicate: 409 });
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
			const locationId = locationOf(request);
			const record = state.records.get(request.params.recordId);
			if (!record) throw new Refusal(404, 'Record not found');
			if (record.locationId !== locationId) {
				throw new Refusal(403, 'The token does not have access to this location.');
			}
			const shapeNow = shape();
			const { items } = state.relations.ofRecord(record.id);
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
			const relation = state.relations.get(request.params.relationId);
			if (!relation) throw new Refusal(404, 'Relation not found');
			if (relation.locationId !== locationOf(request)) {
				throw new Refusal(403, 'The token does not have access to this location.');
			}
			state.relations.remove(relation.id);
			return { deleted: true, id: relation.id, message: 'Relation deleted successfully' };
		},
	);
}
