import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { createEngine } from '../../harness/engine';

/** n8n's engine with one node, `probe`, which has the given fields and puts out what a test reads of them. */
export function probeEngine(
	properties: INodeProperties[],
	output: (context: IExecuteFunctions) => INodeExecutionData[],
) {
	class Probe implements INodeType {
		description: INodeTypeDescription = {
			displayName: 'Probe',
			name: 'probe',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'Probe' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties,
		};

		async execute(this: IExecuteFunctions) {
			return [output(this)];
		}
	}
	return createEngine({ nodes: [Probe], credentials: [] });
}
