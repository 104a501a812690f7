import type { INodeParameterResourceLocator, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { associationLocator, objectLocator, recordLocator } from '../../nodes/fields/locators';

const LOCATORS: Array<{ property: INodeProperties; mode: string }> = [
	{ property: associationLocator, mode: 'id' },
	{ property: associationLocator, mode: 'key' },
	{ property: objectLocator('object', 'Object', 'An object'), mode: 'key' },
	{ property: recordLocator('record', 'Record', 'getObjectRecords', 'A record'), mode: 'id' },
];

/** What the editor shows in red below the field. */
function issuesOf(property: INodeProperties, mode: string, value: string): string[] {
	const locator: INodeParameterResourceLocator = { __rl: true, mode, value };
	const node = { parameters: { [property.name]: locator } } as never;
	const issues = NodeHelpers.getNodeParametersIssues([property], node, null);
	return Object.values(issues?.parameters ?? {}).flat();
}

it.each(LOCATORS)(
	'$property.displayName by $mode takes a pasted value with a blank or a line end beside it',
	({ property, mode }) => {
		expect(issuesOf(property, mode, ' buyer_property \n')).toEqual([]);
	},
);

it.each(LOCATORS)(
	'$property.displayName by $mode says that blanks alone are empty',
	({ property, mode }) => {
		expect(issuesOf(property, mode, '  ')).toContain('It may not be empty');
	},
);
