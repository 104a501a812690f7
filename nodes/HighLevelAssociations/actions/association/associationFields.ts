import type { INodeProperties } from 'n8n-workflow';
import { objectLocator } from '../../../fields/locators';
import { optionsField } from '../../../fields/options';
import type { ParameterReader } from '../../../fields/read/ParameterReader';
import { sameObject } from '../../../highLevel/model/objectKeys';
import type { NewAssociation } from '../../../highLevel/model/shapes';

/** What Create and Create or Update ask for. */
export const newAssociationFields: INodeProperties[] = [
	{
		displayName: 'Key',
		name: 'key',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. buyer_property',
		description: 'A key for the association, unique in the location',
	},
	objectLocator('firstObject', 'First Object', 'The object on the first side'),
	{
		displayName: 'First Object Label',
		name: 'firstObjectLabel',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Buyer',
		description:
			'What a record of the first object is called within this association. The endpoints "Objects Association" of the credential keep no labels.',
	},
	objectLocator('secondObject', 'Second Object', 'The object on the second side'),
	{
		displayName: 'Second Object Label',
		name: 'secondObjectLabel',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Property',
		description:
			'What a record of the second object is called within this association. The endpoints "Objects Association" of the credential keep no labels.',
	},
	optionsField({
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description:
			'What the association is for. Only the endpoints "Objects Association" of the credential keep it.',
	}),
];

/**
 * Reads those fields. Two equal labels are refused, except for an object with itself where the
 * association may exist: one made in HighLevel's app may have one label for both sides.
 * @throws Refusal
 */
export function readNewAssociation(item: ParameterReader, mayExist = false): NewAssociation {
	const association = {
		key: item.text('key'),
		firstObjectKey: item.id('firstObject'),
		firstObjectLabel: item.text('firstObjectLabel'),
		secondObjectKey: item.id('secondObject'),
		secondObjectLabel: item.text('secondObjectLabel'),
		description: item.optionalText('options.description') || undefined,
	};
	const mayHaveOneLabel =
		mayExist && sameObject(association.firstObjectKey, association.secondObjectKey);
	if (association.firstObjectLabel === association.secondObjectLabel && !mayHaveOneLabel) {
		item.refuse(
			'secondObjectLabel',
			`is the same as First Object Label, "${association.firstObjectLabel}"`,
			'HighLevel wants two different labels.',
		);
	}
	return association;
}
