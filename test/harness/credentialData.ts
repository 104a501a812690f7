import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	INode,
	INodeParameters,
	INodeProperties,
	INodeTypes,
	IWorkflowDataProxyAdditionalKeys,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import { PINNED_WHEN_HIDDEN } from './oAuth2Api';

/** Credentials are resolved outside any workflow, on a node n8n makes up for it. */
const someNode: INode = {
	id: 'credentials',
	name: 'Credentials',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** What the user stored, with the defaults of the credential's class. */
export function withDefaults(
	properties: INodeProperties[],
	stored: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject {
	const given = { ...stored };
	for (const { name, type } of properties) {
		if (type === 'hidden' && PINNED_WHEN_HIDDEN.includes(name)) delete given[name];
	}
	const data = NodeHelpers.getNodeParameters(
		properties,
		given as INodeParameters,
		true,
		false,
		null,
		null,
	) as ICredentialDataDecryptedObject;
	// No property describes the token, so it would be lost.
	if (stored.oauthTokenData !== undefined) data.oauthTokenData = stored.oauthTokenData;
	return data;
}

/** Resolves a credential's expressions for an item of a running node; `$self` is the credential. */
export function resolveWithin(
	within: ICredentialsExpressionResolveValues,
	data: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode,
	keys: IWorkflowDataProxyAdditionalKeys,
	executeData?: IExecuteData,
): ICredentialDataDecryptedObject {
	return within.workflow.expression.getParameterValue(
		data as INodeParameters,
		within.runExecutionData,
		within.runIndex,
		within.itemIndex,
		within.node.name,
		within.connectionInputData,
		mode,
		keys,
		executeData,
		false,
		data,
	) as ICredentialDataDecryptedObject;
}

/** Resolves a credential's expressions outside any run: in a picker, a test, a trigger. */
export function resolveAlone(
	nodeTypes: INodeTypes,
	data: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode,
	keys: IWorkflowDataProxyAdditionalKeys,
): ICredentialDataDecryptedObject {
	const nodes = [structuredClone(someNode)];
	const workflow = new Workflow({ nodes, connections: {}, active: false, nodeTypes });
	return workflow.expression.getComplexParameterValue(
		someNode,
		data as INodeParameters,
		mode,
		keys,
		undefined,
		undefined,
		data,
	) as ICredentialDataDecryptedObject;
}
