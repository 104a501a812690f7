import type { FastifyInstance } from 'fastify';

import { shapedList, shapedSingle, shapeOf } from '../answers/shapes';
import { COUNT, fields, NOTHING, TEXT } from '../answers/validation';
import { associationView } from '../answers/views';
import { wordedRefusal } from '../answers/wordedRefusal';
import type { SandboxAssociation } from '../state/entities';
import { locationOf, pageIn, type RouteContext } from './context';
import { refuseFullPair } from './labelLimit';
import { holdingsFor } from './LocationHoldings';

interface NewAssociationBody {
	key: string;
	firstObjectLabel: string;
	firstObjectKey: string;
	secondObjectLabel: string;
	secondObjectKey: string;
}

interface LabelsBody {
	firstObjectLabel: string;
	secondObjectLabel: string;
}

const READ = { config: { scope: 'associations.readonly' } } as const;
const WRITE = { config: { scope: 'associations.write' } } as const;

/** The official endpoints for associations (API reference, "Associations"). */
export async function associationRoutes(
	app: FastifyInstance,
	context: RouteContext,
): Promise<void> {
	const { state, settings } = context;
	const held = holdingsFor(context);
	const shape = () => shapeOf(settings.responseShape, 'associations');
	const single = (association: SandboxAssociation) =>
		shapedSingle('association', associationView(association), shape());
	/** Seen, undocumented. */
	function refuseEqualLabels({ firstObjectLabel, secondObjectLabel }: LabelsBody): void {
		if (firstObjectLabel !== secondObjectLabel) return;
		throw wordedRefusal(settings, 'equalLabels', 422, 'Both object labels can not be same');
	}

	const list = (associations: SandboxAssociation[]) =>
		shapedList('associations', associations.map(associationView), shape());

	app.get<{ Querystring: { skip: string; limit: string } }>(
		'/associations/',
		{ ...READ, schema: { querystring: fields({ locationId: TEXT, skip: COUNT, limit: COUNT }) } },
		async (request) => {
			const { skip, limit } = pageIn(request.query);
			return list(state.associations.list(locationOf(request)).slice(skip, skip + limit));
		},
	);

	app.post<{ Body: NewAssociationBody }>(
		'/associations/',
		{
			...WRITE,
			schema: {
				querystring: NOTHING,
				body: fields({
					locationId: TEXT,
					key: TEXT,
					firstObjectLabel: TEXT,
					firstObjectKey: TEXT,
					secondObjectLabel: TEXT,
					secondObjectKey: TEXT,
				}),
			},
		},
		async (request, reply) => {
			const { body } = request;
			const holdings = held(request);
			const { locationId } = holdings;
			refuseEqualLabels(body);
			holdings.object(body.firstObjectKey);
			holdings.object(body.secondObjectKey);
			if (state.associations.byKey(body.key, locationId)) {
				// Seen, undocumented.
				throw wordedRefusal(settings, 'duplicateKey', 400, 'Duplicate Association key');
			}
			refuseFullPair(context, locationId, body.firstObjectKey, body.secondObjectKey);
			return reply.code(201).send(single(state.associations.add({ ...body, locationId })));
		},
	);

	app.get<{ Params: { associationId: string } }>(
		'/associations/:associationId',
		{ ...READ, schema: { querystring: NOTHING } },
		async (request) => single(held(request).association(request.params.associationId)),
	);

	app.put<{ Params: { associationId: string }; Body: LabelsBody }>(
		'/associations/:associationId',
		{
			...WRITE,
			schema: {
				querystring: NOTHING,
				body: fields({ firstObjectLabel: TEXT, secondObjectLabel: TEXT }),
			},
		},
		async (request) => {
			const { associationId } = request.params;
			const { id } = held(request).userDefinedAssociation(associationId, 'updated');
			refuseEqualLabels(request.body);
			return single(state.associations.update(id, request.body, locationOf(request)));
		},
	);

	app.delete<{ Params: { associationId: string } }>(
		'/associations/:associationId',
		{ ...WRITE, schema: { querystring: NOTHING } },
		async (request) => {
			const { associationId } = request.params;
			const { id } = held(request).userDefinedAssociation(associationId, 'deleted');
			state.removeAssociation(id, locationOf(request));
			return { deleted: true, id, message: 'Association deleted successfully' };
		},
	);

	app.get<{ Params: { key: string } }>(
		'/associations/key/:key',
		{ ...READ, schema: { querystring: fields({ locationId: TEXT }) } },
		async (request) => single(held(request).associationOfKey(request.params.key)),
	);

	app.get<{ Params: { objectKey: string } }>(
		'/associations/objectKey/:objectKey',
		{ ...READ, schema: { querystring: fields({ locationId: TEXT }, []) } },
		async (request) => {
			const { key, locationId } = held(request).object(request.params.objectKey);
			return list(state.associations.ofObject(key, locationId));
		},
	);
}
