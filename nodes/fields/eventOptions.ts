import type { INodePropertyOptions } from 'n8n-workflow';

/** Two records were linked or unlinked. First, because most workflows are about these. */
const relationEvents: INodePropertyOptions[] = [
	{
		name: 'Relation Created',
		value: 'RelationCreate',
		description: 'Two records were linked. Needs the scope associations/relation.readonly.',
	},
	{
		name: 'Relation Deleted',
		value: 'RelationDelete',
		description: 'Two records were unlinked. Needs the scope associations/relation.readonly.',
	},
];

/** The kinds of links themselves. */
const associationEvents: INodePropertyOptions[] = [
	{
		name: 'Association Created',
		value: 'AssociationCreate',
		description: 'There is a new kind of link. Needs the scope associations.readonly.',
	},
	{
		name: 'Association Deleted',
		value: 'AssociationDelete',
		description:
			'A kind of link was deleted, and its links with it. Needs the scope associations.readonly.',
	},
	{
		name: 'Association Updated',
		value: 'AssociationUpdate',
		description:
			'The labels of a kind of link were changed. Needs the scope associations.readonly.',
	},
];

/** The events of both triggers, relations first. The values are HighLevel's own names. */
export const eventOptions = [...relationEvents, ...associationEvents];
