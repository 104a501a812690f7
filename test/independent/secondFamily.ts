import type { Association, Data, Relation } from './Data';
import { ok, refusal, text, type Answer, type Endpoint } from './endpoint';
import type { Settings } from './settings';

/** The family of the setup guides, on the same data; object keys are bare here. */
export function secondFamilyEndpoints(data: Data, settings: Settings): Endpoint[] {
	const base = '/objects-association';
	const all = () => [...data.associations.values()].map((one) => shown(data, one));
	const notFound = refusal(404, 'Not found');
	const relation = ({ id, associationId, firstRecordId, secondRecordId }: Relation) => ({
		...{ id, associationId, firstRecordId, secondRecordId },
		createdAt: '2026-01-01T00:00:00.000Z',
	});
	return [
		{ method: 'GET', path: base, query: ['locationId'], answer: () => ok(all()) },
		{
			method: 'POST',
			path: base,
			body: {
				...text('locationId', 'key', 'firstObjectKey', 'secondObjectKey'),
				'description?': 'string',
			},
			answer({ body }) {
				const { key, description } = body as Record<string, string>;
				if (data.byKey(key)) return refusal(409, 'The key already exists');
				const [firstObjectKey, secondObjectKey] = [body.firstObjectKey, body.secondObjectKey].map(
					(bare) => [...data.objects.keys()].find((each) => bareKey(each) === bare),
				);
				if (!firstObjectKey || !secondObjectKey) return notFound;
				const made = data.addAssociation({ key, description, firstObjectKey, secondObjectKey });
				return ok({ association: shown(data, made) }, 201);
			},
		},
		{
			method: 'GET',
			path: `${base}/key/:key`,
			answer({ params }) {
				const found = data.byKey(params.key);
				return found ? ok({ association: shown(data, found) }) : notFound;
			},
		},
		{
			method: 'GET',
			path: `${base}/object/:objectKey`,
			answer: ({ params: { objectKey } }) =>
				ok(all().filter((one) => [one.firstObjectKey, one.secondObjectKey].includes(objectKey))),
		},
		{
			method: 'DELETE',
			path: `${base}/:id`,
			answer({ params }) {
				const found = data.associations.get(params.id);
				if (!found) return notFound;
				data.removeAssociation(found);
				return ok({ deleted: true, id: found.id });
			},
		},
		{
			method: 'POST',
			path: `${base}/:associationId/relations`,
			body: text('firstRecordId', 'secondRecordId'),
			answer({ params, body }): Answer {
				const { firstRecordId, secondRecordId } = body as Record<string, string>;
				const made = data.link(params.associationId, firstRecordId, secondRecordId);
				if (typeof made !== 'string') return ok({ relation: relation(made) }, 201);
				if (made === 'duplicate') return refusal(409, 'The relation already exists');
				if (made === 'full') return refusal(settings.fullSide.status, settings.fullSide.message);
				return notFound;
			},
		},
		{
			method: 'GET',
			path: `${base}/relations/:recordId`,
			answer: ({ params }) =>
				ok(
					data.linksOfRecord(params.recordId).map((each) => ({
						...relation(each),
						association: shown(data, data.associations.get(each.associationId)!),
					})),
				),
		},
		{
			method: 'DELETE',
			path: `${base}/relations/:relationId`,
			answer({ params }) {
				const found = data.relations.get(params.relationId);
				if (!found) return notFound;
				data.unlink(found);
				return ok({ deleted: true, id: found.id });
			},
		},
	];
}

const bareKey = (key: string): string =>
	key === 'business' ? 'company' : key.replace('custom_objects.', '');

function shown({ locationId }: Data, { id, key, description, ...one }: Association) {
	const [firstObjectKey, secondObjectKey] = [one.firstObjectKey, one.secondObjectKey].map(bareKey);
	const createdAt = '2026-01-01T00:00:00.000Z';
	return { id, locationId, key, firstObjectKey, secondObjectKey, description, createdAt };
}
