import type { IDataObject } from 'n8n-workflow';
import { HighLevelAssociationsOAuth2Api } from '../../../credentials/HighLevelAssociationsOAuth2Api.credentials';
import { HighLevelPrivateIntegrationApi } from '../../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociations } from '../../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { createEngine } from '../../harness/engine';
import { PACKAGE } from '../../harness/nodeTypes';
import { PIT, type Parameters } from '../../harness/place';
import { agentStandIn, asTool, type ToolCall } from '../../harness/tool';

const TOOL_TYPE = `${PACKAGE}.highLevelAssociationsTool`;
const AGENT_TYPE = 'test.agent';

/** An n8n with an agent whose one tool is our node. */
export function agentFor(pitData: IDataObject) {
	const engine = createEngine({
		nodes: [HighLevelAssociations],
		credentials: [HighLevelPrivateIntegrationApi, HighLevelAssociationsOAuth2Api],
		standIns: { [TOOL_TYPE]: asTool(new HighLevelAssociations()), [AGENT_TYPE]: agentStandIn },
	});
	engine.setCredential('pit', PIT, pitData);
	const node = (name: string, type: string, parameters: Parameters) => ({
		...{ id: name, name, type, typeVersion: 1, position: [0, 0], parameters },
	});
	return {
		/** Lets the agent call the tool with the arguments of a model. */
		async call(parameters: Parameters, args: Parameters): Promise<ToolCall> {
			const { items, error } = await engine.runWorkflow({
				nodes: [
					node('Start', 'n8n-nodes-base.manualTrigger', {}),
					node('Agent', AGENT_TYPE, { args: JSON.stringify(args) }),
					{
						...node('HighLevel', TOOL_TYPE, parameters),
						credentials: { [PIT]: { id: 'pit', name: 'pit' } },
					},
				],
				connections: {
					Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
					HighLevel: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
				},
			});
			if (error) throw new Error(error.message);
			return items[0].json as unknown as ToolCall;
		},
	};
}
