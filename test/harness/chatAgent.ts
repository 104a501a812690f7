import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeInputConfiguration,
	INodeType,
	NodeConnectionType,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { Tool } from './tool';

/** What a model decides to do: which tool it calls, with what. */
export interface ModelCall {
	tool: string;
	args: IDataObject;
}

const { Main, AiLanguageModel, AiMemory, AiTool } = NodeConnectionTypes;
const LANGCHAIN = '@n8n/n8n-nodes-langchain';

/**
 * n8n's AI Agent and the nodes around it. The model makes these calls, whatever it is asked; the agent
 * then says what the tools answered, a line for each.
 */
export function chatAgent(calls: ModelCall[]): Record<string, INodeType> {
	const input = (type: NodeConnectionType, required = false): INodeInputConfiguration => ({
		type,
		displayName: type,
		required,
	});
	return {
		[`${LANGCHAIN}.chatTrigger`]: {
			...node('chatTrigger', [], Main),
			async execute(this: IExecuteFunctions) {
				return [this.getInputData()];
			},
		},
		[`${LANGCHAIN}.lmChatOpenAi`]: {
			...node('lmChatOpenAi', [], AiLanguageModel),
			supplyData: async () => ({ response: calls }),
		},
		[`${LANGCHAIN}.memoryBufferWindow`]: {
			...node('memoryBufferWindow', [], AiMemory),
			supplyData: async () => ({ response: {} }),
		},
		[`${LANGCHAIN}.agent`]: {
			...node('agent', [input(Main), input(AiLanguageModel, true), input(AiMemory), input(AiTool)]),
			execute: callTools,
		},
	};
}

function node(
	name: string,
	inputs: INodeInputConfiguration[],
	output: NodeConnectionType = Main,
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: [name.endsWith('Trigger') ? 'trigger' : 'transform'],
			version: [1, 1.1, 1.2, 1.3, 3, 3.1],
			description: `Stands in for n8n's ${name}`,
			defaults: { name },
			inputs,
			outputs: [output],
			properties: [{ displayName: 'Options', name: 'options', type: 'json', default: {} }],
		},
	};
}

async function callTools(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const [calls] = (await this.getInputConnectionData(AiLanguageModel, 0)) as [ModelCall[]];
	const tools = (await this.getInputConnectionData(AiTool, 0)) as Tool[];
	const answers: string[] = [];
	for (const { tool: name, args } of calls) {
		const tool = tools.find((each) => each.name === name);
		if (!tool) throw new Error(`There is no tool ${name}`);
		answers.push(await tool.invoke(args).catch((error: Error) => `Error: ${error.message}`));
	}
	return [[{ json: { output: answers.join('\n') } }]];
}
