import type { IDataObject } from 'n8n-workflow';
import { KeyedQueue } from '../concurrency/KeyedQueue';
import { comparable } from '../lookup/comparison';
import type { Lookup } from '../lookup/Lookup';
import type { RecordName } from '../lookup/lookUpNames';
import { schemaKey } from '../model/objectKeys';
import type { HighLevelRecord } from '../model/shapes';
import type { Records } from '../records/Records';
import { changedValues } from './changedValues';
import { anotherContact, noSuchRecord, notRecognizable, takenByAnother } from './upsertErrors';

/** A record as it shall be. */
export interface RecordUpsert {
	objectKey: string;
	/** The field to find the record by; `id` is its ID. */
	matchOn: string;
	/** The values to set, that of `matchOn` among them. */
	values: IDataObject;
}

/** What an upsert came to. */
export interface UpsertResult {
	record: HighLevelRecord;
	outcome: 'created' | 'updated' | 'unchanged';
}

/** Fields by which HighLevel itself recognizes a contact (doc, Upsert Contact). */
const RECOGNIZED = ['email', 'phone'] as const;

/** Creates records, or changes those that exist; each is read first, and only what differs is sent. */
export class RecordUpserts {
	private readonly queue = new KeyedQueue();
	/** Records as they were last written here: the search does not show that yet. */
	private readonly written = new Map<string, HighLevelRecord>();

	constructor(
		private readonly records: Records,
		private readonly lookup: Lookup,
	) {}

	/** The name by which a record will be looked for, to announce it; none where that is its ID. */
	nameOf({ objectKey, matchOn, values }: RecordUpsert): RecordName | undefined {
		if (matchOn === 'id') return undefined;
		return { of: { objectKey }, text: `${matchOn}:${textOf(values[matchOn])}` };
	}

	/**
	 * Makes the record have these values. Upserts of one record follow each other.
	 * @throws HighLevelError `invalid` where several records match, `notFound` for an ID that does not
	 * exist, `unsupported` for an opportunity
	 */
	async upsert(wanted: RecordUpsert): Promise<UpsertResult> {
		const { objectKey, matchOn, values } = wanted;
		const key = JSON.stringify([
			schemaKey(objectKey),
			matchOn,
			comparable(textOf(values[matchOn])),
		]);
		return await this.queue.run(key, async () => {
			const current = this.written.get(key) ?? (await this.find(wanted));
			const result = current
				? await this.change(wanted, current)
				: { record: await this.create(wanted), outcome: 'created' as const };
			if (result.outcome !== 'unchanged') this.written.set(key, result.record);
			return result;
		});
	}

	private async find(wanted: RecordUpsert): Promise<HighLevelRecord | undefined> {
		const { objectKey, values } = wanted;
		const name = this.nameOf(wanted);
		if (!name) {
			const id = textOf(values.id);
			const record = await this.records.get(objectKey, id);
			if (!record) throw noSuchRecord(objectKey, id);
			return record;
		}
		const [found] = await this.lookup.resolve([name], { whenNone: 'skip', whenSeveral: 'error' });
		return found.outcome === 'missing' ? undefined : found.record;
	}

	private async create({ objectKey, values }: RecordUpsert): Promise<HighLevelRecord> {
		const isContact = schemaKey(objectKey) === 'contact';
		if (!isContact || !RECOGNIZED.some((field) => values[field])) {
			return await this.records.writes.create(objectKey, values);
		}
		return (await this.records.writes.upsertContact(values)).record;
	}

	private async change(wanted: RecordUpsert, current: HighLevelRecord): Promise<UpsertResult> {
		const { objectKey, matchOn } = wanted;
		const have = (current.data.properties ?? current.data) as IDataObject;
		const changes = changedValues(have, wanted.values);
		delete changes.id;
		// It was found by this value, which may be an additional email or phone of a contact.
		if (schemaKey(objectKey) === 'contact') delete changes[matchOn];
		if (Object.keys(changes).length === 0) return { record: current, outcome: 'unchanged' };
		const changed =
			schemaKey(objectKey) === 'contact'
				? await this.changeContact(current, changes)
				: await this.records.writes.update(objectKey, current.id, changes);
		return { record: withValues(current, changed, changes), outcome: 'updated' };
	}

	/** HighLevel changes the contact that it recognizes: so it must recognize this one and no other. */
	private async changeContact(
		{ id, data }: HighLevelRecord,
		changes: IDataObject,
	): Promise<HighLevelRecord> {
		const known = RECOGNIZED.filter((field) => data[field] && !(field in changes));
		if (known.length === 0) throw notRecognizable(id);
		for (const field of RECOGNIZED) {
			if (field in changes) await this.refuseTaken(id, field, textOf(changes[field]));
		}
		const recognized = Object.fromEntries(known.map((field) => [field, data[field]]));
		const { record } = await this.records.writes.upsertContact({ ...recognized, ...changes });
		if (record.id !== id) throw anotherContact(id, record.id);
		return record;
	}

	private async refuseTaken(id: string, field: string, value: string): Promise<void> {
		const names = [{ of: { objectKey: 'contact' }, text: `${field}:${value}` }];
		const [found] = await this.lookup.resolve(names, { whenNone: 'skip', whenSeveral: 'error' });
		if (found.outcome !== 'missing' && found.record.id !== id) {
			throw takenByAnother(field, value, found.record.id);
		}
	}
}

/** The record as it is after a change: an answer may hold less than the record. */
function withValues(
	current: HighLevelRecord,
	answer: HighLevelRecord,
	changes: IDataObject,
): HighLevelRecord {
	const { properties } = current.data;
	const data = { ...current.data, ...answer.data };
	if (!properties) return { ...answer, data: { ...current.data, ...changes, ...answer.data } };
	const inner = { ...(properties as IDataObject), ...changes };
	return {
		...answer,
		data: { ...data, properties: { ...inner, ...(answer.data.properties as object) } },
	};
}

function textOf(value: unknown): string {
	return value === undefined || value === null ? '' : String(value as string | number);
}
