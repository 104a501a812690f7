import type { EndpointFamily } from '../endpoints/EndpointFamily';
import type { PagedList } from '../api/paging';
import type { Relation } from '../model/shapes';

/**
 * A record's relations under these associations (all when empty), to be read page by page. The answer
 * is filtered again: a server may ignore the filter, and the second family has none.
 */
export function relationList(
	family: Pick<EndpointFamily, 'pageSize' | 'relationPage'>,
	recordId: string,
	associationIds: string[],
): PagedList<Relation> {
	return {
		pageSize: family.pageSize,
		keep:
			associationIds.length > 0
				? ({ associationId }) => associationIds.includes(String(associationId))
				: undefined,
		fetch: async (skip, limit) => await family.relationPage(recordId, associationIds, skip, limit),
	};
}
