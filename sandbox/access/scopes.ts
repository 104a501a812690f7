/** Every scope a sub-account's token needs somewhere in the sandbox. */
export const ALL_SCOPES = [
	'associations.readonly',
	'associations.write',
	'associations/relation.readonly',
	'associations/relation.write',
	'objects/schema.readonly',
	'objects/record.readonly',
	'objects/record.write',
	'contacts.readonly',
	'contacts.write',
	'opportunities.readonly',
	'businesses.readonly',
	'businesses.write',
	'custom-objects',
] as const;

/** The scope an agency needs to get location tokens. */
export const LOCATION_TOKEN_SCOPE = 'oauth.write';

/** What an agency needs to list its locations: `/locations/search`, and those that installed the app. */
export const LOCATION_LIST_SCOPES = ['locations.readonly', 'oauth.readonly'] as const;

/** A scope that one of the sandbox's endpoints asks for, as HighLevel writes it. */
export type Scope =
	(typeof ALL_SCOPES)[number] | (typeof LOCATION_LIST_SCOPES)[number] | typeof LOCATION_TOKEN_SCOPE;
