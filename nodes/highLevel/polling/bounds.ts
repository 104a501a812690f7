import { HighLevelError } from '../api/HighLevelError';

/**
 * Relations one trigger remembers at the most. They are some 0.9 MB of n8n's static data, and reading
 * them takes 250 requests, which HighLevel's limit (100 per 10 s) stretches over 25 s.
 */
export const MOST_RELATIONS = 25_000;

/** Associations one trigger remembers at the most: some 0.4 MB. HighLevel allows 10 per object pair. */
export const MOST_ASSOCIATIONS = 2_500;

/** Records one trigger watches at the most: each is a request at every poll. */
export const MOST_RECORDS = 1_000;

/**
 * Records of an object one trigger reads to watch all links of an association at the most: at
 * HighLevel's limit, reading each one's links takes up to 17 minutes.
 */
export const MOST_RECORDS_OF_OBJECT = 10_000;

/** The refusal to watch more than is remembered: half a memory would report what did not happen. */
export function tooMany(what: string, most: number, fix: string): HighLevelError {
	return new HighLevelError({
		kind: 'invalid',
		message: `There are more than ${most.toLocaleString('en')} ${what}, which is more than this trigger can remember`,
		hint: fix,
	});
}

/** The refusal of more relations than {@link MOST_RELATIONS}. */
export function tooManyRelations(): HighLevelError {
	return tooMany(
		'relations',
		MOST_RELATIONS,
		'Give fewer Record IDs, or choose associations under Filters; several triggers can share the records.',
	);
}
