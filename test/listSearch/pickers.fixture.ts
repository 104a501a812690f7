import type { FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import {
	byId,
	openPlace,
	PIT,
	seeded,
	TYPE,
	type Parameters,
} from '../HighLevelAssociations/node.fixture';

/** A place and its seed, and the node's lists as the editor asks for them there. */
export async function openPickers(endpoints?: FamilyName) {
	const place = await openPlace(endpoints);
	const seed = seeded(place.sandbox);
	return {
		place,
		seed,
		/** Opens a list, or a further page of it. */
		search: async (
			method: string,
			parameters: Parameters = {},
			filter?: string,
			paginationToken?: string,
			unresolved?: Record<string, null | undefined>,
		) =>
			await place.engine.listSearch({
				type: TYPE,
				method,
				parameters: { resource: 'relation', operation: 'create', ...parameters },
				credentials: { [PIT]: 'pit' },
				filter,
				paginationToken,
				unresolved,
			}),
		/** Puts another token into the credential. */
		withToken: (accessToken: string) =>
			place.engine.setCredential('pit', PIT, {
				...place.engine.storedCredential('pit'),
				accessToken,
			}),
		/** Parameters under the association of that key. */
		under: (key: string) => ({ association: byId(seed.idOf(key)) }),
	};
}

export type Pickers = Awaited<ReturnType<typeof openPickers>>;
