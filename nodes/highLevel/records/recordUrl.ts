/** Longest address that is looked at, in characters; those of HighLevel's pages have about 150. */
const LONGEST_ADDRESS = 2_000;

/** IDs of contacts and opportunities have 20 characters, those of custom objects' records 24. */
const RECORD_ID = '[0-9A-Za-z]{20,24}';

const WHOLE_RECORD_ID = new RegExp(`^${RECORD_ID}$`);

/**
 * The ID in the address of a record's page in HighLevel's app, on any white-label host:
 * `https://HOST/…/location/LOCATION/…/RECORD`, whatever follows. Blanks around it do no harm.
 * It takes time in proportion to the address, whoever wrote that.
 *
 * @returns undefined when it is no such address, or one of more than 2,000 characters
 */
export function recordIdIn(address: string): string | undefined {
	const text = address.trim();
	if (text.length > LONGEST_ADDRESS || !/^https?:\/\//i.test(text)) return undefined;
	const segments = text.split(/[?#]/, 1)[0].split('/').slice(3);
	const location = segments.indexOf('location');
	if (location < 0) return undefined;
	// The first after it is the location's own ID.
	return segments
		.slice(location + 2)
		.reverse()
		.find((segment) => WHOLE_RECORD_ID.test(segment));
}

/**
 * The same as a pattern, for n8n's editor, which wants the whole text to match. No two of its parts
 * can take the same text, so it never goes back over more than one segment.
 */
export const RECORD_ADDRESS = [
	`(?=\\s*\\S[\\s\\S]{0,${LONGEST_ADDRESS - 1}}$)`,
	'\\s*[hH][tT][tT][pP][sS]?:\\/\\/[^\\/?#]*',
	'(?:\\/(?!location\\/)[^\\/?#]*)*',
	'\\/location\\/[^\\/?#]*',
	'(?:\\/[^\\/?#]*)*?',
	`\\/${RECORD_ID}(?:[\\/?#][\\s\\S]*|\\s*)`,
].join('');
