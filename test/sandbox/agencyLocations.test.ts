import { startSandbox, type Sandbox } from '../../sandbox';
import { apiClient, type ApiClient } from './apiClient';

let sandbox: Sandbox;
let agency: ApiClient;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false });
	agency = apiClient(sandbox, sandbox.oauth.issueTokens({ userType: 'Company' }).access_token);
});

afterEach(() => sandbox.close());

const installed = (query: string) =>
	agency.get(`/oauth/installedLocations?companyId=${sandbox.oauth.companyId}${query}`);

describe('the locations of an agency', () => {
	it('are listed in pages', async () => {
		const path = `/locations/search?companyId=${sandbox.oauth.companyId}`;
		const names = async (query: string) =>
			(await agency.get(path + query)).body.locations.map(({ name }: { name: string }) => name);

		expect(await names('')).toEqual(['Riverside Estates', 'Harbour Lettings']);
		expect(await names('&skip=1&limit=1')).toEqual(['Harbour Lettings']);
	});

	it('that installed the app are listed by name, with how many there are', async () => {
		const app = `&appId=${sandbox.oauth.appId}`;
		expect((await installed(`${app}&query=harbour`)).body).toMatchObject({
			locations: [{ _id: sandbox.otherLocationId, name: 'Harbour Lettings', isInstalled: true }],
			count: 1,
		});
		expect((await installed(`${app}&skip=0&limit=1`)).body).toMatchObject({
			locations: [{ _id: sandbox.locationId }],
			count: 2,
		});
		expect((await installed('&appId=other')).status).toBe(400);
		expect((await installed('')).status).toBe(422);
	});

	it('are refused without their scope, and of another agency', async () => {
		const { access_token } = sandbox.oauth.issueTokens({
			userType: 'Company',
			scopes: ['oauth.write'],
		});
		const without = apiClient(sandbox, access_token);
		expect((await without.get('/locations/search')).status).toBe(401);
		expect((await agency.get('/locations/search?companyId=other')).status).toBe(403);
	});

	it('are its own alone for a token of a sub-account', async () => {
		const { access_token } = sandbox.oauth.issueTokens({ userType: 'Location' });
		const own = apiClient(sandbox, access_token);
		expect((await own.get('/locations/search')).body.locations).toMatchObject([
			{ id: sandbox.locationId },
		]);
		const path = `/oauth/installedLocations?companyId=${sandbox.oauth.companyId}&appId=${sandbox.oauth.appId}`;
		expect((await own.get(path)).status).toBe(401);
	});
});
