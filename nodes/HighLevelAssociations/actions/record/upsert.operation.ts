import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { objectLocator } from '../../../fields/locators';
import { optionsField } from '../../../fields/options';
import type { ParameterReader } from '../../../fields/read/ParameterReader';
import { schemaKey } from '../../../highLevel/model/objectKeys';
import { recordView } from '../../../highLevel/records/recordView';
import type { RecordUpsert } from '../../../highLevel/upsert/RecordUpserts';
import type { Operation, Work } from '../Operation';

const columnsField: INodeProperties = {
	displayName: 'Fields',
	name: 'columns',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	required: true,
	// Not before its fields are known: n8n would take those that come later for added by hand.
	displayOptions: { hide: { object: [''] } },
	typeOptions: {
		loadOptionsDependsOn: ['object.value'],
		resourceMapper: {
			resourceMapperMethod: 'getRecordFields',
			mode: 'upsert',
			// Not addAllFields: false. It has n8n save all fields as removed, also for Map Automatically.
			fieldWords: { singular: 'field', plural: 'fields' },
			matchingFieldsLabels: {
				title: 'Field to Match On',
				hint: 'The record that has this value is changed; where none has it, one is created',
			},
			multiKeyMatch: false,
		},
	},
	description:
		'The values to set, and the field to find the record by. Fields left empty are not changed.',
};

/** Creates a record, or changes the one that matches. */
export const upsert: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update a record',
		description:
			'Create a new contact, company or custom record, or update the current one if it already exists (upsert)',
	},
	properties: [
		objectLocator(
			'object',
			'Object',
			'The object the record belongs to: contact, company or a custom object',
		),
		columnsField,
		optionsField(),
	],
	prepare(item) {
		const objectKey = schemaKey(item.id('object'));
		if (objectKey === 'opportunity') {
			item.refuse(
				'object',
				'is "opportunity", which this node does not write',
				'An opportunity needs a pipeline and a stage. Create it with the HighLevel node, then link it here.',
			);
		}
		const wanted = readColumns(item, objectKey);
		const work: Work = async (client) => {
			const { record, outcome } = await client.upserts.upsert(wanted);
			return [{ outcome, ...recordView(objectKey, record) }];
		};
		const { matchOn, values } = wanted;
		if (matchOn === 'id') return work;
		const text = `${matchOn}:${String(values[matchOn] as string)}`;
		return Object.assign(work, { names: [{ of: { objectKey }, text }] });
	},
};

/** Reads the mapper. @throws Refusal */
function readColumns(item: ParameterReader, objectKey: string): RecordUpsert {
	const { fromInput, values: mapped, matchOn, fields } = item.columns('columns');
	const given = fromInput ? item.input() : mapped;
	const values: IDataObject = {};
	for (const [key, value] of Object.entries(given)) {
		if (fromInput && !fields.includes(key)) continue;
		if (value !== undefined && value !== null && value !== '') values[key] = value;
	}
	if (Object.keys(values).length === 0) {
		item.refuse('columns', 'is empty', 'Fill in at least the field to match on.');
	}
	const [field] = matchOn;
	if (!field) {
		item.refuse('columns', 'has no field to match on', 'Choose one under "Field to Match On".');
	}
	if (matchOn.length > 1) {
		item.refuse('columns', 'has several fields to match on', 'Choose one of them.');
	}
	const match = values[field];
	if (match === undefined || (typeof match === 'string' && match.trim() === '')) {
		item.refuse(
			'columns',
			`has no value for "${field}"`,
			'Fill in the field to match on: the record is found by it.',
		);
	}
	if (typeof match === 'object') {
		item.refuse(
			'columns',
			`has a list or an object for "${field}"`,
			'Match on a field that holds text or a number.',
		);
	}
	return { objectKey, matchOn: field, values };
}
