import type { Data } from './Data';
import { ok, refusal, TOKEN, type Endpoint } from './endpoint';

/** What an agency's token may ask for. */
export function agencyEndpoints({ locationId }: Data): Endpoint[] {
	const all = [
		{ _id: locationId, name: 'Independent Estates', address: '1 Quay Street', isInstalled: true },
		{ _id: 'IndependentLocation2', name: 'Other Estates', isInstalled: false },
	];
	const page = (query: URLSearchParams) => {
		const found = all.filter(({ name }) => name.includes(query.get('query') ?? ''));
		const skip = Number(query.get('skip') ?? 0);
		const locations = found.slice(skip, skip + Number(query.get('limit') ?? 10));
		return ok({ locations, count: found.length });
	};
	return [
		{
			method: 'GET',
			path: '/locations/search',
			agency: true,
			query: ['companyId'],
			optionalQuery: ['skip', 'limit'],
			answer: ({ query }) => page(query),
		},
		{
			method: 'GET',
			path: '/oauth/installedLocations',
			agency: true,
			query: ['companyId', 'appId'],
			optionalQuery: ['skip', 'limit', 'query'],
			answer: ({ query }) => page(query),
		},
		{
			method: 'POST',
			path: '/oauth/locationToken',
			agency: true,
			body: { companyId: 'string', locationId: 'string' },
			answer: ({ body }) =>
				body.locationId === locationId
					? ok({ access_token: TOKEN, expires_in: 86_399, locationId, userType: 'Location' })
					: refusal(400, 'Location not found'),
		},
	];
}
