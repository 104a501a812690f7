import { randomUUID } from 'node:crypto';

import formBody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply } from 'fastify';

import { admitRequests } from '../access/admission';
import { LOCATION_TOKEN_SCOPE } from '../access/scopes';
import type { TokenStore } from '../access/TokenStore';
import { foreignLocation, Refusal } from '../answers/Refusal';
import { fields, TEXT } from '../answers/validation';
import type { RateLimiter } from '../limits/RateLimiter';
import type { SandboxState } from '../state/SandboxState';

/** What the sign-in routes work on. */
export interface OAuthContext {
	state: SandboxState;
	tokens: TokenStore;
	limits: RateLimiter;
}

interface TokenBody {
	client_id?: string;
	client_secret?: string;
	grant_type?: string;
	code?: string;
	refresh_token?: string;
	redirect_uri?: string;
	user_type?: string;
}

/** Codes and refresh tokens for tokens, agency tokens for location tokens: form-encoded only. */
export async function oauthRoutes(app: FastifyInstance, context: OAuthContext): Promise<void> {
	const { state, tokens, limits } = context;
	app.removeContentTypeParser('application/json');
	await app.register(formBody);

	app.post<{ Body: TokenBody | undefined }>('/oauth/token', async (request, reply) => {
		const { body = {} } = request;
		if (body.client_id !== tokens.clientId || body.client_secret !== tokens.clientSecret) {
			return refuse(reply, 401, 'UnAuthorized!', 'Invalid client credentials!');
		}
		if (body.user_type !== undefined && !['Location', 'Company'].includes(body.user_type)) {
			return refuse(reply, 422, 'invalid_request', 'user_type must be Location or Company');
		}
		if (body.grant_type === 'authorization_code') {
			const answer = tokens.exchangeCode(body.code ?? '', body.redirect_uri);
			return (
				answer ??
				refuse(reply, 400, 'invalid_grant', 'Invalid grant: authorization code is invalid')
			);
		}
		if (body.grant_type === 'refresh_token') {
			const answer = tokens.refresh(body.refresh_token ?? '');
			return (
				answer ?? refuse(reply, 400, 'invalid_grant', 'Invalid grant: refresh token is invalid')
			);
		}
		return refuse(
			reply,
			400,
			'unsupported_grant_type',
			'grant_type must be authorization_code or refresh_token',
		);
	});

	await app.register(async (admitted) => {
		admitRequests(admitted, tokens, limits);
		admitted.post<{ Body: { companyId: string; locationId: string } }>(
			'/oauth/locationToken',
			{
				config: { scope: LOCATION_TOKEN_SCOPE, takes: 'Company' },
				schema: { body: fields({ companyId: TEXT, locationId: TEXT }) },
			},
			async (request) => {
				const { companyId, locationId } = request.body;
				if (companyId !== request.caller.companyId) {
					throw new Refusal(403, 'The token does not have access to this company.');
				}
				if (state.locations.get(locationId)?.companyId !== companyId) {
					throw foreignLocation();
				}
				return { ...tokens.locationToken(request.caller, locationId), traceId: randomUUID() };
			},
		);
	});
}

/** An OAuth 2 refusal (RFC 6749, section 5.2), with HighLevel's `traceId`. */
function refuse(
	reply: FastifyReply,
	status: number,
	error: string,
	error_description: string,
): FastifyReply {
	return reply.code(status).send({ error, error_description, traceId: randomUUID() });
}
