import type { IDataObject } from 'n8n-workflow';
import type { RecordRef } from '../../../fields/read/locator';
import type { ParameterReader } from '../../../fields/read/ParameterReader';
import { isHighLevelError } from '../../../highLevel/api/HighLevelError';
import type { HighLevelClient } from '../../../highLevel/HighLevelClient';
import type { NameRules } from '../../../highLevel/lookup/Lookup';
import type { RecordName, RecordOwner } from '../../../highLevel/lookup/lookUpNames';
import type { AssociationRef } from '../../../highLevel/model/associationRef';
import type { RecordSide } from '../../../highLevel/model/shapes';
import type { CreatedRelation } from '../../../highLevel/relations/create';
import type { Work } from '../Operation';

/** A record as a parameter names it, and of which object. */
export interface RecordChoice {
	ref: RecordRef;
	of: RecordOwner;
}

/**
 * The record behind a choice: its ID, what it is called where it was looked up, and whether it was created
 * for it; or why there is none.
 */
export type ChosenRecord =
	{ id: string; label?: string; isNew: boolean } | { name: string; reason: string };

/** What to do about names, as the options say. @throws Refusal */
export function readNameRules(item: ParameterReader): NameRules {
	return {
		whenNone: item.choice('options.whenNone', ['error', 'skip', 'create'], 'error'),
		whenSeveral: item.choice('options.whenSeveral', ['error', 'earliest', 'latest'], 'error'),
	};
}

/** As {@link readNameRules}, for an operation that creates no records. @throws Refusal */
export function readExistingRules(item: ParameterReader): NameRules {
	return {
		whenNone: item.choice('options.whenNone', ['error', 'skip'], 'error'),
		whenSeveral: item.choice('options.whenSeveral', ['error', 'earliest', 'latest'], 'error'),
	};
}

/** A record on a side of an association. */
export function onSide(
	association: AssociationRef,
	side: RecordSide,
	ref: RecordRef,
): RecordChoice {
	return { ref, of: { association, side } };
}

/** The work, with the names it will ask for. */
export function withNames(choices: readonly RecordChoice[], work: Work): Work {
	return Object.assign(work, { names: namesIn(choices) });
}

/**
 * The records behind choices, in their order. All names are known before a record is created.
 * @throws HighLevelError
 */
export async function chosenRecords(
	client: HighLevelClient,
	choices: readonly RecordChoice[],
	rules: NameRules,
): Promise<ChosenRecord[]> {
	const names = namesIn(choices);
	const named = names.length > 0 ? await client.lookup.resolve(names, rules) : [];
	const next = named[Symbol.iterator]();
	return choices.map(({ ref }): ChosenRecord => {
		if (ref.by === 'id') return { id: ref.id, isNew: false };
		const found = next.next().value as (typeof named)[number];
		return found.outcome === 'missing'
			? { name: ref.name, reason: found.reason }
			: { id: found.record.id, label: found.record.label, isNew: found.outcome === 'created' };
	});
}

/** The output of an item that was left out. */
export function skipped(reason: string): IDataObject {
	return { outcome: 'skipped', reason };
}

/** The IDs of records that were created; nothing where none was. */
export function createdRecords(records: readonly ChosenRecord[]): { createdRecords?: string[] } {
	const ids = records.flatMap((record) => ('id' in record && record.isNew ? [record.id] : []));
	return ids.length > 0 ? { createdRecords: ids } : {};
}

/**
 * A link as it comes out: what happened first, then the names of the records that were looked up by one,
 * then its IDs and the rest.
 * @param created the records whose creation this item tells of
 */
export function linkOutput(
	{ outcome, ...relation }: CreatedRelation,
	records: readonly ChosenRecord[],
	created = records,
): IDataObject {
	const nameOf = (id: unknown): string | undefined =>
		records.flatMap((record) => ('id' in record && record.id === id ? [record.label] : []))[0];
	const firstRecordName = nameOf(relation.firstRecordId);
	const secondRecordName = nameOf(relation.secondRecordId);
	return {
		outcome,
		...createdRecords(created),
		...(firstRecordName && { firstRecordName }),
		...(secondRecordName && { secondRecordName }),
		...relation,
	};
}

/**
 * Does something with records that may have been created for it; what fails then says which were.
 * @throws what the work throws
 */
export async function sayingCreated<T>(
	records: readonly ChosenRecord[],
	work: () => Promise<T>,
): Promise<T> {
	return await work().catch((error: unknown) => {
		const { createdRecords: ids } = createdRecords(records);
		if (!ids || !isHighLevelError(error)) throw error;
		const made = `Created before that: the ${ids.length > 1 ? 'records' : 'record'} ${ids.join(', ')}.`;
		throw error.saying(error.message, [error.hint, made].filter(Boolean).join(' '));
	});
}

function namesIn(choices: readonly RecordChoice[]): RecordName[] {
	return choices.flatMap(({ ref, of }) =>
		ref.by === 'name' ? [{ of, text: ref.name, field: ref.field, mayBeId: ref.mayBeId }] : [],
	);
}
