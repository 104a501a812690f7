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

const association = {
	id: ASSOCIATION,
	locationId: LOCATION,
	key: 'buyer_property',
	firstObjectKey: 'contact',
	firstObjectLabel: 'Buyer',
	secondObjectKey: 'custom_objects.property',
	secondObjectLabel: 'Property',
	associationType: 'USER_DEFINED',
};
const relation = {
	id: RELATIONS[0],
	associationId: ASSOCIATION,
	firstObjectKey: 'contact',
	firstRecordId: CONTACT,
	secondObjectKey: 'custom_objects.property',
	secondRecordId: PROPERTIES[0],
	locationId: LOCATION,
};
const LABELS = ['firstObjectLabel', 'secondObjectLabel'];

/** The official family. */
export const OFFICIAL: Endpoint[] = [
	{
		method: 'GET',
		path: '/associations/',
		query: ['locationId', 'skip', 'limit'],
		answer: { associations: [association] },
	},
	{
		method: 'POST',
		path: '/associations/',
		body: text('locationId', 'key', ...LABELS, ...KEYS),
		status: 201,
		answer: association,
	},
	{ method: 'GET', path: '/associations/:associationId', answer: association },
	{
		method: 'PUT',
		path: '/associations/:associationId',
		body: text(...LABELS),
		answer: association,
	},
	{ method: 'DELETE', path: '/associations/:associationId', answer: deleted },
	{
		method: 'GET',
		path: '/associations/key/:key',
		query: ['locationId'],
		answer: association,
	},
	{
		method: 'GET',
		path: '/associations/objectKey/:objectKey',
		optionalQuery: ['locationId'],
		answer: [association],
	},
	{
		method: 'POST',
		path: '/associations/relations',
		body: text('locationId', 'associationId', ...PAIR),
		status: 201,
		answer: relation,
	},
	{
		method: 'GET',
		path: '/associations/relations/:recordId',
		query: ['locationId', 'skip', 'limit'],
		optionalQuery: ['associationIds[]'],
		answer: { relations: [relation], total: 1 },
	},
	{
		method: 'DELETE',
		path: '/associations/relations/:relationId',
		query: ['locationId'],
		answer: deleted,
	},
];
