/** Longest address that is looked at, in characters; those of HighLevel's pages have about 150. */
const LONGEST_ADDRESS = 2_000;

/** Where an opportunity's ID stands in the address of a list it was opened from (seen). */
const QUERY_NAMES = ['opportunityId', 'opportunity', 'opp'];

/** What stands right before a record's ID in the paths of HighLevel's app (seen). */
const BEFORE_ID = ['detail', 'details', 'record', 'records', 'businesses', 'companies'];

/** Sections of the app whose paths are `SECTION/OBJECT-OR-VIEW/RECORD` (seen). */
const ID_IS_THIRD = ['opportunities', 'objects', 'custom_objects'];

/** Pages whose addresses say which records they list, not which one is open (seen). */
const LISTS = ['list', 'board', 'smart_list', 'smart_lists'];

/** Whether a text is an address rather than an ID: neither an ID nor a key holds slashes. */
export function isAddress(text: string): boolean {
	return /^\s*https?:\/\//i.test(text) || text.includes('/location/');
}

/**
 * The ID in the address of a record's page in HighLevel's app, on any white-label host and with or
 * without `https://`: `HOST/…/location/LOCATION/contacts/detail/RECORD`, whatever follows, or
 * `HOST/…/location/LOCATION/opportunities/list?opportunityId=RECORD`. It is found by where it stands,
 * never by its form, in time in proportion to the address.
 *
 * @returns undefined when it is not such an address, or has more than 2,000 characters
 */
export function recordIdIn(address: string): string | undefined {
	const text = address.trim();
	if (text.length > LONGEST_ADDRESS) return undefined;
	const [beforeHash] = text.replace(/^https?:\/\//i, '').split('#', 1);
	const [path, query = ''] = beforeHash.split('?', 2);
	const [host, ...segments] = path.split('/');
	// Another scheme, or no address at all.
	if (host === '' || host.endsWith(':')) return undefined;
	const location = segments.indexOf('location');
	if (location < 0 || !segments[location + 1]) return undefined;
	const page = segments.slice(location + 2).filter((segment) => segment !== '');
	if (page.length === 0) return undefined;
	return idInQuery(query) ?? decoded(idInPath(page));
}

function idInQuery(query: string): string | undefined {
	const values = new URLSearchParams(query);
	for (const name of QUERY_NAMES) {
		const value = values.get(name)?.trim();
		if (value) return value;
	}
	return undefined;
}

/** Of a page that nobody has told us of, the last segment. */
function idInPath(page: string[]): string | undefined {
	const [section, ...rest] = page;
	if (ID_IS_THIRD.includes(section) && !BEFORE_ID.includes(page[2])) return page[2];
	const marker = page.findIndex((segment) => BEFORE_ID.includes(segment));
	if (marker >= 0) return page[marker + 1];
	return rest.some((segment) => LISTS.includes(segment)) ? undefined : rest.at(-1);
}

function decoded(segment: string | undefined): string | undefined {
	if (segment === undefined) return undefined;
	try {
		return decodeURIComponent(segment).trim() || undefined;
	} catch {
		return undefined;
	}
}

/**
 * What an address has to look like for n8n's editor, which wants the whole text to match: one of a page
 * of a location that has more than a section. Which record it is of, the node itself finds out. No two
 * parts of the pattern can take the same text, so it never goes back over more than one segment.
 */
export const RECORD_ADDRESS = [
	`(?=\\s*\\S[\\s\\S]{0,${LONGEST_ADDRESS - 1}}$)`,
	'\\s*(?:[hH][tT][tT][pP][sS]?:\\/\\/)?[^\\/?#:\\s]+(?::\\d+)?',
	'(?:\\/(?!location\\/)[^\\/?#]*)*',
	'\\/location\\/[^\\/?#]+\\/[^\\/?#\\s]+[\\/?]\\S[\\s\\S]*',
].join('');
