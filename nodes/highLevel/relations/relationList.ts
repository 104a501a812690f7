import type { PagedList } from '../api/paging';
import type { EndpointFamily } from '../endpoints/EndpointFamily';
import type { Relation } from '../model/shapes';
import { recordMissing } from './relationErrors';

/**
 * A record's relations under these associations (all when empty), to be read page by page. The answer
 * is filtered again: a server may ignore the filter, and the second family has none. A page throws
 * HighLevelError, `notFound` naming the record.
 */
export function relationList(
	family: Pick<EndpointFamily, 'pageSize' | 'relationPage'>,
	recordId: string,
	associationIds: string[],
): PagedList<Relation> {
	return {
		of: `relations of the record "${recordId}"`,
		pageSize: family.pageSize,
		keep:
			associationIds.length > 0
				? ({ associationId }) => associationIds.includes(String(associationId))
				: undefined,
		fetch: async (skip, limit) => {
			try {
				return await family.relationPage(recordId, associationIds, skip, limit);
			} catch (error) {
				throw recordMissing(error, recordId);
			}
		},
	};
}
