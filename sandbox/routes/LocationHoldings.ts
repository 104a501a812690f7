import type { FastifyRequest } from 'fastify';

import { foreignLocation, Refusal } from '../answers/Refusal';
import type {
	SandboxAssociation,
	SandboxObject,
	SandboxRecord,
	SandboxRelation,
} from '../state/entities';
import type { SandboxState } from '../state/SandboxState';
import { locationOf, type RouteContext } from './context';

/** What a location holds. What it does not hold is refused: unknown, or 403 where it is another's. */
export class LocationHoldings {
	/** @param notFound the status for what is unknown, in which the two families differ */
	constructor(
		private readonly state: SandboxState,
		readonly locationId: string,
		private readonly notFound: number,
	) {}

	association(id: string): SandboxAssociation {
		const { associations } = this.state;
		const found = associations.get(id, this.locationId);
		if (!found && associations.isElsewhere(id, this.locationId)) throw foreignLocation();
		return this.known(found, 'Association not found');
	}

	/** HighLevel's own associations can be neither changed nor deleted (help centre): 400. */
	userDefinedAssociation(id: string, toBe: 'updated' | 'deleted'): SandboxAssociation {
		const association = this.association(id);
		if (association.associationType === 'USER_DEFINED') return association;
		throw new Refusal(400, `A system defined association can not be ${toBe}`);
	}

	associationOfKey(key: string): SandboxAssociation {
		const found = this.state.associations.byKey(key, this.locationId);
		return this.known(found, 'Association not found');
	}

	/** @param shownAs the key as the request said it */
	object(key: string | undefined, shownAs = key): SandboxObject {
		const found = key === undefined ? undefined : this.state.object(key, this.locationId);
		return this.known(found, `Object with key ${shownAs} not found`);
	}

	record(id: string, objectKey?: string, otherwise = 'Record not found'): SandboxRecord {
		const record = this.state.records.get(id);
		const fits = objectKey === undefined || record?.objectKey === objectKey;
		return this.own(this.known(fits ? record : undefined, otherwise));
	}

	relation(id: string): SandboxRelation {
		return this.own(this.known(this.state.relations.get(id), 'Relation not found'));
	}

	private known<T>(found: T | undefined, otherwise: string): T {
		if (found === undefined) throw new Refusal(this.notFound, otherwise);
		return found;
	}

	private own<T extends { locationId: string }>(found: T): T {
		if (found.locationId !== this.locationId) throw foreignLocation();
		return found;
	}
}

/**
 * The holdings of the location that a request's token is of. What is unknown is refused with
 * `notFound`, or as the settings say at that moment.
 */
export function holdingsFor({ state, settings }: RouteContext, notFound?: number) {
	return (request: FastifyRequest): LocationHoldings =>
		new LocationHoldings(state, locationOf(request), notFound ?? settings.notFoundStatus);
}
