import type { IDataObject } from 'n8n-workflow';
import type { ApiCall } from '../api/apiCall';
import { unreadableError } from '../api/errors';
import { isHighLevelError } from '../api/HighLevelError';
import { PAGE_SIZE } from '../api/paging';
import { schemaKey } from '../model/objectKeys';
import type { HighLevelRecord } from '../model/shapes';
import { KnownRecords } from './KnownRecords';
import type { Objects } from './Objects';
import {
	pageOf,
	readRecordPages,
	type PageRequest,
	type RecordPage,
	type RecordQuery,
} from './readRecordPages';
import { recordIn, recordsIn, recordSource, totalIn } from './recordSources';
import { walkRecords } from './walkRecords';
import { RecordWrites } from './recordWrites';

/** Records a picker asks for at once. */
const RECORDS_IN_PICKER = 50;

/** The records of a location: contacts, opportunities, companies and custom objects' records. */
export class Records {
	/** What creates and changes records. */
	readonly writes: RecordWrites;
	private readonly known: KnownRecords;

	constructor(
		private readonly call: ApiCall,
		private readonly locationId: string,
		private readonly objects: Objects,
		private readonly concurrency = 1,
	) {
		this.writes = new RecordWrites(
			call,
			locationId,
			async (key, data) => await this.described(key, data),
		);
		this.known = new KnownRecords({
			one: async (key, id) => await this.ask(key, id),
			firstPage: async (key, limit) => await this.part(key, { page: 1, limit }),
			all: async (key, known) =>
				await this.pages(key, async (request) => await this.part(key, request), { known }),
			concurrency,
		});
	}

	/** One page (numbers begin at 1) of an object's records that match a text. @throws HighLevelError */
	async search(objectKey: string, query: string, page = 1): Promise<RecordPage> {
		return await this.page(objectKey, page, { query }, RECORDS_IN_PICKER);
	}

	/** One page of an object's records; numbers begin at 1. @throws HighLevelError */
	async page(
		objectKey: string,
		page: number,
		wanted: RecordQuery = {},
		limit = PAGE_SIZE,
	): Promise<RecordPage> {
		const key = schemaKey(objectKey);
		return await this.part(key, { ...wanted, page, limit }, await this.titleIn(key));
	}

	/**
	 * An object's records, each once, so many at most.
	 * @param known the first page, where it was read already
	 * @throws HighLevelError
	 */
	async list(
		objectKey: string,
		wanted: RecordQuery & { most?: number } = {},
		known?: RecordPage,
	): Promise<HighLevelRecord[]> {
		const { most, ...query } = wanted;
		const key = schemaKey(objectKey);
		const titleField = await this.titleIn(key);
		const ask = async (request: PageRequest): Promise<RecordPage> =>
			await this.part(key, { ...query, ...request }, titleField);
		return await this.pages(key, ask, { most, known });
	}

	/** The first page of an object's records, to be walked on from; see {@link walk}. @throws HighLevelError */
	async firstPage(objectKey: string): Promise<RecordPage> {
		return await this.part(schemaKey(objectKey), { page: 1, limit: PAGE_SIZE });
	}

	/**
	 * All records of an object, page by page and each once; see {@link walkRecords}. For their names the
	 * list of objects would have to be asked for: they are not to be relied on.
	 * @param first the first page, where it was read already
	 */
	walk(objectKey: string, first?: RecordPage): AsyncGenerator<HighLevelRecord[], void> {
		const key = schemaKey(objectKey);
		return walkRecords(async (request) => await this.part(key, request), first);
	}

	/**
	 * How many records an object has, by HighLevel's own total: one request.
	 * @throws HighLevelError `unreadable` where the answer has no total
	 */
	async count(objectKey: string): Promise<number> {
		const { search } = recordSource(schemaKey(objectKey));
		const { locationId } = this;
		const response = await this.call(search({ locationId, query: '', page: 1, limit: 1 }));
		const total = totalIn(response);
		if (total === undefined) throw unreadableError(response, 'total');
		return total;
	}

	/**
	 * One record as HighLevel gives it, or null when it is gone; asked for once however often it is
	 * wanted. @throws HighLevelError for anything but a record that is not there
	 */
	async find(objectKey: string, id: string): Promise<IDataObject | null> {
		return await this.known.find(schemaKey(objectKey), id);
	}

	/**
	 * A record with the name a person knows it by, or null when it is gone; asked for once.
	 * @throws HighLevelError
	 */
	async get(objectKey: string, id: string): Promise<HighLevelRecord | null> {
		const data = await this.find(objectKey, id);
		return data && (await this.described(schemaKey(objectKey), data));
	}

	/** Many records of one object as HighLevel gives them; see {@link getMany}. @throws HighLevelError */
	async findMany(objectKey: string, ids: string[]): Promise<Map<string, IDataObject | null>> {
		return await this.known.findMany(schemaKey(objectKey), ids);
	}

	/**
	 * Many records of one object with the names a person knows them by, null for those that are gone;
	 * one by one or by reading the object's pages once, see {@link KnownRecords.findMany}.
	 * @throws HighLevelError
	 */
	async getMany(objectKey: string, ids: string[]): Promise<Map<string, HighLevelRecord | null>> {
		const key = schemaKey(objectKey);
		const found = await this.known.findMany(key, ids);
		const records = new Map<string, HighLevelRecord | null>();
		for (const [id, data] of found) records.set(id, data && (await this.described(key, data)));
		return records;
	}

	/** Notes records that a search brought, so that {@link find} need not ask for them. */
	remember(objectKey: string, records: HighLevelRecord[]): void {
		this.known.remember(schemaKey(objectKey), records);
	}

	/** The property that holds a record's title: the last part of `primaryDisplayProperty`. */
	async titleField(objectKey: string): Promise<string | undefined> {
		const key = schemaKey(objectKey);
		const object = (await this.objects.list()).find((entry) => entry.key === key);
		return object?.primaryDisplayProperty?.split('.').pop();
	}

	/** The property that a search's answer has the records' names in, where only the schema says it. */
	private async titleIn(key: string): Promise<string | undefined> {
		return recordSource(key).needsSchema ? await this.titleField(key) : undefined;
	}

	private async pages(
		key: string,
		ask: (request: PageRequest) => Promise<RecordPage>,
		wanted: { most?: number; known?: RecordPage },
	): Promise<HighLevelRecord[]> {
		const { largestPage } = recordSource(key);
		const { concurrency } = this;
		return await readRecordPages(ask, { concurrency, largestPage, ...wanted });
	}

	/** @param titleField as {@link titleIn} says; where no name is wanted, it is not worth a request */
	private async part(
		key: string,
		wanted: RecordQuery & PageRequest,
		titleField?: string,
	): Promise<RecordPage> {
		const source = recordSource(key);
		const { query = '', page, limit, ...rest } = wanted;
		const response = await this.call(
			source.search({ locationId: this.locationId, query: query.trim(), page, limit, ...rest }),
		);
		const records = recordsIn(response, source).map((data) => source.describe(data, titleField));
		return pageOf({ records, total: totalIn(response) }, { page, limit }, source.largestPage);
	}

	private async ask(key: string, id: string): Promise<IDataObject | null> {
		const source = recordSource(key);
		const response = await this.call(source.get(id)).catch((error: unknown) => {
			if (isHighLevelError(error, 'notFound')) return null;
			throw error;
		});
		return response && recordIn(response, source);
	}

	private async described(key: string, data: IDataObject): Promise<HighLevelRecord> {
		return recordSource(key).describe(data, await this.titleIn(key));
	}
}
