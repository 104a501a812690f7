import type { IDataObject } from 'n8n-workflow';
import type { HighLevelRecord } from '../model/shapes';

/** Fields of an answer that say nothing of the record: `relations` is empty even where there are some. */
const LEFT_OUT = ['_id', 'searchAfter', 'relations', 'properties'];

/**
 * A record as the node outputs it, flat, whichever endpoint it came from: its name, ID and object's
 * key, then a custom object's properties, then whatever else HighLevel gives. A property called like
 * one of the other fields stays in `properties`, so that neither hides the other.
 */
export function recordView(objectKey: string, { id, label, data }: HighLevelRecord): IDataObject {
	const own: IDataObject = { name: label, id, objectKey };
	const rest = Object.fromEntries(
		Object.entries(data).filter(([key]) => !LEFT_OUT.includes(key) && !(key in own)),
	);
	const shown: IDataObject = {};
	const hidden: IDataObject = {};
	for (const [key, value] of Object.entries((data.properties ?? {}) as IDataObject)) {
		if (!(key in rest) && !(key in own)) shown[key] = value;
		else if (value !== own[key]) hidden[key] = value;
	}
	const hasHidden = Object.keys(hidden).length > 0;
	return { ...own, ...shown, ...(hasHidden && { properties: hidden }), ...rest };
}
