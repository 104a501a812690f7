import { NodeOperationError, type INode, type INodeProperties } from 'n8n-workflow';
import { ParameterReader } from '../../../nodes/fields/read/ParameterReader';
import { ParameterSource } from '../../../nodes/fields/read/ParameterSource';
import { collecting, Refusal } from '../../../nodes/fields/read/Refusal';
import { probeEngine } from './probe.fixture';

const properties: INodeProperties[] = [
	{
		displayName: 'Record',
		name: 'record',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: ['list', 'id', 'url', 'name'].map((name) => ({
			displayName: name,
			name,
			type: 'string',
		})),
	},
	{ displayName: 'Linked Records', name: 'linkedRecords', type: 'string', default: '' },
	{
		displayName: 'Fields',
		name: 'columns',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
	},
];

let read: (parameters: ParameterReader) => unknown;

/** Puts out what the test reads from the parameters. */
const engine = probeEngine(properties, (context) => {
	const source = ParameterSource.ofItems(context, properties);
	return context.getInputData().map((_, item) => ({
		json: { value: read(new ParameterReader(source, item)) as never },
		pairedItem: { item },
	}));
});

/** What is read of each input item, in n8n's engine. */
async function valuesOf(
	parameters: Record<string, unknown>,
	reading: typeof read,
	input?: Array<Record<string, never> | Record<string, unknown>>,
): Promise<unknown[]> {
	read = reading;
	const ran = await engine.runNode({ type: 'probe', parameters, input: input as never });
	if (ran.error) throw new Error(ran.error.message);
	return ran.items.map(({ json }) => json.value);
}

describe('a record', () => {
	const record = (mode: string, value: unknown) => ({ record: { __rl: true, mode, value } });
	const url = 'https://app.gohighlevel.com/v2/location/ve9EPM428h8vShlRW1KT/contacts/detail/';

	const NAMED = { by: 'name', field: 'Record' };

	it.each([
		['by name', record('name', ' ada@example.com '), { ...NAMED, name: 'ada@example.com' }],
		['by a name that is no path', record('name', '..'), { ...NAMED, name: '..' }],
		['by ID', record('id', 'abc'), { by: 'id', id: 'abc' }],
		['from the list', record('list', 'abc'), { by: 'id', id: 'abc' }],
		[
			'by the address of its page',
			record('url', `${url}ocQHyuzHvysMo5N5VsXc`),
			{ by: 'id', id: 'ocQHyuzHvysMo5N5VsXc' },
		],
		['by text of an expression', { record: '={{ "abc" }}' }, { by: 'id', id: 'abc' }],
		[
			'by a locator of an expression',
			{ record: '={{ ({ mode: "name", value: "Ada" }) }}' },
			{ ...NAMED, name: 'Ada' },
		],
	])('is read %s', async (_how, parameters, expected) => {
		const [found] = await valuesOf(parameters, (parameter) => parameter.record('record'));
		expect(found).toEqual(expected);
	});

	it('by name may not be empty', async () => {
		const reading = valuesOf(record('name', '={{ " " }}'), (each) => each.record('record'));
		await expect(reading).rejects.toThrow('"Record" is empty');
	});
});

describe('a list of names', () => {
	it.each([
		['lines, because names hold commas', 'Lane 1, Ashford\r\n\n Ada ', ['Lane 1, Ashford', 'Ada']],
		['an array', '={{ ["Ada, Countess", 7, "Ada, Countess"] }}', ['Ada, Countess', '7']],
		['a JSON array in text', '["Ada", "Bob"]', ['Ada', 'Bob']],
		['a name that begins with a bracket', '[Draft] Lane 1', ['[Draft] Lane 1']],
		['nothing', '', []],
	])('is read from %s', async (_what, linkedRecords, expected) => {
		const [found] = await valuesOf({ linkedRecords }, (each) => each.names('linkedRecords'));
		expect(found).toEqual(expected);
	});

	it.each([
		['={{ [{ name: "Ada" }] }}', 'holds something that is not a name'],
		['={{ ({}) }}', 'is not a list'],
	])('is refused when it is %s', async (linkedRecords, why) => {
		const reading = valuesOf({ linkedRecords }, (each) => each.names('linkedRecords'));
		await expect(reading).rejects.toThrow(`"Linked Records" ${why}`);
	});
});

describe('a resource mapper', () => {
	const hostile = '={{ $("Nowhere").item.json.x }}';
	const schema = ['name', 'price', 'gone'].map((id) => ({
		id,
		displayName: hostile,
		type: 'string',
		required: false,
		defaultMatch: false,
		display: true,
		removed: id === 'gone',
		options: [{ name: hostile, value: hostile }],
	}));

	it("resolves the user's values for each item, and never HighLevel's names of fields", async () => {
		const columns = {
			mappingMode: 'defineBelow',
			value: { name: '={{ $json.name }}', price: '12' },
			matchingColumns: ['name'],
			schema,
		};
		const found = await valuesOf({ columns }, (each) => each.columns('columns'), [
			{ name: 'Ada' },
			{ name: 'Bob' },
		]);
		const common = { fromInput: false, matchOn: ['name'], fields: ['name', 'price'] };
		expect(found).toEqual([
			{ ...common, values: { name: 'Ada', price: '12' } },
			{ ...common, values: { name: 'Bob', price: '12' } },
		]);
	});

	it("leaves the values to the input when it maps the input's own fields", async () => {
		const columns = { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema };
		const [found] = await valuesOf({ columns }, (each) => each.columns('columns'));
		expect(found).toEqual({ fromInput: true, values: {}, matchOn: [], fields: ['name', 'price'] });
	});
});

describe('refusals that are collected', () => {
	const node = { name: 'Trigger', type: 'probe' } as INode;

	it('come together, and what was read comes back', () => {
		const refusals: Refusal[] = [];
		const refusal = new Refusal('Trigger On', 'is empty', 'Select an event.');
		const refused = collecting(node, refusals, () => {
			throw refusal;
		});
		expect(refused).toBeUndefined();
		expect(collecting(node, refusals, () => 1)).toBe(1);
		expect(refusals).toEqual([refusal]);
		expect(refusal).toMatchObject({
			message: '"Trigger On" is empty',
			field: 'Trigger On',
			what: 'is empty',
			fix: 'Select an event.',
		});
	});

	it('let anything else through', () => {
		const failing = () =>
			collecting(node, [], () => {
				throw new TypeError('not a refusal');
			});
		expect(failing).toThrow(NodeOperationError);
		expect(failing).toThrow('not a refusal');
	});
});
