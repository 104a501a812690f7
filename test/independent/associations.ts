import type { Association, Data } from './Data';
import { ok, refusal, text, type Answer, type Endpoint } from './endpoint';

const LABELS = ['firstObjectLabel', 'secondObjectLabel'];
const NOT_FOUND = refusal(400, 'Association not found');
/** Labels there may be for one pair of objects (help centre). */
const MOST_LABELS = 10;

/** The associations of the official family. */
export function associationEndpoints(data: Data): Endpoint[] {
	const shown = (association: Association) => shownOf(data, association);
	const withOne = (found: Association | undefined, work: (one: Association) => Answer): Answer =>
		found ? work(found) : NOT_FOUND;
	return [
		{
			method: 'GET',
			path: '/associations/',
			query: ['locationId', 'skip', 'limit'],
			answer({ query }) {
				const skip = Number(query.get('skip'));
				const limit = Number(query.get('limit'));
				if (limit > 100) return refusal(422, 'limit must not be greater than 100');
				const all = [...data.associations.values()];
				return ok({ associations: all.slice(skip, skip + limit).map(shown), total: all.length });
			},
		},
		{
			method: 'POST',
			path: '/associations/',
			body: text('locationId', 'key', 'firstObjectKey', 'secondObjectKey', ...LABELS),
			answer({ body }) {
				const { locationId, ...fields } = body as unknown as Association & Location;
				const refused = refusalOf(data, fields);
				return refused ?? ok({ ...shown(data.addAssociation(fields)), locationId }, 201);
			},
		},
		{
			method: 'GET',
			path: '/associations/:associationId',
			answer: ({ params }) =>
				withOne(data.associations.get(params.associationId), (one) => ok(shown(one))),
		},
		{
			method: 'PUT',
			path: '/associations/:associationId',
			body: text(...LABELS),
			answer: ({ params, body }) =>
				withOne(data.associations.get(params.associationId), (one) => {
					const labels = body as Pick<Association, 'firstObjectLabel' | 'secondObjectLabel'>;
					if (labels.firstObjectLabel === labels.secondObjectLabel) {
						return refusal(422, 'Both object labels can not be same');
					}
					return ok(shown(Object.assign(one, labels)));
				}),
		},
		{
			method: 'DELETE',
			path: '/associations/:associationId',
			answer: ({ params }) =>
				withOne(data.associations.get(params.associationId), (one) => {
					if (one.associationType !== 'USER_DEFINED') {
						return refusal(400, 'System defined associations can not be deleted');
					}
					data.removeAssociation(one);
					return ok({ deleted: true, id: one.id, message: 'Association deleted' });
				}),
		},
		{
			method: 'GET',
			path: '/associations/key/:key',
			query: ['locationId'],
			answer: ({ params }) => {
				const found = data.byKey(params.key);
				return found ? ok(shown(found)) : refusal(404, 'Association not found');
			},
		},
		{
			method: 'GET',
			path: '/associations/objectKey/:objectKey',
			optionalQuery: ['locationId'],
			answer: ({ params }) =>
				ok(
					[...data.associations.values()]
						.filter(({ firstObjectKey, secondObjectKey }) =>
							[firstObjectKey, secondObjectKey].includes(params.objectKey),
						)
						.map(shown),
				),
		},
	];
}

/** As its endpoints answer it; cardinalities appear in webhooks alone. */
function shownOf({ locationId }: Data, association: Association) {
	const { id, key, associationType } = association;
	const { firstObjectKey, firstObjectLabel, secondObjectKey, secondObjectLabel } = association;
	return {
		...{ locationId, id, key, associationType },
		...{ firstObjectKey, firstObjectLabel, secondObjectKey, secondObjectLabel },
	};
}

interface Location {
	locationId: string;
}

function refusalOf(data: Data, made: Association): Answer | undefined {
	if (data.byKey(made.key)) return refusal(400, 'Duplicate Association key');
	if (made.firstObjectLabel === made.secondObjectLabel) {
		return refusal(422, 'Both object labels can not be same');
	}
	if (![made.firstObjectKey, made.secondObjectKey].every((key) => data.objects.has(key))) {
		return refusal(404, 'Custom Object (key) not found');
	}
	const ofPair = [...data.associations.values()].filter(
		({ firstObjectKey, secondObjectKey }) =>
			firstObjectKey === made.firstObjectKey && secondObjectKey === made.secondObjectKey,
	);
	return ofPair.length >= MOST_LABELS ? refusal(400, 'Maximum labels reached') : undefined;
}
