import {
	linkedRecordIdsField,
	linkedRecordsByField,
	linkedRecordsField,
	recordSideField,
} from '../../../fields/lists';
import { associationLocator, recordLocator } from '../../../fields/locators';
import type { RecordRef } from '../../../fields/read/locator';
import type { ParameterReader } from '../../../fields/read/ParameterReader';
import type { HighLevelClient } from '../../../highLevel/HighLevelClient';
import type { NameRules } from '../../../highLevel/lookup/Lookup';
import type { AssociationRef } from '../../../highLevel/model/associationRef';
import type { RecordSide } from '../../../highLevel/model/shapes';
import { sameRecord } from '../../../highLevel/relations/relationErrors';
import { chosenRecords, onSide, type ChosenRecord, type RecordChoice } from './namedRecords';

/** What Create Many and Sync ask for: one record, and what to link it with. */
export const linkedRecordsFields = [
	associationLocator,
	recordSideField,
	recordLocator(
		'record',
		'Record',
		'getSideRecords',
		'The record whose links these are. It belongs to the object on the side chosen above.',
	),
	linkedRecordsByField,
	linkedRecordIdsField,
	linkedRecordsField,
];

/** One record and what to link it with, as the parameters name them. */
export interface LinkedChoices {
	association: AssociationRef;
	/** The side of the association the record stands on. */
	side: RecordSide;
	/**
	 * Whether a model filled in the record. It cannot fill in the side, so where HighLevel knows the record
	 * on the other side alone, that one is meant.
	 */
	sideIsOpen: boolean;
	/** The record, then those to link it with. */
	choices: RecordChoice[];
}

/** One record and what to link it with, found. */
export interface LinkedRecords {
	record: ChosenRecord;
	/** The side of the association it stands on. */
	side: RecordSide;
	/** Those to link it with, each once. */
	linked: Array<Extract<ChosenRecord, { id: string }>>;
	/** The names in the list that no record bears. */
	missing: string[];
}

/** Reads those fields. @throws Refusal */
export function readLinkedRecords(item: ParameterReader): LinkedChoices {
	const association = item.association();
	const side = item.choice('recordSide', ['first', 'second'], 'first');
	const record = item.record('record');
	const list = readList(item);
	if (record.by === 'id' && list.some((ref) => ref.by === 'id' && ref.id === record.id)) {
		item.refuse(
			'linkedRecordIds',
			`holds the record itself, "${record.id}"`,
			'A record cannot be linked with itself.',
		);
	}
	const choices = choicesOn(association, side, [record, ...list]);
	return { association, side, sideIsOpen: item.isFromModel('record'), choices };
}

/** What may be looked up together with other items' names: nothing while the side is open. */
export function namesToAnnounce({ sideIsOpen, choices }: LinkedChoices): RecordChoice[] {
	return sideIsOpen ? [] : choices;
}

/** Finds those records. @throws HighLevelError */
export async function findLinkedRecords(
	client: HighLevelClient,
	given: LinkedChoices,
	rules: NameRules,
): Promise<LinkedRecords> {
	const { association } = given;
	const refs = given.choices.map(({ ref }) => ref);
	const [{ ref: own }] = given.choices;
	const side =
		given.sideIsOpen && own.by === 'id'
			? await client.relations.sideOf(association, given.side, own.id)
			: given.side;
	const choices = choicesOn(association, side, refs);
	const [record, ...list] = await chosenRecords(client, choices, rules);
	const linked = new Map<string, Extract<ChosenRecord, { id: string }>>();
	const missing: string[] = [];
	for (const entry of list) {
		if (!('id' in entry)) missing.push(entry.name);
		else if ('id' in record && entry.id === record.id) throw sameRecord(entry.id);
		else if (!linked.has(entry.id)) linked.set(entry.id, entry);
	}
	return { record, side, linked: [...linked.values()], missing };
}

function choicesOn(
	association: AssociationRef,
	side: RecordSide,
	[record, ...list]: RecordRef[],
): RecordChoice[] {
	const otherSide = side === 'first' ? 'second' : 'first';
	return [
		onSide(association, side, record),
		...list.map((ref) => onSide(association, otherSide, ref)),
	];
}

function readList(item: ParameterReader): RecordRef[] {
	const by = item.choice('linkedRecordsBy', ['id', 'name'], 'id');
	if (by === 'id') return item.requiredIds('linkedRecordIds').map((id) => ({ by, id }));
	const field = item.displayName('linkedRecords');
	return item.requiredNames('linkedRecords').map((name) => ({ by, name, field }));
}
