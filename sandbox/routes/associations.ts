import type { FastifyInstance, FastifyRequest } from 'fastify';

import { Refusal } from '../answers/Refusal';
import { shapedList, shapedSingle, shapeOf } from '../answers/shapes';
import { COUNT, fields, NOTHING, TEXT } from '../answers/validation';
import { associationView } from '../answers/views';
import type { SandboxAssociation } from '../state/entities';
import { locationOf, pageIn, type RouteContext } from './context';

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
	{ state, settings }: RouteContext,
): Promise<void> {
	const shape = () => shapeOf(settings.responseShape, 'associations');
	const single = (association: SandboxAssociation) =>
		shapedSingle('association', associationView(association), shape());
	const list = (associations: SandboxAssociation[]) =>
		shapedList('associations', associations.map(associationView), shape());

	/** The association the path names, or the refusal it meets. */
	function found(request: FastifyRequest<{ Params: { associationId: string } }>) {
		const { associationId } = request.params;
		const locationId = locationOf(request);
		const association = state.associations.get(associationId, locationId);
		if (association) return association;
		if (state.associations.isElsewhere(associationId, locationId)) {
			throw new Refusal(403, 'The token does not have access to this location.');
		}
		throw new Refusal(settings.notFoundStatus, 'Association not found');
	}

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
			const locationId = locationOf(request);
			refuseEqualLabels(body);
			for (const objectKey of [body.firstObjectKey, body.secondObjectKey]) {
				if (!state.object(objectKey, locationId)) {
					throw new Refusal(settings.notFoundStatus, `Object with key ${objectKey} not found`);
				}
			}
			if (state.associations.byKey(body.key, locationId)) {
				throw new Refusal(400, `Association with key ${body.key} already exists`);
			}
			return reply.code(201).send(single(state.associations.add({ ...body, locationId })));
		},
	);

	app.get<{ Params: { associationId: string } }>(
		'/associations/:associationId',
		{ ...READ, schema: { querystring: NOTHING } },
		async (request) => single(found(request)),
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
			const { id } = userDefined(found(request), 'updated');
			refuseEqualLabels(request.body);
			return single(state.associations.update(id, request.body, locationOf(request)));
		},
	);

	app.delete<{ Params: { associationId: string } }>(
		'/associations/:associationId',
		{ ...WRITE, schema: { querystring: NOTHING } },
		async (request) => {
			const { id } = userDefined(found(request), 'deleted');
			state.removeAssociation(id, locationOf(request));
			return { deleted: true, id, message: 'Association deleted successfully' };
		},
	);

	app.get<{ Params: { key: string } }>(
		'/associations/key/:key',
		{ ...READ, schema: { querystring: fields({ locationId: TEXT }) } },
		async (request) => {
			const association = state.associations.byKey(request.params.key, locationOf(request));
			if (!association) throw new Refusal(settings.notFoundStatus, 'Association not found');
			return single(association);
		},
	);

	app.get<{ Params: { objectKey: string } }>(
		'/associations/objectKey/:objectKey',
		{ ...READ, schema: { querystring: fields({ locationId: TEXT }, []) } },
		async (request) => {
			const { objectKey } = request.params;
			const locationId = locationOf(request);
			if (!state.object(objectKey, locationId)) {
				throw new Refusal(settings.notFoundStatus, `Object with key ${objectKey} not found`);
			}
			return list(
				state.associations
					.list(locationId)
					.filter((association) =>
						[association.firstObjectKey, association.secondObjectKey].includes(objectKey),
					),
			);
		},
	);
}

/** Seen, undocumented. */
function refuseEqualLabels({ firstObjectLabel, secondObjectLabel }: LabelsBody): void {
	if (firstObjectLabel === secondObjectLabel) {
		throw new Refusal(422, 'Both object labels can not be same');
	}
}

/** HighLevel's own associations can be neither changed nor deleted (help centre). */
export function userDefined(association: SandboxAssociation, what: string): SandboxAssociation {
	if (association.associationType === 'USER_DEFINED') return association;
	throw new Refusal(400, `A system defined association can not be ${what}`);
}
