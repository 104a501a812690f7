import type { FastifyRequest } from 'fastify';

import { foreignLocation, Refusal } from '../answers/Refusal';
import type { SandboxState } from '../state/SandboxState';
import type { SandboxSettings } from '../types';

/** What every API route works on. */
export interface RouteContext {
	state: SandboxState;
	settings: SandboxSettings;
}

/** The location a sub-account's token belongs to. 403 for an agency's, which has none. */
export function locationOf(request: FastifyRequest): string {
	const { locationId } = request.caller;
	if (locationId === undefined) throw foreignLocation();
	return locationId;
}

/** The most items of a page, unless said. None is published; 100 is what is known to work. */
const MOST_ITEMS = 100;

/** `skip` and `limit` of a list's query, as numbers. */
export function pageIn(query: { skip: string; limit: string }): { skip: number; limit: number } {
	const skip = Number(query.skip);
	return { skip, limit: limitIn('limit', Number(query.limit)) };
}

/** A page's size. 422 when it is not 1 to `most`. */
export function limitIn(name: string, limit: number, most = MOST_ITEMS): number {
	if (limit < 1) throw new Refusal(422, [`${name} must not be less than 1`]);
	if (limit > most) throw new Refusal(422, [`${name} must not be greater than ${most}`]);
	return limit;
}
