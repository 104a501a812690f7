/** An endpoint as the API's description lists it, and an answer it may give. */
export interface Endpoint {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** With `:name` for an ID or key. The slash at the end, or its absence, counts. */
	path: string;
	/** Query parameters that must be there, and those that may. */
	query?: string[];
	optionalQuery?: string[];
	/** Body fields with their JSON types; those that end in `?` may be missing. */
	body?: Record<string, string>;
	status?: number;
	answer: unknown;
}

export const LOCATION = 'StrictLocation000001';
export const CONTACT = 'AAAAAAAAAAAAAAAAAAA1';
export const PROPERTIES = ['6717c4e0a1b2c3d4e5000001', '6717c4e0a1b2c3d4e5000002'];
export const ASSOCIATION = '6717c4e0a1b2c3d4e5000010';
export const RELATIONS = ['6717c4e0a1b2c3d4e5000021', '6717c4e0a1b2c3d4e5000022'];
const OPPORTUNITY = 'AAAAAAAAAAAAAAAAAAA2';
const COMPANY = '6717c4e0a1b2c3d4e5000003';

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
const deleted = { deleted: true, id: ASSOCIATION, message: 'Deleted' };
const text = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'string']));
const LABELS = ['firstObjectLabel', 'secondObjectLabel'];
const KEYS = ['firstObjectKey', 'secondObjectKey'];
const PAIR = ['firstRecordId', 'secondRecordId'];
const search = { locationId: 'string', page: 'number', pageLimit: 'number', 'query?': 'string' };

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

/** The lookups of the pickers and of included records. */
export const LOOKUPS: Endpoint[] = [
	{
		method: 'GET',
		path: '/objects/',
		query: ['locationId'],
		answer: {
			objects: [
				{
					id: '1',
					key: 'custom_objects.property',
					labels: { singular: 'Property', plural: 'Properties' },
					primaryDisplayProperty: 'custom_objects.property.address',
				},
			],
		},
	},
	{
		method: 'POST',
		path: '/objects/:schemaKey/records/search',
		body: { ...search, 'searchAfter?': 'object' },
		answer: { records: [{ id: PROPERTIES[0], properties: { address: '1 Mill Road' } }], total: 1 },
	},
	{
		method: 'GET',
		path: '/objects/:schemaKey/records/:id',
		answer: { record: { id: PROPERTIES[0], properties: {} } },
	},
	{
		method: 'POST',
		path: '/contacts/search',
		body: search,
		answer: { contacts: [{ id: CONTACT, contactName: 'Ada' }], total: 1 },
	},
	{ method: 'GET', path: '/contacts/:id', answer: { contact: { id: CONTACT } } },
	{
		method: 'GET',
		path: '/opportunities/search',
		query: ['location_id'],
		optionalQuery: ['q', 'limit', 'page'],
		answer: { opportunities: [{ id: OPPORTUNITY, name: 'A deal' }], meta: { total: 1 } },
	},
	{ method: 'GET', path: '/opportunities/:id', answer: { opportunity: { id: OPPORTUNITY } } },
	{ method: 'GET', path: '/businesses/:id', answer: { business: { id: COMPANY } } },
];
