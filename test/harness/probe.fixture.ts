import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
	IWebhookFunctions,
	JsonObject,
} from 'n8n-workflow';
import { NodeApiError, NodeConnectionTypes } from 'n8n-workflow';

/** Small nodes and credentials on which the harness itself is tested. */

const baseUrl: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: '',
};

export class ProbeApi implements ICredentialType {
	name = 'probeApi';
	displayName = 'Probe API';
	properties: INodeProperties[] = [
		{ displayName: 'Token', name: 'token', type: 'string', default: '' },
		baseUrl,
	];
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.token }}' } },
	};
	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/hello' },
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: 'The token was refused.' } },
		],
	};
}

const hidden = (name: string, value: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'hidden',
	default: value,
});

export class ProbeOAuth2Api implements ICredentialType {
	name = 'probeOAuth2Api';
	extends = ['oAuth2Api'];
	displayName = 'Probe OAuth2 API';
	properties: INodeProperties[] = [
		baseUrl,
		hidden('grantType', 'authorizationCode'),
		hidden('accessTokenUrl', '={{ $self["baseUrl"] }}/token'),
		hidden('authentication', 'body'),
	];
}

export class ProbeNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Probe',
		name: 'probe',
		group: ['transform'],
		version: 1,
		description: 'Greets',
		defaults: { name: 'Probe' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'probeApi',
				required: true,
				displayOptions: { show: { authentication: ['key'] } },
			},
			{
				name: 'probeOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				options: [
					{ name: 'Key', value: 'key' },
					{ name: 'OAuth2', value: 'oAuth2' },
				],
				default: 'key',
			},
			{ displayName: 'Name', name: 'name', type: 'string', default: 'nobody', required: true },
		],
	};

	methods = {
		loadOptions: {
			async getNames(this: ILoadOptionsFunctions) {
				const name = this.getCurrentNodeParameter('name') as string;
				return [{ name, value: name }];
			},
		},
		listSearch: {
			async searchPeople(this: ILoadOptionsFunctions, filter = '', token?: string) {
				await this.getCredentials('probeApi');
				return token
					? { results: [{ name: `${filter}2`, value: '2' }] }
					: { results: [{ name: `${filter}1`, value: '1' }], paginationToken: 'next' };
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		for (const item of this.getInputData().keys()) {
			const type =
				this.getNodeParameter('authentication', item) === 'key' ? 'probeApi' : 'probeOAuth2Api';
			try {
				const { baseUrl } = await this.getCredentials(type, item);
				const json = await this.helpers.httpRequestWithAuthentication.call(this, type, {
					url: `${String(baseUrl)}/hello`,
					qs: { name: this.getNodeParameter('name', item) },
					json: true,
				});
				output.push({ json, pairedItem: { item } });
			} catch (error) {
				const { message } = error as Error;
				if (!this.continueOnFail()) {
					const { httpCode } = error as NodeApiError;
					throw new NodeApiError(this.getNode(), { message } as JsonObject, {
						itemIndex: item,
						httpCode: httpCode ?? undefined,
					});
				}
				output.push({ json: { error: message }, pairedItem: { item } });
			}
		}
		return [output];
	}
}

export class ProbeTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Probe Trigger',
		name: 'probeTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Listens',
		defaults: { name: 'Probe Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [{ name: 'default', httpMethod: 'POST', path: 'webhook' }],
		properties: [],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions) {
				return this.getWorkflowStaticData('node').url !== undefined;
			},
			async create(this: IHookFunctions) {
				this.getWorkflowStaticData('node').url = this.getNodeWebhookUrl('default');
				return true;
			},
			async delete(this: IHookFunctions) {
				delete this.getWorkflowStaticData('node').url;
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions) {
		if (this.getHeaderData()['x-refuse'] === 'yes') {
			this.getResponseObject().status(401).json({ message: 'no' });
			return { noWebhookResponse: true };
		}
		const parsed = this.getBodyData();
		if (parsed === null) throw new Error('null is no body');
		const memory = this.getWorkflowStaticData('node');
		const seen = ((memory.seen as number | undefined) ?? 0) + 1;
		memory.seen = seen;
		const raw = this.getRequestObject().rawBody.toString('utf8');
		const { event } = this.getQueryData() as { event?: string };
		return { workflowData: [this.helpers.returnJsonArray({ raw, parsed, event, seen })] };
	}
}

export class ProbePoll implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Probe Poll',
		name: 'probePoll',
		group: ['trigger'],
		version: 1,
		description: 'Looks now and then',
		defaults: { name: 'Probe Poll' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'probeApi', required: true }],
		properties: [],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		await this.getCredentials('probeApi');
		const memory = this.getWorkflowStaticData('node');
		const polls = ((memory.polls as number | undefined) ?? 0) + 1;
		memory.polls = polls;
		if (polls === 7) throw new Error('The seventh poll breaks');
		return polls === 1 ? null : [this.helpers.returnJsonArray({ poll: polls })];
	}
}
