import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	JsonObject,
} from 'n8n-workflow';
import { NodeApiError, NodeConnectionTypes } from 'n8n-workflow';

/** Greets whom it is given, by a request for each item. */
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
