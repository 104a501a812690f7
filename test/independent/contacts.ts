import type { Data, StoredRecord } from './Data';
import { ok, refusal, type Endpoint, type Incoming } from './endpoint';
import { contactSearchRefusal, isContactFound, pageOf, type ContactSearch } from './search';
import type { Settings } from './settings';

/** A contact's fields that a request may write. */
const WRITABLE = {
	'firstName?': 'string',
	'lastName?': 'string',
	'name?': 'string',
	'email?': 'string',
	'phone?': 'string',
	'companyName?': 'string',
	'address1?': 'string',
	'city?': 'string',
	'state?': 'string',
	'postalCode?': 'string',
	'country?': 'string',
	'website?': 'string',
	'source?': 'string',
	'tags?': 'array',
	'customFields?': 'array',
};

/** Searching, finding, creating and changing contacts. */
export function contactEndpoints(data: Data, settings: Settings): Endpoint[] {
	const shown = (record: StoredRecord) => contact(data, record);
	const create = (values: Record<string, unknown>) =>
		data.addRecord('contact', named(values), data.searchLagMs);
	return [
		{
			method: 'POST',
			path: '/contacts/search',
			body: {
				locationId: 'string',
				pageLimit: 'number',
				'page?': 'number',
				'query?': 'string',
				'filters?': 'array',
				'searchAfter?': 'array',
			},
			answer({ body }) {
				const refused = contactSearchRefusal(body, settings.mostFilters);
				if (refused) return refused;
				const search = body as unknown as ContactSearch;
				const found = data.searchable('contact').filter((each) => isContactFound(each, search));
				const contacts = pageOf(found, search, settings.pageLimit).map((each) => ({
					...shown(each),
					searchAfter: [each.id],
				}));
				return ok({ contacts, total: settings.total(found.length) });
			},
		},
		{
			method: 'GET',
			path: '/contacts/search/duplicate',
			query: ['locationId'],
			optionalQuery: ['email', 'number'],
			answer({ query }) {
				const wanted = { email: query.get('email') ?? '', phone: query.get('number') ?? '' };
				const found = duplicateOf(data, wanted);
				return ok({ contact: found ? shown(found) : null });
			},
		},
		{
			method: 'GET',
			path: '/contacts/:id',
			answer({ params }) {
				const found = data.record('contact', params.id);
				return found ? ok({ contact: shown(found) }) : refusal(404, 'Contact not found');
			},
		},
		{
			method: 'POST',
			path: '/contacts/',
			body: { locationId: 'string', ...WRITABLE },
			answer: ({ body }) => ok({ contact: shown(create(withoutLocation(body))) }, 201),
		},
		{
			method: 'POST',
			path: '/contacts/upsert',
			body: { locationId: 'string', ...WRITABLE },
			answer({ body }) {
				const values = withoutLocation(body);
				const found = duplicateOf(data, values);
				if (found) data.change(found, named(values));
				return ok({ new: !found, contact: shown(found ?? create(values)) });
			},
		},
	];
}

const withoutLocation = ({ locationId: _, ...values }: Incoming['body']) => values;

/** One `name` becomes a first and a last name. */
function named({ name, ...values }: Record<string, unknown>): Record<string, unknown> {
	if (typeof name !== 'string') return values;
	const [firstName, ...rest] = name.split(' ');
	return { firstName, lastName: rest.join(' '), ...values };
}

/** By e-mail, then by phone; at once, because this is not the search. */
function duplicateOf(data: Data, { email, phone }: Record<string, unknown>) {
	const same = (one: unknown, other: unknown) =>
		!!one && String(one).toLowerCase() === String(other).toLowerCase();
	const contacts = data.recordsOf('contact');
	const has = (field: string, additional: string, wanted: unknown) =>
		contacts.find(({ values }) =>
			[values[field], ...[values[additional] ?? []].flat()].some((each) => same(each, wanted)),
		);
	return has('email', 'additionalEmails', email) ?? has('phone', 'additionalPhones', phone);
}

function contact(data: Data, { id, values, createdAt, updatedAt }: StoredRecord) {
	const { firstName, lastName } = values;
	const contactName = [firstName, lastName].filter(Boolean).join(' ');
	return {
		...{ id, locationId: data.locationId, contactName, firstName: null, lastName: null },
		...{ email: null, phone: null, additionalEmails: [], additionalPhones: [] },
		...values,
		...{ dateAdded: createdAt, dateUpdated: updatedAt },
	};
}
