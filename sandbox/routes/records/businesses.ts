import type { FastifyInstance, FastifyRequest } from 'fastify';

import { businessView } from '../../answers/recordViews';
import { COUNT, fields, NOTHING, TEXT } from '../../answers/validation';
import { limitIn, locationOf, type RouteContext } from '../context';
import { holdingsFor } from '../LocationHoldings';

const WORDS = { type: 'string' } as const;

/** What a company is made of beside its name (API reference). */
const COMPANY_BODY = {
	phone: WORDS,
	email: WORDS,
	website: WORDS,
	address: WORDS,
	city: WORDS,
	state: WORDS,
	postalCode: WORDS,
	country: WORDS,
	description: WORDS,
} as const;

const READ = { config: { scope: 'businesses.readonly' } } as const;
const WRITE = { config: { scope: 'businesses.write' } } as const;

/** Companies by the endpoints of their own, on the records that `/objects/business` shows too. */
export async function businessRoutes(app: FastifyInstance, context: RouteContext): Promise<void> {
	const { state } = context;
	const held = holdingsFor(context);

	const found = (request: FastifyRequest<{ Params: { id: string } }>) =>
		held(request).record(request.params.id, 'business', 'No business found for this id');

	app.get<{ Querystring: { limit?: string; skip?: string } }>(
		'/businesses/',
		{
			...READ,
			schema: {
				querystring: fields({ locationId: TEXT, limit: COUNT, skip: COUNT }, ['locationId']),
			},
		},
		async (request) => {
			const { limit = '100', skip = '0' } = request.query;
			const page = [Number(skip), limitIn('limit', Number(limit))] as const;
			const companies = state.records.page('business', ...page, locationOf(request));
			return { businesses: companies.map(businessView) };
		},
	);

	app.get<{ Params: { id: string } }>(
		'/businesses/:id',
		{ ...READ, schema: { querystring: NOTHING } },
		async (request) => ({ business: businessView(found(request)) }),
	);

	// The misspelt field of both answers is the reference's own.
	app.post<{ Body: Record<string, unknown> & { locationId: string } }>(
		'/businesses/',
		{
			...WRITE,
			schema: {
				querystring: NOTHING,
				body: fields({ locationId: TEXT, name: TEXT, ...COMPANY_BODY }, ['locationId', 'name']),
			},
		},
		async (request, reply) => {
			const { locationId, ...properties } = request.body;
			const made = state.records.add({ objectKey: 'business', locationId, properties });
			return reply.code(201).send({ success: true, buiseness: businessView(made) });
		},
	);

	app.put<{ Params: { id: string }; Body: Record<string, unknown> }>(
		'/businesses/:id',
		{
			...WRITE,
			schema: { querystring: NOTHING, body: fields({ name: TEXT, ...COMPANY_BODY }, []) },
		},
		async (request) => {
			const changed = state.records.update(found(request).id, request.body);
			return { success: true, buiseness: businessView(changed) };
		},
	);

	app.delete<{ Params: { id: string } }>(
		'/businesses/:id',
		{ ...WRITE, schema: { querystring: NOTHING } },
		async (request) => ({ success: state.records.remove(found(request).id) }),
	);
}
