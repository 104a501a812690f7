import type { IDataObject } from 'n8n-workflow';
import type { ApiCall } from '../api/apiCall';
import { OnceCache } from '../concurrency/OnceCache';
import { unreadableError } from '../api/errors';
import { isHighLevelError } from '../api/HighLevelError';
import type { HighLevelResponse } from '../api/http';
import { schemaKey } from '../model/objectKeys';
import type { Objects } from './Objects';
import { recordSource } from './recordSources';
import type { HighLevelRecord } from '../model/shapes';

/** Records a picker asks for at once. */
const RECORDS_PER_PAGE = 50;

/** A part of a search's result. */
export interface RecordPage {
	records: HighLevelRecord[];
	/** The next page's number, where there is one. */
	nextPage?: number;
}

/** The records of a location: contacts, opportunities, companies and custom objects' records. */
export class Records {
	private readonly known = new OnceCache<IDataObject | null>();

	constructor(
		private readonly call: ApiCall,
		private readonly locationId: string,
		private readonly objects: Objects,
	) {}

	/** One page (numbers begin at 1) of an object's records that match a text. @throws HighLevelError */
	async search(objectKey: string, query: string, page = 1): Promise<RecordPage> {
		const key = schemaKey(objectKey);
		const source = recordSource(key);
		const titleField = source.needsSchema ? await this.titleField(key) : undefined;
		const response = await this.call(
			source.search({
				locationId: this.locationId,
				query: query.trim(),
				page,
				limit: RECORDS_PER_PAGE,
			}),
		);
		const found = listOf(response, source.listField);
		const total = totalOf(response);
		const more =
			total === undefined
				? found.length === RECORDS_PER_PAGE
				: page * RECORDS_PER_PAGE < total && found.length > 0;
		return {
			records: found.map((data) => source.describe(data, titleField)),
			...(more && { nextPage: page + 1 }),
		};
	}

	/**
	 * One record as HighLevel gives it, or null when it is gone; asked for once however often it is
	 * wanted. @throws HighLevelError for anything but a record that is not there
	 */
	async find(objectKey: string, id: string): Promise<IDataObject | null> {
		const key = schemaKey(objectKey);
		return await this.known.get(`${key}/${id}`, async () => await this.ask(key, id));
	}

	private async ask(key: string, id: string): Promise<IDataObject | null> {
		const source = recordSource(key);
		const response = await this.call(source.get(id)).catch((error: unknown) => {
			if (isHighLevelError(error, 'notFound')) return null;
			throw error;
		});
		if (response === null) return null;
		const record = (response.body as IDataObject | null)?.[source.recordField];
		if (typeof record !== 'object' || record === null) throw unreadableError(response, 'record');
		return record as IDataObject;
	}

	/** The property that holds a record's title: the last part of `primaryDisplayProperty`. */
	private async titleField(key: string): Promise<string | undefined> {
		const object = (await this.objects.list()).find((entry) => entry.key === key);
		return object?.primaryDisplayProperty?.split('.').pop();
	}
}

function listOf(response: HighLevelResponse, field: string): IDataObject[] {
	const list = (response.body as IDataObject | null)?.[field];
	if (!Array.isArray(list)) throw unreadableError(response, `list of ${field}`);
	return list as IDataObject[];
}

function totalOf(response: HighLevelResponse): number | undefined {
	const body = response.body as { total?: unknown; meta?: { total?: unknown } };
	const total = body.total ?? body.meta?.total;
	return typeof total === 'number' ? total : undefined;
}
