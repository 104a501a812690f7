/** How a user names an association. */
export interface AssociationRef {
	/** `idOrKey` where whoever gave it may not have known which it is, such as an AI model. */
	by: 'id' | 'key' | 'idOrKey';
	value: string;
}
