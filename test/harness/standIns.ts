import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

/**
 * The few of n8n's own nodes that the example workflows use. n8n-nodes-base is far too large to
 * install for them, so these do what the real ones do with the parameters the examples set.
 */

type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

function standIn(
	name: string,
	properties: INodeProperties[],
	execute: Execute,
	trigger = false,
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: trigger ? ['trigger'] : ['transform'],
			version: [1, 1.1, 1.2, 1.3, 2, 2.1, 2.2, 2.3, 2.4, 2.5, 3, 3.1, 3.2, 3.3, 3.4],
			description: `Stands in for n8n's ${name}`,
			defaults: { name },
			inputs: trigger ? [] : [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties,
		},
		execute,
	};
}

const property = (
	name: string,
	type: INodeProperties['type'],
	defaultValue: INodeProperties['default'],
): INodeProperties => ({ displayName: name, name, type, default: defaultValue });

const passOn: Execute = async function () {
	return [this.getInputData()];
};

/** Edit Fields keeps a value in the type its row names. */
function ofType(value: unknown, type: string): unknown {
	if (type === 'string') {
		return typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
	}
	if (type === 'number') return Number(value);
	if (type === 'boolean') return value === true || value === 'true';
	if ((type === 'array' || type === 'object') && typeof value === 'string') {
		return JSON.parse(value) as unknown;
	}
	return value;
}

/** Writes `value` at a dotted path, making the objects on the way. */
function setAt(target: IDataObject, path: string, value: unknown) {
	const names = path.split('.');
	const last = names.pop() ?? path;
	let place = target;
	for (const name of names) place = (place[name] ??= {}) as IDataObject;
	place[last] = value as IDataObject;
}

interface Assignment {
	name: string;
	value: unknown;
	type?: string;
}

const editFields: Execute = async function () {
	const items = this.getInputData().map((item, index): INodeExecutionData => {
		const others = this.getNodeParameter('includeOtherFields', index, false) as boolean;
		const json: IDataObject = others ? structuredClone(item.json) : {};
		if (this.getNodeParameter('mode', index, 'manual') === 'raw') {
			const raw = this.getNodeParameter('jsonOutput', index, '{}');
			Object.assign(json, typeof raw === 'string' ? JSON.parse(raw) : raw);
		} else {
			const { assignments = [] } = this.getNodeParameter('assignments', index, {}) as {
				assignments?: Assignment[];
			};
			for (const { name, value, type = 'any' } of assignments) {
				setAt(json, name, ofType(value, type));
			}
		}
		return { json, pairedItem: { item: index } };
	});
	return [items];
};

const splitOut: Execute = async function () {
	const items = this.getInputData().flatMap(({ json }, index) => {
		const field = this.getNodeParameter('fieldToSplitOut', index) as string;
		const others =
			this.getNodeParameter('include', index, 'noOtherFields') === 'allOtherFields' ? json : {};
		const list = field.split('.').reduce<unknown>((at, name) => (at as IDataObject)?.[name], json);
		return (Array.isArray(list) ? list : [list]).map((element: unknown): INodeExecutionData => {
			const isObject = typeof element === 'object' && element !== null;
			const own = isObject && others !== json ? element : { [field]: element };
			return { json: { ...others, ...own } as IDataObject, pairedItem: { item: index } };
		});
	});
	return [items];
};

const aggregate: Execute = async function () {
	const items = this.getInputData();
	const pairedItem = items.map((_, item) => ({ item }));
	if (this.getNodeParameter('aggregate', 0, '') === 'aggregateAllItemData') {
		const into = this.getNodeParameter('destinationFieldName', 0, 'data') as string;
		return [[{ json: { [into]: items.map(({ json }) => json) }, pairedItem }]];
	}
	const { fieldToAggregate = [] } = this.getNodeParameter('fieldsToAggregate', 0, {}) as {
		fieldToAggregate?: Array<{
			fieldToAggregate: string;
			renameField?: boolean;
			outputFieldName?: string;
		}>;
	};
	const json: IDataObject = {};
	for (const { fieldToAggregate: from, renameField, outputFieldName } of fieldToAggregate) {
		json[renameField && outputFieldName ? outputFieldName : from] = items.map(
			(item) => item.json[from],
		) as IDataObject[];
	}
	return [[{ json, pairedItem }]];
};

/** Filter with conditions that all have to hold; the examples only ask whether a value is false. */
const filter: Execute = async function () {
	const kept = this.getInputData().filter((_, index) => {
		const { conditions = [] } = this.getNodeParameter('conditions', index, {}) as {
			conditions?: Array<{ leftValue: unknown; operator: { operation: string } }>;
		};
		return conditions.every(({ leftValue, operator }) => {
			if (operator.operation !== 'false') throw new Error(`No stand-in for ${operator.operation}`);
			// As n8n does it: what is missing counts as false.
			return !leftValue;
		});
	});
	return [kept];
};

/** Convert to File, as CSV: a byte order mark as n8n writes it, a header and a line for each item. */
const convertToFile: Execute = async function () {
	const rows = this.getInputData().map(({ json }) => json);
	const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const quoted = (value: unknown): string => {
		const text = String(value ?? '');
		return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
	};
	const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
	const csv = lines.map((line) => line.map(quoted).join(',')).join('\n');
	const data = await this.helpers.prepareBinaryData(
		Buffer.from(`\ufeff${csv}`),
		'links.csv',
		'text/csv',
	);
	return [[{ json: {}, binary: { data }, pairedItem: rows.map((_, item) => ({ item })) }]];
};

/** The rows of a CSV file. */
const extractFromFile: Execute = async function () {
	const { enableBOM = false } = this.getNodeParameter('options', 0, {}) as { enableBOM?: boolean };
	const items = this.getInputData().flatMap(({ binary }, item) => {
		// n8n's own option: its name says the opposite of what it does, which is to leave the mark out.
		const file = Buffer.from(binary?.data.data ?? '', 'base64').toString();
		const text = enableBOM ? file.replace(/^\ufeff/, '') : file;
		const [names, ...rows] = csvRows(text.replace(/\s+$/, ''));
		return rows.map((row): INodeExecutionData => ({
			json: Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])),
			pairedItem: { item },
		}));
	});
	return [items];
};

function csvRows(text: string): string[][] {
	return text
		.split(/\r?\n/)
		.map((line) =>
			[...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
				([, quoted, plain]) => quoted?.replace(/""/g, '"') ?? plain,
			),
		);
}

/** Stand-in node types by the name a workflow uses for them. */
export const standIns: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': standIn('manualTrigger', [], passOn, true),
	'n8n-nodes-base.scheduleTrigger': standIn('scheduleTrigger', [], passOn, true),
	'n8n-nodes-base.formTrigger': standIn('formTrigger', [], passOn, true),
	'n8n-nodes-base.noOp': standIn('noOp', [], passOn),
	'n8n-nodes-base.stickyNote': standIn('stickyNote', [], passOn),
	'n8n-nodes-base.set': standIn(
		'set',
		[
			property('mode', 'string', 'manual'),
			property('jsonOutput', 'json', '{}'),
			property('assignments', 'assignmentCollection', {}),
			property('includeOtherFields', 'boolean', false),
			property('options', 'json', {}),
		],
		editFields,
	),
	'n8n-nodes-base.splitOut': standIn(
		'splitOut',
		[
			property('fieldToSplitOut', 'string', ''),
			property('include', 'string', 'noOtherFields'),
			property('options', 'json', {}),
		],
		splitOut,
	),
	'n8n-nodes-base.filter': standIn(
		'filter',
		[property('conditions', 'filter', {}), property('options', 'json', {})],
		filter,
	),
	'n8n-nodes-base.convertToFile': standIn(
		'convertToFile',
		[property('operation', 'string', 'csv'), property('options', 'json', {})],
		convertToFile,
	),
	'n8n-nodes-base.extractFromFile': standIn(
		'extractFromFile',
		[property('operation', 'string', 'csv'), property('options', 'json', {})],
		extractFromFile,
	),
	'n8n-nodes-base.aggregate': standIn(
		'aggregate',
		[
			property('aggregate', 'string', 'aggregateIndividualFields'),
			property('destinationFieldName', 'string', 'data'),
			property('fieldsToAggregate', 'json', {}),
			property('options', 'json', {}),
		],
		aggregate,
	),
};
