import type { INodeParameterResourceLocator, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { associationsFilter } from '../../nodes/fields/associationsFilter';
import {
	associationLocator,
	objectLocator,
	optionalObjectLocator,
	recordLocator,
} from '../../nodes/fields/locators';
import { properties } from '../../nodes/HighLevelAssociations/actions/properties';
import { properties as pollProperties } from '../../nodes/HighLevelAssociationsPollTrigger/properties';

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
		expect(issuesOf(property, mode, '  ')).toContain("This can't be empty");
	},
);

it('an object that need not be named may be empty in either mode', () => {
	const property = optionalObjectLocator('object', 'Object', 'An object');
	for (const mode of ['list', 'key']) expect(issuesOf(property, mode, '')).toEqual([]);
});

describe('a record by URL', () => {
	const property = recordLocator('record', 'Record', 'getObjectRecords', 'A record');
	const page = 'https://app.gohighlevel.com/v2/location/ve9EPM428h8vShlRW1KT/contacts';

	it("takes the address of a record's page with blanks around it", () => {
		expect(issuesOf(property, 'url', ` ${page}/detail/ocQHyuzHvysMo5N5VsXc?x=1 \n`)).toEqual([]);
	});

	it.each([page, 'ocQHyuzHvysMo5N5VsXc', 'https://a/location/'.repeat(5_000)])(
		'says of %.60s that it is none',
		(address) => {
			expect(issuesOf(property, 'url', address)).toContain(
				"This is not the address of a record's page in HighLevel",
			);
		},
	);
});

/** A node's fields, those in collections too. */
const withInner = (property: INodeProperties): INodeProperties[] => [
	property,
	...(property.type === 'collection' ? (property.options as INodeProperties[]) : []),
];

describe('what a list depends on', () => {
	const all = properties.flatMap(withInner);
	const pickers = all.filter(({ typeOptions }) => typeOptions?.loadOptionsDependsOn);

	it.each([
		['firstRecord', ['association.value']],
		['secondRecord', ['association.value']],
		['record', ['association.value', 'recordSide']],
		['record', ['object.value']],
		['associations', ['authentication', 'locationId', 'locationId.value']],
	])('%s is emptied or loaded anew when %j changes', (name, dependsOn) => {
		const found = pickers.filter((picker) => picker.name === name);
		expect(found.map(({ typeOptions }) => typeOptions?.loadOptionsDependsOn)).toContainEqual(
			dependsOn,
		);
	});

	it('is there for every list of records', () => {
		const records = all.filter(({ modes }) =>
			modes?.some(({ typeOptions }) => typeOptions?.searchListMethod?.endsWith('Records')),
		);
		expect(records.length).toBeGreaterThan(4);
		expect(records.filter((record) => !pickers.includes(record))).toEqual([]);
	});

	it('is a field that is shown with it', () => {
		const isShownWith = (picker: INodeProperties, path: string) =>
			properties.some(
				({ name, displayOptions: { show } = {} }) =>
					name === path.split('.')[0] &&
					(!show?.operation ||
						!picker.displayOptions ||
						JSON.stringify(show) === JSON.stringify(picker.displayOptions.show)),
			);
		const lost = pickers.flatMap((picker) =>
			(picker.typeOptions?.loadOptionsDependsOn ?? [])
				.filter((path) => !isShownWith(picker, path))
				.map((path) => `${picker.name}: ${path}`),
		);
		expect(lost).toEqual([]);
		const dependsOn = associationsFilter.typeOptions?.loadOptionsDependsOn ?? ['none'];
		expect(pollProperties.map(({ name }) => name)).toEqual(
			expect.arrayContaining(dependsOn.map((path) => path.split('.')[0])),
		);
	});
});
