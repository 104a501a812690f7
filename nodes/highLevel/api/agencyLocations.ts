import type { ApiCall } from './apiCall';
import { unreadableError } from './errors';

/** Locations a list shows at once. */
const PAGE_SIZE = 100;

/** Pages a search reads at most where HighLevel cannot search by name: enough for 2,000 locations. */
const SEARCHED_PAGES = 20;

/** A location (sub-account) as a list shows it. */
export interface AgencyLocation {
	id: string;
	name?: string;
	address?: string;
}

/** A part of an agency's locations, and where the next begins. */
export interface LocationPage {
	locations: AgencyLocation[];
	next?: number;
}

/** An agency that signed in, and what its token may do. */
export interface Agency {
	companyId: string;
	/** The app's ID: the client ID up to its first hyphen (HighLevel's SDK compares it so). */
	appId: string;
	/** The scopes its sign-in was given, separated by blanks. */
	scopes: string;
}

/**
 * An agency's locations by name: those that installed the app, because no other lets it in (`GET
 * /oauth/installedLocations`, scope `oauth.readonly`); with the scope `locations.readonly` alone, all it
 * has (`GET /locations/search`), which cannot be searched by name (doc).
 *
 * @param skip where to begin
 * @throws HighLevelError
 */
export async function agencyLocations(
	call: ApiCall,
	{ companyId, appId, scopes }: Agency,
	name: string,
	skip: number,
): Promise<LocationPage> {
	const granted = scopes.split(/\s+/);
	const searchesAll = granted.includes('locations.readonly') && !granted.includes('oauth.readonly');
	const page = async (at: number): Promise<AgencyLocation[]> =>
		searchesAll
			? await pageOf(call, '/locations/search', 'locations.readonly', { companyId }, at)
			: await pageOf(
					call,
					'/oauth/installedLocations',
					'oauth.readonly',
					{ companyId, appId, ...(name && { query: name }) },
					at,
				);
	if (!searchesAll || !name) {
		const locations = await page(skip);
		return { locations, ...(locations.length === PAGE_SIZE && { next: skip + PAGE_SIZE }) };
	}
	const found: AgencyLocation[] = [];
	for (let pages = 0; pages < SEARCHED_PAGES; pages += 1) {
		const locations = await page(pages * PAGE_SIZE);
		found.push(...locations.filter((location) => isNamed(location, name)));
		if (locations.length < PAGE_SIZE) break;
	}
	return { locations: found };
}

async function pageOf(
	call: ApiCall,
	path: string,
	scope: string,
	query: Record<string, string>,
	skip: number,
): Promise<AgencyLocation[]> {
	const response = await call({
		method: 'GET',
		path,
		query: { ...query, skip, limit: PAGE_SIZE },
		scope,
	});
	const { locations } = (response.body ?? {}) as { locations?: unknown };
	if (!Array.isArray(locations)) throw unreadableError(response, 'list of locations');
	return (locations as Array<Record<string, unknown>>).flatMap(({ _id, id, name, address }) => {
		const found = typeof _id === 'string' ? _id : id;
		if (typeof found !== 'string' || found === '') return [];
		return [{ id: found, name: textIn(name), address: textIn(address) }];
	});
}

function isNamed({ id, name = '' }: AgencyLocation, wanted: string): boolean {
	return id === wanted || name.toLowerCase().includes(wanted.toLowerCase());
}

function textIn(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
