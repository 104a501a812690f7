/** The OAuth scopes that all operations and pickers need together (doc: HighLevel's API reference, per endpoint). */
export const SCOPES = [
	'associations.readonly',
	'associations.write',
	'associations/relation.readonly',
	'associations/relation.write',
	'objects/schema.readonly',
	'objects/record.readonly',
	'contacts.readonly',
	'opportunities.readonly',
	'businesses.readonly',
];
