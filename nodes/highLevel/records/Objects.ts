import type { ApiCall } from '../api/apiCall';
import { OnceCache } from '../concurrency/OnceCache';
import { unreadableError } from '../api/errors';
import { HighLevelError } from '../api/HighLevelError';
import { isWholeKey, sameObject, schemaKey } from '../model/objectKeys';
import { pathOf } from '../api/http';
import { objectFieldsIn, type ObjectField } from './objectFields';
import type { ObjectSchema } from '../model/shapes';

/** The objects of a location: HighLevel's own and the custom ones. */
export class Objects {
	private readonly known = new OnceCache<ObjectSchema[]>();
	private readonly fieldsOf = new OnceCache<ObjectField[]>();

	constructor(
		private readonly call: ApiCall,
		private readonly locationId: string,
	) {}

	/** All objects, asked for once; the endpoint is not paged. @throws HighLevelError */
	async list(): Promise<ObjectSchema[]> {
		return await this.known.get('all', async () => await this.ask());
	}

	/** One object's schema by its key. @throws HighLevelError `notFound` where there is none */
	async get(key: string): Promise<ObjectSchema> {
		const found = (await this.list()).find((object) => sameObject(object.key, key));
		if (found) return found;
		throw new HighLevelError({
			kind: 'notFound',
			status: 404,
			message: `There is no object with the key "${key}" in location ${this.locationId}`,
			hint: 'Choose it from the list, or see Settings > Objects in HighLevel for the key.',
		});
	}

	/**
	 * An object's key as HighLevel's list has it, so that `property` stands for `custom_objects.property`.
	 * It stays as it is where the list lacks it or cannot be read.
	 */
	async wholeKey(key: string): Promise<string> {
		if (isWholeKey(key)) return key;
		const objects = await this.list().catch((): ObjectSchema[] => []);
		const keys = objects.map((object) => object.key);
		return keys.includes(key) ? key : (keys.find((other) => sameObject(other, key)) ?? key);
	}

	/** The properties an object's records have, asked for once for each object. @throws HighLevelError */
	async fields(objectKey: string): Promise<ObjectField[]> {
		const key = schemaKey(objectKey);
		return await this.fieldsOf.get(key, async () =>
			objectFieldsIn(
				await this.call({
					method: 'GET',
					path: pathOf`/objects/${key}`,
					query: { locationId: this.locationId, fetchProperties: 'true' },
					scope: 'objects/schema.readonly',
				}),
			),
		);
	}

	private async ask(): Promise<ObjectSchema[]> {
		const response = await this.call({
			method: 'GET',
			path: '/objects/',
			query: { locationId: this.locationId },
			scope: 'objects/schema.readonly',
		});
		const { objects } = (response.body ?? {}) as { objects?: unknown };
		if (!Array.isArray(objects)) throw unreadableError(response, 'list of objects');
		return objects as ObjectSchema[];
	}
}
