import type { ApiCall } from '../api/apiCall';
import { HighLevelError } from '../api/HighLevelError';
import { pathOf } from '../api/http';
import { bareKey } from '../model/objectKeys';
import type { Association, Relation } from '../model/shapes';
import {
	associationIn,
	associationsIn,
	confirmDeleted,
	relationIn,
	relationsIn,
} from '../api/unwrap';
import type { EndpointFamily } from './EndpointFamily';

const SCOPE = 'custom-objects';

/**
 * The endpoints `/objects-association…` of two setup guides; no official source documents them.
 * They know no paging, no update and no get by ID, and say object keys bare: `property`, `company`.
 */
export function objectsAssociationFamily(call: ApiCall, locationId: string): EndpointFamily {
	const list = async (): Promise<Association[]> => {
		const { items } = associationsIn(
			await call({
				method: 'GET',
				path: '/objects-association',
				query: { locationId },
				scope: SCOPE,
			}),
		);
		return items;
	};

	return {
		locationId,
		pageSize: Infinity,
		objectKeys: 'bare',
		keepsDescription: true,

		async createAssociation({ key, firstObjectKey, secondObjectKey, description }) {
			return associationIn(
				await call({
					method: 'POST',
					path: '/objects-association',
					body: {
						locationId,
						key,
						firstObjectKey: ownKey(firstObjectKey),
						secondObjectKey: ownKey(secondObjectKey),
						description: description ?? '',
					},
					scope: SCOPE,
				}),
			);
		},

		async getAssociation(id) {
			const found = (await list()).find((association) => association.id === id);
			if (found) return found;
			throw new HighLevelError({
				kind: 'notFound',
				status: 404,
				message: "HighLevel's list of associations lacks this ID",
				locationId,
			});
		},

		async getAssociationByKey(key) {
			return associationIn(
				await call({
					method: 'GET',
					path: pathOf`/objects-association/key/${key}`,
					scope: SCOPE,
				}),
			);
		},

		async associationPage(skip, limit) {
			const all = await list();
			return { items: all.slice(skip, skip + limit), total: all.length };
		},

		async associationsOfObject(objectKey) {
			const { items } = associationsIn(
				await call({
					method: 'GET',
					path: pathOf`/objects-association/object/${ownKey(objectKey)}`,
					scope: SCOPE,
				}),
			);
			return items;
		},

		differs: (existing, { description }) =>
			description !== undefined && existing.description !== description,

		async updateAssociation() {
			throw unsupported('Updating an association');
		},

		async deleteAssociation(id) {
			confirmDeleted(
				await call({
					method: 'DELETE',
					path: pathOf`/objects-association/${id}`,
					scope: SCOPE,
				}),
			);
		},

		async createRelation(associationId, { firstRecordId, secondRecordId }) {
			return relationIn(
				await call({
					method: 'POST',
					path: pathOf`/objects-association/${associationId}/relations`,
					body: { firstRecordId, secondRecordId },
					scope: SCOPE,
				}),
			);
		},

		async requestRelations() {
			throw unsupported('Linking many records in one request');
		},

		async relationPage(recordId) {
			const { items } = relationsIn(
				await call({
					method: 'GET',
					path: pathOf`/objects-association/relations/${recordId}`,
					scope: SCOPE,
				}),
			);
			return { items: items.map(withAssociationId) };
		},

		async deleteRelation(id) {
			confirmDeleted(
				await call({
					method: 'DELETE',
					path: pathOf`/objects-association/relations/${id}`,
					scope: SCOPE,
				}),
			);
		},
	};
}

/** `custom_objects.property` as this family says it, `property`; a company is no `business` here. */
function ownKey(objectKey: string): string {
	return objectKey === 'business' ? 'company' : bareKey(objectKey);
}

/** Relations come with their association's details here; the ID and the keys may stand only there. */
function withAssociationId(relation: Relation): Relation {
	const { association } = relation;
	if (typeof association !== 'object' || association === null) return relation;
	const details = association as Partial<Association>;
	return {
		...relation,
		associationId: relation.associationId ?? details.id,
		firstObjectKey: relation.firstObjectKey ?? details.firstObjectKey,
		secondObjectKey: relation.secondObjectKey ?? details.secondObjectKey,
	};
}

/** The error for what this family has no endpoint for. */
function unsupported(what: string): HighLevelError {
	return new HighLevelError({
		kind: 'unsupported',
		message: `${what} is not possible with the endpoints "/objects-association"`,
		hint: 'Set Endpoints to "Associations" in the credential if the account is served by them.',
	});
}
