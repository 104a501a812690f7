import { CredentialTestContext, ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestRequest,
	ICredentialTestFunction,
	IDataObject,
	INode,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeType,
	INodeTypes,
} from 'n8n-workflow';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type { Instance } from './instance';
import { additionalDataFor, withExpressions } from './instance';

/** The shapes n8n reads out of a request that was refused. */
interface Refused {
	message: string;
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

/**
 * Presses "Test" on a stored credential. The way is n8n's: the credential's own `test` request
 * first, else what a node names under `testedBy`; an OAuth credential without either counts as
 * tested when it has a token.
 */
export async function testCredential(
	instance: Instance,
	id: string,
): Promise<INodeCredentialTestResult> {
	const { type, data } = instance.credentials.get(id);
	const complete = instance.credentials.complete(
		additionalDataFor(instance),
		structuredClone(data),
		type,
		'internal',
	);
	const { test } = instance.credentials.type(type);
	if (test) return await testByRequest(instance, id, type, complete, test);

	if (instance.credentials.getParentTypes(type).includes('oAuth2Api')) {
		return (complete.oauthTokenData as IDataObject | undefined)?.access_token
			? { status: 'OK', message: 'OAuth2 credential test succeeded' }
			: { status: 'Error', message: 'OAuth2 credential test failed' };
	}
	for (const nodeType of instance.nodeTypes.using(type)) {
		const testedBy = nodeType.description.credentials?.find(({ name }) => name === type)?.testedBy;
		if (typeof testedBy === 'object') {
			return await testByRequest(instance, id, type, complete, testedBy, nodeType);
		}
		const byNode: ICredentialTestFunction | undefined =
			testedBy === undefined ? undefined : nodeType.methods?.credentialTest?.[testedBy];
		if (byNode) {
			const credential: ICredentialsDecrypted = { id, name: id, type, data: complete };
			return await byNode.call(
				new CredentialTestContext() as unknown as ThisParameterType<ICredentialTestFunction>,
				credential,
			);
		}
	}
	return { status: 'Error', message: 'No testing function found for this credential.' };
}

async function testByRequest(
	instance: Instance,
	id: string,
	type: string,
	data: ICredentialDataDecryptedObject,
	{ request, rules = [] }: ICredentialTestRequest,
	testedBy?: INodeType,
): Promise<INodeCredentialTestResult> {
	const carrier = testedBy ?? instance.nodeTypes.getByNameAndVersion('n8n-nodes-base.noOp');
	const nodeType: INodeType = {
		description: {
			...carrier.description,
			credentials: [{ name: type, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
			],
		},
	};
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: carrier.description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [type]: { id, name: id } },
	};
	const only: INodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: only });
	const context = new ExecuteContext(
		workflow,
		node,
		additionalDataFor(instance, workflow, 'internal'),
		'internal',
		createRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const routing = new RoutingNode(context, nodeType, { id, name: id, type, data });
	return await withExpressions(workflow, async () => await routing.runNode()).then(
		(output) => judgeBody(output?.[0]?.[0], rules),
		(refused: Refused) => judgeRefusal(refused, rules),
	);
}

type Rules = NonNullable<ICredentialTestRequest['rules']>;

function judgeRefusal({ cause, message }: Refused, rules: Rules): INodeCredentialTestResult {
	if (cause?.response) {
		const { status, statusText } = cause.response;
		for (const rule of rules) {
			if (rule.type === 'responseCode' && rule.properties.value === status) {
				return { status: 'Error', message: rule.properties.message };
			}
		}
		return { status: 'Error', message: statusText || `Received HTTP status code: ${status}` };
	}
	return { status: 'Error', message: cause?.code ?? message };
}

function judgeBody(item: INodeExecutionData | undefined, rules: Rules): INodeCredentialTestResult {
	for (const rule of rules) {
		if (rule.type !== 'responseSuccessBody') continue;
		const { key, value, message } = rule.properties;
		// A body read as text is a string here, as it is in n8n.
		const found = key
			.split('.')
			.reduce<unknown>((at, name) => (at as IDataObject | undefined)?.[name], item?.json);
		if (found === value) return { status: 'Error', message };
	}
	return { status: 'OK', message: 'Connection successful!' };
}
