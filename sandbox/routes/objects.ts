import type { FastifyInstance } from 'fastify';

import { fieldView, objectView } from '../answers/objectViews';
import { fields, TEXT } from '../answers/validation';
import { locationOf, type RouteContext } from './context';
import { holdingsFor } from './LocationHoldings';

const READ = { config: { scope: 'objects/schema.readonly' } } as const;

/** The objects of a location, and what properties each has. */
export async function objectRoutes(app: FastifyInstance, context: RouteContext): Promise<void> {
	const { state } = context;
	const held = holdingsFor(context);

	app.get(
		'/objects/',
		{ ...READ, schema: { querystring: fields({ locationId: TEXT }) } },
		async (request) => ({ objects: state.objects(locationOf(request)).map(objectView) }),
	);

	app.get<{ Params: { key: string }; Querystring: { fetchProperties?: string } }>(
		'/objects/:key',
		{
			...READ,
			schema: {
				querystring: fields({ locationId: TEXT, fetchProperties: { enum: ['true', 'false'] } }, [
					'locationId',
				]),
			},
		},
		async (request) => {
			const object = held(request).object(request.params.key);
			const { fetchProperties } = request.query;
			return {
				object: objectView(object),
				cache: false,
				...(fetchProperties === 'true' && {
					fields: (object.fields ?? []).map((field) => fieldView(field, object)),
				}),
			};
		},
	);
}
