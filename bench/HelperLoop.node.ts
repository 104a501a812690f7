import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

/** Requests in flight at once: as many as the node's default. */
const CONCURRENCY = 50;

/**
 * The least a node can do: n8n's request helper in a plain loop, with nothing read, checked, paced or
 * tried again. What our node costs beyond it is our node's own.
 */
export class HelperLoop implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Helper Loop',
		name: 'helperLoop',
		group: ['output'],
		version: 1,
		description: "n8n's request helper in a plain loop",
		defaults: { name: 'Helper Loop' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'highLevelPrivateIntegrationApi', required: true }],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const answers = new Array<INodeExecutionData>(items.length);
		let next = 0;
		const worker = async (): Promise<void> => {
			while (next < items.length) {
				const item = next++;
				const { url, ...body } = items[item].json;
				const json = (await this.helpers.httpRequestWithAuthentication.call(
					this,
					'highLevelPrivateIntegrationApi',
					{
						method: 'POST',
						url: String(url),
						headers: { Accept: 'application/json', Version: '2021-07-28' },
						body,
						json: true,
					},
				)) as INodeExecutionData['json'];
				answers[item] = { json, pairedItem: { item } };
			}
		};
		await Promise.all(Array.from({ length: CONCURRENCY }, worker));
		return [answers];
	}
}
