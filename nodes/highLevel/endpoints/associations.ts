import type { ApiCall } from '../api/apiCall';
import { unreadableError } from '../api/errors';
import { pathOf } from '../api/http';
import { PAGE_SIZE } from '../api/paging';
import {
	associationIn,
	associationsIn,
	confirmDeleted,
	relationIn,
	relationsIn,
} from '../api/unwrap';
import { isObject } from '../model/json';
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
	return {
		locationId,
		pageSize: PAGE_SIZE,
		objectKeys: 'full',
		keepsDescription: false,

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

		differs: (existing, wanted) =>
			existing.firstObjectLabel !== wanted.firstObjectLabel ||
			existing.secondObjectLabel !== wanted.secondObjectLabel,

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

		async requestRelations(links) {
			const response = await call({
				method: 'POST',
				path: '/associations/relations/bulk',
				body: {
					locationId,
					add: links.map(({ associationId, firstRecordId, secondRecordId }) => ({
						associationId,
						firstRecordId,
						secondRecordId,
					})),
				},
				scope: WRITE_RELATIONS,
			});
			// A proxy's page, for one; what is in an object is not looked at.
			if (!isObject(response.body)) throw unreadableError(response, 'result');
		},

		async relationPage(recordId, associationIds, skip, limit) {
			return relationsIn(
				await call({
					method: 'GET',
					path: pathOf`/associations/relations/${recordId}`,
					query: { locationId, skip, limit, ...(associationIds.length > 0 && { associationIds }) },
					scope: READ_RELATIONS,
				}),
			);
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
