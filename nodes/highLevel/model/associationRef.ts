/** How a user names an association. */
export interface AssociationRef {
	by: 'id' | 'key';
	value: string;
}

/** IDs of user-defined associations, and of HighLevel's own (seen). */
const LOOKS_LIKE_ID = /^([0-9a-f]{24}|[A-Z_]+_ASSOCIATION)$/;

/** Whether a name that may be an ID or a key can only be an ID. */
export function looksLikeId(idOrKey: string): boolean {
	return LOOKS_LIKE_ID.test(idOrKey);
}
