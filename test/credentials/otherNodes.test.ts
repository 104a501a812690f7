import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeType,
} from 'n8n-workflow';
import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { startSandbox, type Sandbox } from '../../sandbox';
import { createEngine, type Engine } from '../harness/engine';

const TYPE = 'highLevelPrivateIntegrationApi';

/** Sends a request as n8n's HTTP Request node does (`older`), or as nodes of today do. */
class Caller implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Caller',
		name: 'caller',
		group: ['transform'],
		version: 1,
		description: 'Calls',
		defaults: { name: 'Caller' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: TYPE, required: true }],
		properties: [
			{ displayName: 'Helper', name: 'helper', type: 'string', default: '' },
			{ displayName: 'Request', name: 'request', type: 'json', default: {} },
		],
	};

	async execute(this: IExecuteFunctions) {
		const request = this.getNodeParameter('request', 0) as IHttpRequestOptions;
		const { httpRequestWithAuthentication, requestWithAuthentication } = this.helpers;
		const answer = (await (this.getNodeParameter('helper', 0) === 'older'
			? requestWithAuthentication.call(this, TYPE, { ...request, uri: request.url, url: undefined })
			: httpRequestWithAuthentication.call(this, TYPE, request))) as IDataObject;
		return [[{ json: { answer }, pairedItem: 0 }]];
	}
}

describe.each(['older', 'present'])(
	"another node with the credential, by n8n's %s helper",
	(helper) => {
		let sandbox: Sandbox;
		let engine: Engine;
		const asked: string[] = [];
		const elsewhere = createServer((request, response) => {
			asked.push(JSON.stringify(request.headers));
			response.end('{}');
		});
		let elsewhereUrl: string;
		beforeAll(async () => {
			sandbox = await startSandbox({ rateLimit: false });
			engine = createEngine({ nodes: [Caller], credentials: [HighLevelPrivateIntegrationApi] });
			await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
			elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
			engine.setCredential('pit', TYPE, {
				accessToken: sandbox.pit,
				locationId: sandbox.locationId,
				baseUrl: sandbox.url,
			});
		});
		afterAll(async () => {
			elsewhere.close();
			await sandbox.close();
		});

		const call = async (request: object) =>
			await engine.runNode({
				type: 'caller',
				parameters: { helper, request: { method: 'GET', json: true, ...request } },
				credentials: { [TYPE]: 'pit' },
			});

		it('gets an answer of HighLevel without naming a version', async () => {
			const url = `${sandbox.url}/objects/?locationId=${sandbox.locationId}`;
			const { items, error } = await call({ url });
			expect(error).toBeUndefined();
			expect(items[0].json.answer).toHaveProperty('objects');
		});

		it('is refused in words for another address, which learns nothing', async () => {
			const { error } = await call({ url: `${elsewhereUrl}/objects/` });
			expect(`${error?.message} ${error?.description}`).toContain('The access token was not sent');
			expect(asked).toEqual([]);
		});

		it('follows no redirect, with which n8n would send the token along', async () => {
			const location = `${elsewhereUrl}/objects/`;
			sandbox.faults.add({ do: { status: 302, headers: { location }, body: {} }, times: Infinity });
			const { error } = await call({ url: `${sandbox.url}/objects/`, followRedirect: true });
			sandbox.faults.clear();
			expect(error).toBeDefined();
			expect(asked).toEqual([]);
		});
	},
);
