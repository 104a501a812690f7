import { CONTACT, PROPERTIES, type Endpoint } from './endpoints.fixture';

const OPPORTUNITY = 'AAAAAAAAAAAAAAAAAAA2';
const COMPANY = '6717c4e0a1b2c3d4e5000003';
const search = { locationId: 'string', page: 'number', pageLimit: 'number', 'query?': 'string' };

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
