import type { Data, LinkRefusal, Relation } from './Data';
import { ok, refusal, text, type Answer, type Endpoint } from './endpoint';
import type { Settings } from './settings';

/** The relations of the official family, one by one and in bulk. */
export function relationEndpoints(data: Data, settings: Settings): Endpoint[] {
	const shown = (relation: Relation) => {
		const { firstObjectKey, secondObjectKey } = data.associations.get(relation.associationId)!;
		return { ...relation, firstObjectKey, secondObjectKey, locationId: data.locationId };
	};
	return [
		{
			method: 'POST',
			path: '/associations/relations',
			body: text('locationId', 'associationId', 'firstRecordId', 'secondRecordId'),
			answer({ body }) {
				const { associationId, firstRecordId, secondRecordId } = body as Record<string, string>;
				const made = data.link(associationId, firstRecordId, secondRecordId);
				return typeof made === 'string'
					? linkRefusal(made, associationId, settings)
					: ok(shown(made), 201);
			},
		},
		{
			method: 'GET',
			path: '/associations/relations/:recordId',
			query: ['locationId', 'skip', 'limit'],
			optionalQuery: ['associationIds[]'],
			answer({ params, query }) {
				const skip = Number(query.get('skip'));
				const limit = Number(query.get('limit'));
				if (limit > 100) return refusal(422, 'limit must not be greater than 100');
				const wanted = query.getAll('associationIds[]');
				const found = data
					.linksOfRecord(params.recordId)
					.filter(({ associationId }) => wanted.length === 0 || wanted.includes(associationId));
				const relations = found.slice(skip, skip + Math.min(limit, settings.mostRelations));
				return ok({ relations: relations.map(shown), total: settings.total(found.length) });
			},
		},
		{
			method: 'DELETE',
			path: '/associations/relations/:relationId',
			query: ['locationId'],
			answer({ params }) {
				const found = data.relations.get(params.relationId);
				if (!found) return refusal(404, 'Relation not found');
				data.unlink(found);
				return ok({ deleted: true, id: found.id, message: 'Relation deleted' });
			},
		},
		...(settings.bulk ? [bulkEndpoint(data, settings)] : []),
	];
}

/** HighLevel's own app uses it; nothing of it is documented, so nothing of its answer is helpful. */
function bulkEndpoint(data: Data, { bulk }: Settings): Endpoint {
	return {
		method: 'POST',
		path: '/associations/relations/bulk',
		body: { locationId: 'string', add: 'array' },
		answer({ body }) {
			const { most = Infinity, loses = () => false, answers } = bulk ?? {};
			if (answers?.when === 'before') return answers;
			const add = body.add as Array<Record<string, string>>;
			if (add.length > most) return refusal(422, `add must contain no more than ${most} elements`);
			const errored = add.flatMap((entry, at) => {
				if (loses(at)) return [];
				const made = data.link(entry.associationId, entry.firstRecordId, entry.secondRecordId);
				return typeof made === 'string' ? [{ error: made }] : [];
			});
			return answers ?? ok({ results: { errored } }, 201);
		},
	};
}

function linkRefusal(
	why: LinkRefusal,
	associationId: string,
	{ fullSide, duplicate }: Settings,
): Answer {
	switch (why) {
		case 'unknown association':
			return refusal(400, 'Association not found');
		case 'unknown record':
			return refusal(404, 'Record not found');
		case 'duplicate':
			return refusal(duplicate.status, `${duplicate.message} ${associationId}`);
		case 'full':
			return refusal(fullSide.status, fullSide.message);
	}
}
