import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { foreignLocation, Refusal } from '../answers/Refusal';
import type { RateLimiter } from '../limits/RateLimiter';
import type { Scope } from './scopes';
import type { Caller, TokenStore } from './TokenStore';
import type { UserType } from './types';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** The scope a route asks for. */
		scope?: Scope;
		/** Whose token it takes; default a sub-account's. */
		takes?: UserType | 'either';
	}
	interface FastifyRequest {
		/** Who asks; set for every API request that was admitted. */
		caller: Caller;
	}
}

/** The versions of the API that these endpoints know: documented, and sent by the official SDKs (seen). */
const API_VERSIONS = ['2021-07-28', '2021-04-15', '2023-02-21', 'v3'];

/**
 * Lets API requests in, in this order: bearer token, rate limit, Version header, scope, kind of token;
 * and, once query and body are known to be valid, the location they name.
 */
export function admitRequests(
	app: FastifyInstance,
	tokens: TokenStore,
	limiter: RateLimiter,
): void {
	app.decorateRequest('caller');

	app.addHook('onRequest', (request, reply, done) => {
		done(refusalOf(request, reply));
	});

	app.addHook('preHandler', (request, _reply, done) => {
		const { locationId: ownId } = request.caller;
		const { locationId, location_id } = (request.query ?? {}) as Record<string, unknown>;
		const named =
			locationId ?? location_id ?? (request.body as Record<string, unknown>)?.locationId;
		if (named === undefined || ownId === undefined || named === ownId) return done();
		done(foreignLocation());
	});

	function refusalOf(request: FastifyRequest, reply: FastifyReply): Refusal | undefined {
		const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
		const caller = token === undefined ? undefined : tokens.find(token);
		if (!caller) return new Refusal(401, 'Invalid token: access token is invalid');
		request.caller = caller;

		const verdict = limiter.count(`${caller.appId}|${caller.locationId ?? caller.companyId}`);
		if (verdict) reply.headers(verdict.headers);
		if (verdict?.refused === 'interval') return new Refusal(429, 'Too Many Requests');
		if (verdict?.refused === 'day') {
			return new Refusal(429, 'Too Many Requests: the daily limit of requests is reached');
		}

		const version = request.headers.version;
		if (version === undefined) return new Refusal(401, 'version header was not found.');
		if (!API_VERSIONS.includes(String(version))) {
			return new Refusal(401, 'version header is invalid.');
		}

		const { scope, takes = 'Location' } = request.routeOptions.config;
		if (takes !== 'either' && caller.userType !== takes) {
			return new Refusal(
				401,
				'This authClass type is not allowed to access this scope. Please try with a different token.',
			);
		}
		if (scope && !caller.scopes.has(scope)) {
			return new Refusal(401, 'The token is not authorized for this scope.');
		}
		return undefined;
	}
}
