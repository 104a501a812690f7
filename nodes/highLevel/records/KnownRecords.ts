import type { IDataObject } from 'n8n-workflow';
import { isHighLevelError } from '../api/HighLevelError';
import { PAGE_SIZE } from '../api/paging';
import { OnceCache } from '../concurrency/OnceCache';
import { mapAll } from '../concurrency/pool';
import type { HighLevelRecord } from '../model/shapes';
import type { RecordPage } from './readRecordPages';
import { recordSource } from './recordSources';

/** So many records of an object are asked for one by one before anything cheaper is considered. */
const FEW = 3;

/** How records are read; object keys are in the official form. */
export interface RecordReading {
	/** One record, null when it is gone. */
	one(objectKey: string, id: string): Promise<IDataObject | null>;
	firstPage(objectKey: string, size: number): Promise<RecordPage>;
	/** All records, the first page aside, which was read. */
	all(objectKey: string, first: RecordPage): Promise<HighLevelRecord[]>;
	concurrency: number;
}

/** The records of one location that were read in this execution. */
export class KnownRecords {
	private readonly known = new OnceCache<IDataObject | null>();
	private readonly firstPages = new OnceCache<RecordPage | undefined>();
	private readonly whole = new OnceCache<void>();
	/** How many records of each object were asked for one by one. */
	private readonly singles = new Map<string, number>();

	constructor(private readonly read: RecordReading) {}

	/** One record, null when it is gone; asked for once. @throws HighLevelError */
	async find(objectKey: string, id: string): Promise<IDataObject | null> {
		const ask = async (): Promise<IDataObject | null> => await this.read.one(objectKey, id);
		return await this.known.get(nameOf(objectKey, id), ask);
	}

	/**
	 * Many records of an object, by their IDs; null for those that are gone. They are asked for one by
	 * one, or the object's pages are read once, whichever costs fewer requests, also with what was asked
	 * for before. What the pages do not show is asked for by itself before it counts as gone.
	 * @throws HighLevelError
	 */
	async findMany(objectKey: string, ids: string[]): Promise<Map<string, IDataObject | null>> {
		const distinct = [...new Set(ids)];
		const unknown = (): string[] => distinct.filter((id) => !this.known.has(nameOf(objectKey, id)));
		const before = this.singles.get(objectKey) ?? 0;
		const wanted = (): number => (unknown().length > 0 ? before + unknown().length : 0);
		if (wanted() > FEW) {
			const first = await this.firstPage(objectKey, wanted());
			if (first?.nextPage && first.further < wanted()) {
				await this.whole.get(objectKey, async () => {
					this.remember(objectKey, await this.read.all(objectKey, first));
				});
			}
		}
		this.singles.set(objectKey, (this.singles.get(objectKey) ?? 0) + unknown().length);
		const found = await mapAll(
			distinct,
			this.read.concurrency,
			async (id) => await this.find(objectKey, id),
		);
		return new Map(distinct.map((id, at) => [id, found[at]]));
	}

	/** Notes records that a search brought, so that they need not be asked for again. */
	remember(objectKey: string, records: HighLevelRecord[]): void {
		for (const { id, data } of records) {
			this.known.set(nameOf(objectKey, id), asReadByItself(objectKey, data));
		}
	}

	/** As large a page as so many are worth. */
	private async largePage(objectKey: string, wanted: number): Promise<RecordPage> {
		const { largestPage, triedPage = 0 } = recordSource(objectKey);
		// So many fill three pages at least: two requests are saved, or one is lost where it is refused.
		if (triedPage > 0 && wanted > 2 * PAGE_SIZE) {
			const page = await this.read.firstPage(objectKey, triedPage).catch((error: unknown) => {
				if (!isHighLevelError(error, 'invalid', 'serverFault')) throw error;
			});
			if (page) return page;
		}
		return await this.read.firstPage(objectKey, wanted > PAGE_SIZE ? largestPage : PAGE_SIZE);
	}

	/** Nothing where the token may read single records only. */
	private async firstPage(objectKey: string, wanted: number): Promise<RecordPage | undefined> {
		return await this.firstPages.get(objectKey, async () => {
			const page = await this.largePage(objectKey, wanted).catch((error: unknown) => {
				if (!isHighLevelError(error, 'scopeMissing', 'forbidden', 'invalid')) throw error;
				return undefined;
			});
			this.remember(objectKey, page?.records ?? []);
			return page;
		});
	}
}

/** A record of a search in the form in which it comes by itself. */
function asReadByItself(objectKey: string, data: IDataObject): IDataObject {
	const own: IDataObject = Object.fromEntries(
		Object.entries(data).filter(([field]) => field !== 'searchAfter'),
	);
	// What a search shows as a record's links is not documented; by itself it shows none.
	if ('relations' in own) own.relations = [];
	if (objectKey !== 'business') return own;
	// A company has its properties beside its ID then.
	const { properties, ...rest } = own;
	return { ...rest, ...(properties as IDataObject | undefined) };
}

function nameOf(objectKey: string, id: string): string {
	return `${objectKey}/${id}`;
}
