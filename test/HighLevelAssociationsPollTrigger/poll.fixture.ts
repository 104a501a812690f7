import type { FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import type { SandboxOptions } from '../../sandbox';
import { openPlace as openNodePlace, seeded } from '../harness/place';
export { FAMILIES, OAUTH, POLL_TYPE as TYPE } from '../harness/place';

export const PROPERTY = 'custom_objects.property';

/** Parameters that watch all changes of associations. */
export const watchAssociations = {
	events: ['AssociationCreate', 'AssociationUpdate', 'AssociationDelete'],
};

/** Parameters that watch all changes of these records' relations. */
export const watchRelations = (records: unknown, filters: object = {}) => ({
	of: 'records',
	includeNames: false,
	events: ['RelationCreate', 'RelationDelete'],
	records,
	filters,
});

/** A place as the harness opens it, with the seed's records and associations at hand. */
export async function openPlace(
	endpoints: FamilyName = 'associations',
	options: SandboxOptions = {},
) {
	const place = await openNodePlace(endpoints, options);
	const { sandbox, staticData, pitData, poll, restart, askedUrls } = place;
	const { state } = sandbox;
	const { contacts, properties } = seeded(sandbox);
	const idOf = (key: string) => state.associations.byKey(key)?.id ?? `no ${key}`;
	return {
		...{ sandbox, state, staticData, pitData, contacts, properties, idOf, poll, restart },
		/** Another one after a restart. */
		engine: () => place.engine,
		link: (key: string, first: string, second: string) => state.link(idOf(key), first, second),
		/** The requests since last asked for, as `METHOD /path?query`. */
		asked: askedUrls,
	};
}

export type Place = Awaited<ReturnType<typeof openPlace>>;

/** Closes a place's sandbox before the file's other tests, if there is one. */
export const closePlace = async (place?: Pick<Place, 'sandbox'>) => await place?.sandbox.close();
