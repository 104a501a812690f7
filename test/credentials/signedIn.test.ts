import { UserError, type IHttpRequestOptions } from 'n8n-workflow';
import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';

const HIGHLEVEL = 'https://services.leadconnectorhq.com';
const WORDS = /^The access token was not sent: .* Begin the URL with /;

const sign = async (request: object, baseUrl: unknown = HIGHLEVEL) =>
	await new HighLevelPrivateIntegrationApi().authenticate(
		{ accessToken: ' pit-a\n', baseUrl: baseUrl as string },
		request as IHttpRequestOptions,
	);

describe('the token goes to', () => {
	it.each<[object, string]>([
		[{ url: `${HIGHLEVEL}/objects/` }, HIGHLEVEL],
		[{ url: `${HIGHLEVEL}:443/objects/` }, ''],
		[{ url: HIGHLEVEL.toUpperCase() }, `${HIGHLEVEL}/`],
		[{ uri: `${HIGHLEVEL}/objects/?locationId=l` }, HIGHLEVEL],
		[{ url: '/objects/', baseURL: HIGHLEVEL }, HIGHLEVEL],
		[{ url: 'objects/', baseURL: `${HIGHLEVEL}/` }, HIGHLEVEL],
		[{ url: '', baseURL: HIGHLEVEL }, HIGHLEVEL],
		[{ url: '/associations/', baseURL: 'https://proxy.example/hl' }, 'https://proxy.example/hl/'],
		[{ url: 'https://proxy.example/hl/x' }, 'https://proxy.example/hl'],
		[{ url: 'http://localhost:4010/objects/' }, 'http://localhost:4010'],
	])('%j under the Base URL %j', async (request, baseUrl) => {
		const signed = await sign(request, baseUrl);
		expect(signed).toMatchObject({ ...request, headers: { Authorization: 'Bearer pit-a' } });
	});
});

describe('the token does not go to', () => {
	it.each<[object, string]>([
		[{ url: 'https://evil.example/' }, HIGHLEVEL],
		[{ uri: 'https://evil.example/' }, HIGHLEVEL],
		[{ url: `${HIGHLEVEL}/x`, uri: 'https://evil.example/' }, HIGHLEVEL],
		[{ url: 'https://evil.example/', uri: `${HIGHLEVEL}/x` }, HIGHLEVEL],
		[{ url: 'https://evil.example/', baseURL: HIGHLEVEL }, HIGHLEVEL],
		[{ url: '//evil.example/', baseURL: HIGHLEVEL }, HIGHLEVEL],
		[{ url: '/objects/', baseURL: 'https://evil.example' }, HIGHLEVEL],
		[{ url: `${HIGHLEVEL}.evil.example/` }, HIGHLEVEL],
		[{ url: '.evil.example/', baseURL: HIGHLEVEL.replace('.com', '') }, HIGHLEVEL],
		[{ url: `${HIGHLEVEL}@evil.example/` }, HIGHLEVEL],
		[{ url: 'https://services.leadconnectorhq.com:pw@evil.example/' }, HIGHLEVEL],
		[{ url: 'https://user:pw@services.leadconnectorhq.com/' }, HIGHLEVEL],
		[{ url: 'https://user@services.leadconnectorhq.com/' }, HIGHLEVEL],
		[{ url: `${HIGHLEVEL}:8443/` }, HIGHLEVEL],
		[{ url: 'http://services.leadconnectorhq.com/' }, HIGHLEVEL],
		[{ url: 'ftp://services.leadconnectorhq.com/' }, HIGHLEVEL],
		[{ url: 'https://evil.example\\@services.leadconnectorhq.com/' }, HIGHLEVEL],
		[{ url: 'https://evil.example#@services.leadconnectorhq.com/' }, HIGHLEVEL],
		[{ url: 'ht\ntps://evil.example/' }, HIGHLEVEL],
		[{ url: 'https://proxy.example/other' }, 'https://proxy.example/hl'],
		[{ url: 'https://proxy.example/hl-evil/x' }, 'https://proxy.example/hl'],
		[{ url: 'https://proxy.example/hl/../x' }, 'https://proxy.example/hl'],
		[{ url: 'https://proxy.example/hl/%2e%2e/x' }, 'https://proxy.example/hl'],
		[{ url: '../x', baseURL: 'https://proxy.example/hl' }, 'https://proxy.example/hl'],
		[{ url: 'http://localhost:4011/' }, 'http://localhost:4010'],
		[{ url: '/objects/' }, HIGHLEVEL],
		[{ url: 'services.leadconnectorhq.com/objects/' }, HIGHLEVEL],
		[{ url: '' }, HIGHLEVEL],
		[{}, HIGHLEVEL],
	])('%j under the Base URL %j', async (request, baseUrl) => {
		await expect(sign(request, baseUrl)).rejects.toBeInstanceOf(UserError);
		await expect(sign(request, baseUrl)).rejects.toThrow(WORDS);
		await expect(sign(request, baseUrl)).rejects.toThrow(`${baseUrl}/.`);
	});
});

describe('the headers HighLevel asks for', () => {
	const url = `${HIGHLEVEL}/objects/`;

	it('are added, also where there are none', async () => {
		const asked = { Accept: 'application/json', Version: '2021-07-28' };
		const Authorization = 'Bearer pit-a';
		expect((await sign({ url })).headers).toEqual({ ...asked, Authorization });
		expect((await sign({ url, headers: { 'X-Mine': '1' } })).headers).toEqual({
			...asked,
			'X-Mine': '1',
			Authorization,
		});
	});

	it("are the user's own where they are given, in whatever case, and the token is the credential's", async () => {
		const headers = { accept: 'text/csv', VERSION: '2023-02-21', authorization: 'Bearer other' };
		expect((await sign({ url, headers })).headers).toEqual({
			accept: 'text/csv',
			VERSION: '2023-02-21',
			Authorization: 'Bearer pit-a',
		});
	});
});
