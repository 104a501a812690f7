import {
	ASSOCIATION,
	CONTACT,
	deleted,
	KEYS,
	LOCATION,
	PAIR,
	PROPERTIES,
	RELATIONS,
	text,
	type Endpoint,
} from './endpoints.fixture';

const bareAssociation = {
	id: ASSOCIATION,
	locationId: LOCATION,
	key: 'buyer_property',
	firstObjectKey: 'contact',
	secondObjectKey: 'property',
	description: 'Who buys',
	createdAt: '2026-01-01T00:00:00.000Z',
};
const bareRelation = {
	id: RELATIONS[0],
	associationId: ASSOCIATION,
	firstRecordId: CONTACT,
	secondRecordId: PROPERTIES[0],
	createdAt: '2026-01-01T00:00:00.000Z',
};

/** The family of the setup guides. */
export const SECOND: Endpoint[] = [
	{
		method: 'POST',
		path: '/objects-association',
		body: text('locationId', 'key', ...KEYS, 'description'),
		status: 201,
		answer: { association: bareAssociation },
	},
	{
		method: 'GET',
		path: '/objects-association',
		query: ['locationId'],
		answer: [bareAssociation],
	},
	{
		method: 'GET',
		path: '/objects-association/key/:key',
		answer: { association: bareAssociation },
	},
	{ method: 'GET', path: '/objects-association/object/:objectKey', answer: [bareAssociation] },
	{ method: 'DELETE', path: '/objects-association/:id', answer: deleted },
	{
		method: 'POST',
		path: '/objects-association/:associationId/relations',
		body: text(...PAIR),
		status: 201,
		answer: { relation: bareRelation },
	},
	{
		method: 'GET',
		path: '/objects-association/relations/:recordId',
		answer: [{ ...bareRelation, association: bareAssociation }],
	},
	{ method: 'DELETE', path: '/objects-association/relations/:relationId', answer: deleted },
];
