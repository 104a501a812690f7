import type { INodeProperties } from 'n8n-workflow';
import { associationLocator, recordLocator } from '../../../fields/locators';
import { optionsField, whenMissingOption } from '../../../fields/options';
import type { Operation } from '../Operation';

const byRecords = (field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { deleteBy: ['records'] } },
});

/** Unlinks two records. */
export const deleteRelation: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete relation',
		description: 'Unlink two records, by the relation or by the two records',
	},
	properties: [
		{
			displayName: 'Delete By',
			name: 'deleteBy',
			type: 'options',
			options: [
				{ name: 'Records', value: 'records', description: 'Name the two records that are linked' },
				{ name: 'Relation ID', value: 'relationId', description: 'Name the relation itself' },
			],
			default: 'relationId',
			description: 'How to say which link to delete',
		},
		{
			displayName: 'Relation ID',
			name: 'relationId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { deleteBy: ['relationId'] } },
			placeholder: 'e.g. 6716a3b1c2d4e5f6a7b8c9d0',
			description: 'The ID of the relation, as Get Many and Create give it',
		},
		byRecords(associationLocator),
		byRecords(
			recordLocator(
				'firstRecord',
				'First Record',
				'getFirstRecords',
				"A record of the association's first object",
			),
		),
		byRecords(
			recordLocator(
				'secondRecord',
				'Second Record',
				'getSecondRecords',
				"A record of the association's second object",
			),
		),
		optionsField(whenMissingOption),
	],
	prepare(item) {
		const deleteBy = item.choice('deleteBy', ['relationId', 'records'], 'relationId');
		const whenMissing = item.choice('options.whenMissing', ['return', 'error'], 'return');
		const link =
			deleteBy === 'relationId'
				? { relationId: item.textId('relationId') }
				: {
						association: item.association(),
						pair: {
							firstRecordId: item.id('firstRecord'),
							secondRecordId: item.id('secondRecord'),
						},
					};
		return async (client) => [{ ...(await client.relations.unlink(link, whenMissing)) }];
	},
};
