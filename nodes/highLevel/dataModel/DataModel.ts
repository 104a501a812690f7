import type { IDataObject } from 'n8n-workflow';
import type { Association } from '../model/shapes';

/** An object as the data model gives it. */
export interface ModelObject extends IDataObject {
	/** Its key in the official form, such as `custom_objects.property`. */
	key: string;
	/** Its names; missing where only an association speaks of the object. */
	singular?: string;
	plural?: string;
	/** Whether HighLevel made it. */
	standard?: boolean;
	/** The property that names its records, without the object's prefix. */
	primaryDisplayProperty?: string;
	/** How many records it has; null where the token's scopes do not reach them. */
	records?: number | null;
}

/** The objects and associations of a location. */
export interface DataModel extends IDataObject {
	objects: ModelObject[];
	associations: Association[];
	/** An entity relationship diagram as Mermaid text. */
	mermaid: string;
}
