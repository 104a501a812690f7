import { linkedRecordIdsField, recordSideField } from '../../../fields/lists';
import { associationLocator, recordLocator } from '../../../fields/locators';
import type { ParameterReader } from '../../../fields/read/ParameterReader';
import type { AssociationRef } from '../../../highLevel/model/associationRef';
import type { RecordSide } from '../../../highLevel/model/shapes';

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
	linkedRecordIdsField,
];

/** Reads those fields. @throws Refusal */
export function readLinkedRecords(item: ParameterReader): {
	association: AssociationRef;
	side: RecordSide;
	recordId: string;
	linkedRecordIds: string[];
} {
	const association = item.association();
	const side = item.choice('recordSide', ['first', 'second'], 'first');
	const recordId = item.id('record');
	const linkedRecordIds = item.requiredIds('linkedRecordIds');
	if (linkedRecordIds.includes(recordId)) {
		item.refuse(
			'linkedRecordIds',
			`holds the record itself, "${recordId}"`,
			'A record cannot be linked with itself.',
		);
	}
	return { association, side, recordId, linkedRecordIds };
}
