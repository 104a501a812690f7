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
		'The record whose links these are: one of the object on the side chosen above',
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
	/** The record, then those to link it with. */
	choices: RecordChoice[];
}

/** One record and what to link it with, found. */
export interface LinkedRecords {
	record: ChosenRecord;
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
	const otherSide = side === 'first' ? 'second' : 'first';
	const choices = [
		onSide(association, side, record),
		...list.map((ref) => onSide(association, otherSide, ref)),
	];
	return { association, side, choices };
}

/** Finds those records. @throws HighLevelError */
export async function findLinkedRecords(
	client: HighLevelClient,
	{ choices }: LinkedChoices,
	rules: NameRules,
): Promise<LinkedRecords> {
	const [record, ...list] = await chosenRecords(client, choices, rules);
	const linked = new Map<string, Extract<ChosenRecord, { id: string }>>();
	const missing: string[] = [];
	for (const entry of list) {
		if (!('id' in entry)) missing.push(entry.name);
		else if ('id' in record && entry.id === record.id) throw sameRecord(entry.id);
		else if (!linked.has(entry.id)) linked.set(entry.id, entry);
	}
	return { record, linked: [...linked.values()], missing };
}

function readList(item: ParameterReader): RecordRef[] {
	const by = item.choice('linkedRecordsBy', ['id', 'name'], 'id');
	return by === 'id'
		? item.requiredIds('linkedRecordIds').map((id) => ({ by, id }))
		: item.requiredNames('linkedRecords').map((name) => ({ by, name }));
}
