import type { FastifyRequest } from 'fastify';

/** True when a browser sends this from a page that is not the sandbox's own. */
export function isForeign({ headers }: FastifyRequest): boolean {
	const { origin, host } = headers;
	if (origin === undefined) return false;
	return !URL.canParse(origin) || new URL(origin).host !== host;
}
