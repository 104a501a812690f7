import type { ApiCall } from '../apiCall';
import { pathOf } from '../http';
import { PAGE_SIZE, readPages } from '../paging';
import { associationIn, associationsIn, confirmDeleted, relationIn, relationsIn } from '../unwrap';
import type { EndpointFamily } from './EndpointFamily';

const READ = 'associations.readonly';
const WRITE = 'associations.write';
const READ_RELATIONS = 'associations/relation.readonly';
const WRITE_RELATIONS = 'associations/relation.write';

/**
 * The official endpoints, `/associations/…` (HighLevel's API reference, "Associations"). Only the
 * two collection paths end in a slash. An unknown query parameter is answered 422 (seen), so each
 * endpoint gets exactly those it lists.
 */
export function associationsFamily(call: ApiCall, locationId: string): EndpointFamily {
	const relationPage: EndpointFamily['relationPage'] = async (
		recordId,
		associationIds,
		skip,
		limit,
	) =>
		relationsIn(
			await call({
				method: 'GET',
				path: pathOf`/associations/relations/${recordId}`,
				query: { locationId, skip, limit, ...(associationIds.length > 0 && { associationIds }) },
				scope: READ_RELATIONS,
			}),
		);

	return {
		name: 'associations',

		pageSize: PAGE_SIZE,

		relationPage,

		ownObjectKey: (objectKey) => objectKey,

		async createAssociation(association) {
			const { key, firstObjectLabel, firstObjectKey, secondObjectLabel, secondObjectKey } =
				association;
			return associationIn(
				await call({
					method: 'POST',
					path: '/associations/',
					body: {
						locationId,
						key,
						firstObjectLabel,
						firstObjectKey,
						secondObjectLabel,
						secondObjectKey,
					},
					scope: WRITE,
				}),
			);
		},

		async getAssociation(id) {
			return associationIn(
				await call({ method: 'GET', path: pathOf`/associations/${id}`, scope: READ }),
			);
		},

		async getAssociationByKey(key) {
			return associationIn(
				await call({
					method: 'GET',
					path: pathOf`/associations/key/${key}`,
					query: { locationId },
					scope: READ,
				}),
			);
		},

		async associationPage(skip, limit) {
			return associationsIn(
				await call({
					method: 'GET',
					path: '/associations/',
					query: { locationId, skip, limit },
					scope: READ,
				}),
			);
		},

		async associationsOfObject(objectKey) {
			const { items } = associationsIn(
				await call({
					method: 'GET',
					path: pathOf`/associations/objectKey/${objectKey}`,
					query: { locationId },
					scope: READ,
				}),
			);
			return items;
		},

		async updateAssociation(id, { firstObjectLabel, secondObjectLabel }) {
			return associationIn(
				await call({
					method: 'PUT',
					path: pathOf`/associations/${id}`,
					body: { firstObjectLabel, secondObjectLabel },
					scope: WRITE,
				}),
			);
		},

		async deleteAssociation(id) {
			confirmDeleted(
				await call({ method: 'DELETE', path: pathOf`/associations/${id}`, scope: WRITE }),
			);
		},

		async createRelation(associationId, { firstRecordId, secondRecordId }) {
			return relationIn(
				await call({
					method: 'POST',
					path: '/associations/relations',
					body: { locationId, associationId, firstRecordId, secondRecordId },
					scope: WRITE_RELATIONS,
				}),
			);
		},

		async relationsOfRecord(recordId, { associationIds = [], most } = {}) {
			return await readPages({
				most,
				// The answer is filtered again: a server may ignore the filter.
				keep:
					associationIds.length > 0
						? (relation) => associationIds.includes(String(relation.associationId))
						: undefined,
				fetch: async (skip, limit) => await relationPage(recordId, associationIds, skip, limit),
			});
		},

		async deleteRelation(id) {
			confirmDeleted(
				await call({
					method: 'DELETE',
					path: pathOf`/associations/relations/${id}`,
					query: { locationId },
					scope: WRITE_RELATIONS,
				}),
			);
		},
	};
}
