import type { Data, StoredRecord } from './Data';
import { ok, refusal, type Endpoint, type Incoming } from './endpoint';
import { contains } from './search';

const COMPANY_FIELDS = {
	'phone?': 'string',
	'email?': 'string',
	'website?': 'string',
	'address?': 'string',
	'city?': 'string',
	'state?': 'string',
	'postalCode?': 'string',
	'country?': 'string',
	'description?': 'string',
};

/** Companies and opportunities, by their own endpoints. */
export function companyEndpoints(data: Data): Endpoint[] {
	const company = ({ id, values, createdAt, updatedAt }: StoredRecord) => ({
		...{ id, locationId: data.locationId, ...values, createdAt, updatedAt },
	});
	const values = ({ locationId: _, ...rest }: Incoming['body']) => rest;
	return [
		{
			method: 'GET',
			path: '/businesses/:id',
			answer({ params }) {
				const found = data.record('business', params.id);
				return found ? ok({ business: company(found) }) : refusal(404, 'Business not found');
			},
		},
		{
			method: 'POST',
			path: '/businesses/',
			body: { locationId: 'string', name: 'string', ...COMPANY_FIELDS },
			answer({ body }) {
				const made = data.addRecord('business', values(body), data.searchLagMs);
				// The one place that spells it so (seen).
				return ok({ success: true, buiseness: company(made) }, 201);
			},
		},
		{
			method: 'PUT',
			path: '/businesses/:id',
			body: { 'name?': 'string', ...COMPANY_FIELDS },
			answer({ params, body }) {
				const found = data.record('business', params.id);
				if (!found) return refusal(404, 'Business not found');
				data.change(found, body);
				return ok({ success: true, business: company(found) });
			},
		},
		{
			method: 'GET',
			path: '/opportunities/search',
			query: ['location_id'],
			optionalQuery: ['q', 'limit', 'page'],
			answer({ query }) {
				const limit = Number(query.get('limit') ?? 20);
				const page = Number(query.get('page') ?? 1);
				if (limit > 100) return refusal(422, 'limit must not be greater than 100');
				const found = data
					.searchable('opportunity')
					.filter((each) => contains([each.values.name], query.get('q') ?? ''));
				const opportunities = found.slice((page - 1) * limit, page * limit).map(company);
				return ok({ opportunities, meta: { total: found.length, currentPage: page } });
			},
		},
		{
			method: 'GET',
			path: '/opportunities/:id',
			answer({ params }) {
				const found = data.record('opportunity', params.id);
				return found ? ok({ opportunity: company(found) }) : refusal(404, 'Not found');
			},
		},
	];
}
