import { isHighLevelError } from '../api/HighLevelError';
import { mapAll } from '../concurrency/pool';
import type { HighLevelClient } from '../HighLevelClient';
import { schemaKey } from '../model/objectKeys';
import { associationInWords } from '../model/readingOrder';
import type { Association, ObjectSchema } from '../model/shapes';
import type { DataModel, ModelObject } from './DataModel';
import { mermaidDiagram } from './mermaidDiagram';

/**
 * Reads the objects and associations of a location: two lists, and with `includeCounts` one request
 * for each object. An object that only an association speaks of is listed by its key.
 * @throws HighLevelError
 */
export async function readDataModel(
	client: HighLevelClient,
	{ includeCounts, concurrency }: { includeCounts: boolean; concurrency: number },
): Promise<DataModel> {
	const schemas = await client.objects.list();
	const associations = await client.associations.list();
	const objects = withNamedElsewhere(schemas.map(modelObject), associations);
	const counted = includeCounts
		? await mapAll(objects, concurrency, async (object) => ({
				...object,
				records: await countOf(client, object.key),
			}))
		: objects;
	return {
		objects: counted,
		associations: associations.map(associationInWords),
		mermaid: mermaidDiagram(counted, associations),
	};
}

function modelObject({ key, labels, standard, primaryDisplayProperty }: ObjectSchema): ModelObject {
	return {
		key,
		...(labels?.singular && { singular: labels.singular }),
		...(labels?.plural && { plural: labels.plural }),
		...(standard !== undefined && { standard }),
		...(primaryDisplayProperty && {
			primaryDisplayProperty: primaryDisplayProperty.split('.').pop(),
		}),
	};
}

/** The objects, and after them those that only an association names. */
function withNamedElsewhere(objects: ModelObject[], associations: Association[]): ModelObject[] {
	const known = new Map(objects.map((object) => [schemaKey(object.key), object]));
	for (const { firstObjectKey, secondObjectKey } of associations) {
		for (const key of [firstObjectKey, secondObjectKey]) {
			if (key && !known.has(schemaKey(key))) known.set(schemaKey(key), { key: schemaKey(key) });
		}
	}
	return [...known.values()];
}

/** How many records an object has; null where the token may not see them, or there are no such. */
async function countOf(client: HighLevelClient, objectKey: string): Promise<number | null> {
	return await client.records.count(objectKey).catch((error: unknown) => {
		if (isHighLevelError(error, 'scopeMissing', 'forbidden', 'notFound')) return null;
		throw error;
	});
}
