import { TEXT } from '../answers/validation';

/** What every search's body names, for its schema; a search adds its own fields. */
export const SEARCH_FIELDS = {
	locationId: TEXT,
	page: { type: 'integer', minimum: 1 },
	pageLimit: { type: 'integer' },
} as const;
