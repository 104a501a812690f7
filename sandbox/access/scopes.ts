/** Every scope the sandbox asks for somewhere. */
export const ALL_SCOPES = [
	'associations.readonly',
	'associations.write',
	'associations/relation.readonly',
	'associations/relation.write',
	'objects/schema.readonly',
	'objects/record.readonly',
	'contacts.readonly',
	'opportunities.readonly',
	'businesses.readonly',
	'custom-objects',
] as const;

/** The scope an agency needs to get location tokens. */
export const LOCATION_TOKEN_SCOPE = 'oauth.write';

/** A scope that one of the sandbox's endpoints asks for, as HighLevel writes it. */
export type Scope = (typeof ALL_SCOPES)[number] | typeof LOCATION_TOKEN_SCOPE;
