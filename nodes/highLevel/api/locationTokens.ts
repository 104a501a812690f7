import { createHash } from 'node:crypto';
import { lacksScope } from './errors';
import type { Attempt, Clock, HighLevelRequest, HighLevelResponse, SendOnce } from './http';

/** A location token is renewed this long before it expires, ms. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** Tokens kept at most, over all agencies and locations of this process. */
const KEPT_TOKENS = 1_000;

/** What an agency's calls for one of its locations are made with. */
export interface AgencyAccess {
	/** Sends as the agency. */
	sendAsAgency: SendOnce;
	/** Sends with a location's token. */
	sendWith(token: string): SendOnce;
	/** What distinguishes this agency's sign-in from others; kept as a digest only. */
	identity: string;
	companyId: string;
	locationId: string;
	clock: Clock;
}

type Exchange = { token: string; expiresAt: number } | { refused: Attempt };

const exchanges = new Map<string, Promise<Exchange>>();

/** When each token that is kept expires, by the same names; the oldest first. */
const expiries = new Map<string, number>();

/**
 * A sender for an agency's location. Association calls accept location tokens only, so the agency's
 * token is exchanged for one (`POST /oauth/locationToken`), once for all calls, and kept until
 * shortly before it expires. A token HighLevel no longer accepts is exchanged again, once.
 */
export function sendForLocation(access: AgencyAccess): SendOnce {
	const name = createHash('sha256')
		.update(JSON.stringify([access.identity, access.companyId, access.locationId]))
		.digest('base64');
	return async (request) => {
		const exchange = await currentToken(name, access);
		if ('refused' in exchange) return exchange.refused;
		const attempt = await access.sendWith(exchange.token)(request);
		if (!isRefusedToken(attempt)) return attempt;
		const kept = exchanges.get(name);
		// Another call that met the same refusal may have begun a new exchange meanwhile.
		if ((await kept) === exchange && exchanges.get(name) === kept) forget(name);
		const renewed = await currentToken(name, access);
		return 'refused' in renewed ? renewed.refused : await access.sendWith(renewed.token)(request);
	};
}

async function currentToken(name: string, access: AgencyAccess): Promise<Exchange> {
	const known = exchanges.get(name);
	const kept = known && (await known);
	if (kept && 'token' in kept && kept.expiresAt > access.clock.now()) return kept;
	// Calls that come while an exchange is under way wait for it.
	const current = exchanges.get(name);
	if (current && current !== known) {
		const others = await current;
		// The other execution was stopped; this one was not.
		return isCancelled(others) ? await currentToken(name, access) : others;
	}
	const asked = exchange(access);
	exchanges.set(name, asked);
	purge(access.clock.now());
	const result = await asked;
	if (exchanges.get(name) === asked) {
		if ('refused' in result) forget(name);
		else expiries.set(name, result.expiresAt);
	}
	return result;
}

/** How many locations' tokens this process keeps. */
export function keptTokens(): number {
	return exchanges.size;
}

function forget(name: string): void {
	exchanges.delete(name);
	expiries.delete(name);
}

/** Forgets the tokens that have expired, and the oldest where there are too many. */
function purge(now: number): void {
	for (const [name, expiresAt] of expiries) if (expiresAt <= now) forget(name);
	for (const oldest of exchanges.keys()) {
		if (exchanges.size <= KEPT_TOKENS) break;
		forget(oldest);
	}
}

function isCancelled(exchange: Exchange): boolean {
	const refused = 'refused' in exchange ? exchange.refused : undefined;
	return !!refused && 'fault' in refused && refused.fault === 'cancelled';
}

async function exchange({
	sendAsAgency,
	companyId,
	locationId,
	clock,
}: AgencyAccess): Promise<Exchange> {
	const request: HighLevelRequest = {
		method: 'POST',
		path: '/oauth/locationToken',
		form: { companyId, locationId },
		scope: 'oauth.write',
	};
	const attempt = await sendAsAgency(request);
	if (!('response' in attempt)) return { refused: attempt };
	const { response } = attempt;
	const { access_token: token, expires_in: seconds } = (response.body ?? {}) as {
		access_token?: unknown;
		expires_in?: unknown;
	};
	if (response.status < 200 || response.status >= 300 || typeof token !== 'string' || !token) {
		return { refused: { response: { ...response, headers: agencysDay(response), request } } };
	}
	const lifeMs = (typeof seconds === 'number' && seconds > 0 ? seconds : 86_399) * 1_000;
	const renewBefore = Math.min(RENEW_BEFORE_MS, lifeMs / 10);
	return { token, expiresAt: clock.now() + lifeMs - renewBefore };
}

/**
 * Of a refused exchange's headers, what the location's requests may know: the agency's window is another
 * than theirs, and only where its day is used up there is nothing to wait for.
 */
function agencysDay({ status, headers }: HighLevelResponse): HighLevelResponse['headers'] {
	const remaining = headers['x-ratelimit-daily-remaining'];
	if (status !== 429 || remaining === undefined || Number(remaining) > 0) return {};
	return Object.fromEntries(
		Object.entries(headers).filter(([name]) => name.startsWith('x-ratelimit-daily-')),
	);
}

/** A 401 that a new token may fix; a missing scope stays missing. */
function isRefusedToken(attempt: Attempt): boolean {
	return 'response' in attempt && attempt.response.status === 401 && !lacksScope(attempt.response);
}
