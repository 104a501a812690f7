import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

/** A tool as n8n gives it to an agent. */
export interface Tool {
	name: string;
	description: string;
	schema: { shape: Record<string, { description?: string }> };
	invoke(args: IDataObject): Promise<string>;
}

/** What an agent sees of a tool, and what it was answered. */
export interface ToolCall {
	description: string;
	/** The names of what a model has to fill in. */
	keys: string[];
	/** The answer as text, or the text of the error. */
	answer: string;
}

/** The parameters n8n's editor adds to a node that is used as a tool. */
const TOOL_PROPERTIES: INodeProperties[] = [
	{
		displayName: 'Set Description',
		name: 'descriptionType',
		type: 'options',
		options: [
			{ name: 'Set Automatically', value: 'auto' },
			{ name: 'Set Manually', value: 'manual' },
		],
		default: 'auto',
	},
	{
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		default: '',
		displayOptions: { show: { descriptionType: ['manual'] } },
	},
];

/** The node as n8n offers it to agents: with an output for tools, and no input. */
export function asTool(nodeType: INodeType): INodeType {
	const { description } = nodeType;
	return Object.create(nodeType, {
		description: {
			value: {
				...description,
				name: `${description.name}Tool`,
				inputs: [],
				outputs: [NodeConnectionTypes.AiTool],
				properties: [...TOOL_PROPERTIES, ...description.properties],
			},
		},
	}) as INodeType;
}

/** An agent with no model: it calls its one tool once, with what a model would have said. */
export const agentStandIn: INodeType = {
	description: {
		displayName: 'Agent',
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: 'Calls its tool once',
		defaults: { name: 'Agent' },
		inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool, displayName: 'Tool' }],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Arguments', name: 'args', type: 'json', default: '{}' }],
	},
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const [tool] = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
		const args = this.getNodeParameter('args', 0) as string;
		const answer = await tool
			.invoke(JSON.parse(args) as IDataObject)
			.catch((error: Error) => `Error: ${error.message}`);
		const { description, schema } = tool;
		const call: ToolCall = { description, keys: Object.keys(schema.shape), answer };
		return [[{ json: { ...call } }]];
	},
};

/** The type n8n lets a model fill a property in by; undefined where there is no AI button. */
function typeFor({ type, noDataExpression }: INodeProperties): string | undefined {
	if (noDataExpression || type === 'options' || type === 'multiOptions') return undefined;
	return ['boolean', 'number', 'json'].includes(type) ? type : 'string';
}

/**
 * The expression the editor's AI button puts into a field, with the key a model sees.
 * @param otherType asked for in the place of the field's own type
 * @param mode of a locator: the one the button finds it in
 */
export function filledByAi(
	property: INodeProperties,
	otherType?: string,
	mode = 'id',
): { key: string; value: unknown } | undefined {
	const ownType = typeFor(property);
	if (!ownType) return undefined;
	const type = otherType ?? ownType;
	const key = property.displayName.replace(/[^a-zA-Z0-9_-]+/g, '_').slice(0, 63);
	const value = `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;
	const isLocator = property.type === 'resourceLocator';
	return { key, value: isLocator ? { __rl: true, mode, value } : value };
}
