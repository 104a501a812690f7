import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { TokenStore } from '../access/TokenStore';
import { Refusal } from '../answers/Refusal';
import { COUNT, fields, TEXT } from '../answers/validation';
import type { Location } from '../state/entities';
import type { SandboxState } from '../state/SandboxState';
import { limitIn } from './context';

interface LocationQuery {
	companyId?: string;
	skip?: string;
	limit?: string;
}

/** An agency's locations: all of them, and those that installed the app. */
export async function agencyLocationRoutes(
	app: FastifyInstance,
	{ state, tokens }: { state: SandboxState; tokens: TokenStore },
): Promise<void> {
	/** Those that the caller may see, for a sub-account's token its own. */
	function locationsFor({ caller, query }: FastifyRequest<{ Querystring: LocationQuery }>) {
		if (query.companyId !== undefined && query.companyId !== caller.companyId) {
			throw new Refusal(403, 'The token does not have access to this company.');
		}
		const all = [...state.locations.values()].filter(
			({ companyId }) => companyId === caller.companyId,
		);
		return caller.locationId === undefined ? all : all.filter(({ id }) => id === caller.locationId);
	}

	function pageOf(
		locations: Location[],
		{ skip = '0', limit }: LocationQuery,
		usual: number,
	): Location[] {
		const size = limitIn('limit', Number(limit ?? usual));
		return locations.slice(Number(skip), Number(skip) + size);
	}

	app.get<{ Querystring: LocationQuery }>(
		'/locations/search',
		{
			config: { scope: 'locations.readonly', takes: 'either' },
			schema: {
				querystring: fields(
					{
						companyId: TEXT,
						skip: COUNT,
						limit: COUNT,
						order: { enum: ['asc', 'desc'] },
						email: TEXT,
					},
					[],
				),
			},
		},
		async (request) => {
			const found = pageOf(locationsFor(request), request.query, 10);
			return { locations: found.map(({ id, name, address }) => ({ id, name, address })) };
		},
	);

	app.get<{ Querystring: LocationQuery & { appId: string; query?: string } }>(
		'/oauth/installedLocations',
		{
			config: { scope: 'oauth.readonly', takes: 'Company' },
			schema: {
				querystring: fields(
					{
						companyId: TEXT,
						appId: TEXT,
						skip: COUNT,
						limit: COUNT,
						query: { type: 'string' },
						isInstalled: { enum: ['true', 'false'] },
						locationId: TEXT,
					},
					['companyId', 'appId'],
				),
			},
		},
		async (request) => {
			const { appId, query = '' } = request.query;
			if (appId !== tokens.appId) throw new Refusal(400, 'No app has this appId.');
			const found = locationsFor(request).filter(({ name }) =>
				name.toLowerCase().includes(query.trim().toLowerCase()),
			);
			const locations = pageOf(found, request.query, 20).map(({ id, name, address }) => ({
				_id: id,
				name,
				address,
				isInstalled: true,
			}));
			return { locations, count: found.length, installToFutureLocations: false };
		},
	);
}
