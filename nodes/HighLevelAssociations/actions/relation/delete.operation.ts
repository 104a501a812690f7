import type { INodeProperties } from 'n8n-workflow';
import { associationLocator, recordLocator } from '../../../fields/locators';
import {
	optionsField,
	whenMissingOption,
	whenNoneExistsOption,
	whenSeveralOption,
} from '../../../fields/options';
import type { ParameterReader } from '../../../fields/read/ParameterReader';
import type { WhenAlready } from '../../../highLevel/relations/create';
import type { Operation, Work } from '../Operation';
import { chosenRecords, onSide, readExistingRules, skipped, withNames } from './namedRecords';

const byRecords = (field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { deleteBy: ['records'] } },
});

/** Unlinks two records. */
export const deleteRelation: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Unlink two records',
		description:
			'Unlink two records, given by the ID of their relation or by the records themselves',
	},
	properties: [
		{
			displayName: 'Delete By',
			name: 'deleteBy',
			type: 'options',
			options: [
				{ name: 'Records', value: 'records', description: 'Give the two records that are linked' },
				{ name: 'Relation ID', value: 'relationId', description: 'Give the ID of the relation' },
			],
			default: 'relationId',
			description: 'How you name the link to delete',
		},
		{
			displayName: 'Relation ID',
			name: 'relationId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { deleteBy: ['relationId'] } },
			placeholder: 'e.g. 6716a3b1c2d4e5f6a7b8c9d0',
			description: 'The ID of the relation, as returned by Get Many or Create',
		},
		byRecords(associationLocator),
		byRecords(
			recordLocator(
				'firstRecord',
				'First Record',
				'getFirstRecords',
				"A record of the association's first object: the one left of ↔ in Association",
			),
		),
		byRecords(
			recordLocator(
				'secondRecord',
				'Second Record',
				'getSecondRecords',
				"A record of the association's second object: the one right of ↔ in Association",
			),
		),
		optionsField(whenMissingOption, whenNoneExistsOption, whenSeveralOption),
	],
	prepare(item) {
		const deleteBy = readDeleteBy(item);
		const whenMissing = item.choice('options.whenMissing', ['return', 'error'], 'return');
		if (deleteBy === 'records') return unlinkRecords(item, whenMissing);
		const relationId = item.textId('relationId');
		return async (client) => [{ ...(await client.relations.unlink({ relationId }, whenMissing)) }];
	},
};

/** A model may name one way and fill in the other: then what it filled in decides. */
function readDeleteBy(item: ParameterReader): 'relationId' | 'records' {
	if (item.isFromModel('deleteBy')) {
		const hasRelation = item.optionalText('relationId') !== '';
		const records = ['association', 'firstRecord', 'secondRecord'];
		const hasRecords = records.every((name) => item.optionalId(name) !== undefined);
		if (hasRelation !== hasRecords) return hasRelation ? 'relationId' : 'records';
	}
	return item.choice('deleteBy', ['relationId', 'records'], 'relationId');
}

function unlinkRecords(item: ParameterReader, whenMissing: WhenAlready): Work {
	const association = item.association();
	const choices = [
		onSide(association, 'first', item.record('firstRecord')),
		onSide(association, 'second', item.record('secondRecord')),
	];
	const rules = readExistingRules(item);
	return withNames(choices, async (client) => {
		const [first, second] = await chosenRecords(client, choices, rules);
		if (!('id' in first)) return [skipped(first.reason)];
		if (!('id' in second)) return [skipped(second.reason)];
		const pair = { firstRecordId: first.id, secondRecordId: second.id };
		return [{ ...(await client.relations.unlink({ association, pair }, whenMissing)) }];
	});
}
