import { associationsFilter } from '../../../fields/associationsFilter';
import { includeNamesField, limitField, returnAllField } from '../../../fields/lists';
import { optionalObjectLocator, recordLocator } from '../../../fields/locators';
import { optionsField, whenNoneExistsOption, whenSeveralOption } from '../../../fields/options';
import type { Operation } from '../Operation';
import { listOfAssociations, listOfRecord, readListing } from './listLinks';

const ofRecord = { show: { of: ['record'] } };
const onlyOfRecord = { show: { '/of': ['record'] } };

/** Lists links: those of a record, or all of associations. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'List the links of a record or of an association',
		description: "List a record's links, or all links of an association, with names",
	},
	properties: [
		{
			displayName: 'Relations Of',
			name: 'of',
			type: 'options',
			options: [
				{
					name: 'Association',
					value: 'association',
					description: 'All links under one or several associations, whichever records they join',
				},
				{ name: 'Record', value: 'record', description: 'The links of one record' },
			],
			default: 'record',
			description: 'Whose links to list',
		},
		{
			...associationsFilter,
			displayOptions: { show: { of: ['association'] } },
			required: true,
			hint: 'All links under these associations. An expression may give IDs or keys.',
		},
		{
			...optionalObjectLocator(
				'object',
				'Object',
				'The object the record below belongs to. It can be left empty when the record is given by ID or URL.',
			),
			displayOptions: ofRecord,
		},
		{
			...recordLocator('record', 'Record', 'getObjectRecords', 'The record whose links to list'),
			displayOptions: ofRecord,
		},
		returnAllField,
		limitField,
		includeNamesField,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{ ...associationsFilter, displayOptions: onlyOfRecord },
				optionalObjectLocator(
					'linkedObject',
					'Linked Object',
					'Only links with records of this object at the other end; of an association, at either end',
				),
				{
					displayName: 'Linked Record IDs',
					name: 'linkedRecordIds',
					type: 'string',
					default: '',
					placeholder: 'e.g. 6716a3b1c2d4e5f6a7b8c9d0',
					description:
						'Only links with these records at the other end; of an association, at either end. IDs separated by commas, blanks or lines, or an array from an expression.',
				},
			],
		},
		optionsField(
			{
				displayName: 'Distinct',
				name: 'distinct',
				type: 'boolean',
				default: false,
				description:
					'Whether to list each linked record only once, even if several associations link it. Of an association: each pair of records.',
			},
			{
				displayName: 'Include Linked Record',
				name: 'includeRecord',
				type: 'boolean',
				displayOptions: onlyOfRecord,
				default: false,
				description: 'Whether to also fetch the linked record',
			},
			{
				displayName: 'When There Is No Link',
				name: 'whenNoLink',
				type: 'options',
				options: [
					{
						name: 'Output an Item',
						value: 'item',
						description: 'One item with "linked": false; links then come out with "linked": true',
					},
					{ name: 'Output Nothing', value: 'nothing', description: 'No item comes out' },
				],
				default: 'nothing',
				description: 'What to do when there is no such link',
			},
			whenNoneExistsOption,
			whenSeveralOption,
		),
	],
	prepare(item) {
		const of = item.choice('of', ['record', 'association'], 'record');
		const listing = readListing(item);
		return of === 'association' ? listOfAssociations(item, listing) : listOfRecord(item, listing);
	},
};
