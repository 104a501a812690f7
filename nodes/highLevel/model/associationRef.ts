/** How a user names an association. */
export interface AssociationRef {
	by: 'id' | 'key';
	value: string;
}
