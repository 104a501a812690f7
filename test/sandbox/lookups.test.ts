import { startSandbox, type Sandbox } from '../../sandbox';
import { apiClient, seeded, type ApiClient } from './apiClient';

let sandbox: Sandbox;
let api: ApiClient;
let seed: ReturnType<typeof seeded>;
let locationId: string;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false });
	api = apiClient(sandbox);
	seed = seeded(sandbox);
	({ locationId } = sandbox);
});

afterEach(() => sandbox.close());

const PROPERTIES = '/objects/custom_objects.property/records';

describe('objects', () => {
	it('are listed with their keys and labels', async () => {
		const { body } = await api.get(`/objects/?locationId=${locationId}`);
		expect(body.objects.map(({ key }: { key: string }) => key)).toEqual([
			'contact',
			'opportunity',
			'business',
			'custom_objects.property',
		]);
		expect(body.objects[3]).toMatchObject({
			standard: false,
			labels: { singular: 'Property', plural: 'Properties' },
			primaryDisplayProperty: 'custom_objects.property.address',
		});
	});

	it('have their slash, need a location and take nothing else', async () => {
		expect((await api.get(`/objects?locationId=${locationId}`)).status).toBe(404);
		expect((await api.get('/objects/')).status).toBe(422);
		expect((await api.get(`/objects/?locationId=${locationId}&limit=5`)).status).toBe(422);
	});
});

describe('records of custom objects and companies', () => {
	const search = (body: object, key = 'custom_objects.property') =>
		api.post(`/objects/${key}/records/search`, { locationId, page: 1, pageLimit: 15, ...body });

	it('are searched in pages, each record once', async () => {
		const pages = await Promise.all([1, 2, 3, 4].map((page) => search({ page })));
		expect(pages.map(({ body }) => body.records.length)).toEqual([15, 15, 10, 0]);
		expect(pages[3].body.total).toBe(40);
		const ids = pages.flatMap(({ body }) => body.records.map(({ id }: { id: string }) => id));
		expect(ids).toEqual(seed.properties);
	});

	it('go on after a record', async () => {
		const first = await search({});
		const { searchAfter } = first.body.records[14];
		const second = await search({ searchAfter });
		expect(second.body.records[0].id).toBe(seed.properties[15]);
	});

	it('are found by part of a text, in upper or lower case', async () => {
		const upper = await search({ query: 'MILL ROAD' });
		expect(upper.body.total).toBeGreaterThan(1);
		for (const { properties } of upper.body.records)
			expect(properties.address).toContain('Mill Road');
		expect((await search({ query: 'mill road' })).body.total).toBe(upper.body.total);
		expect((await search({ query: 'nowhere' })).body).toEqual({ records: [], total: 0 });
		expect((await search({ query: 'keystone' }, 'business')).body.records[0].properties.name).toBe(
			'Keystone Builders',
		);
	});

	it('are read one by one, their own list of relations always empty', async () => {
		const { body } = await api.get(`${PROPERTIES}/${seed.properties[0]}`);
		expect(body.record).toMatchObject({
			id: seed.properties[0],
			properties: { address: '1 Riverside Lane, Ashford' },
			relations: [],
		});
	});

	it('are refused when the object, the record, the page or a field is wrong', async () => {
		expect((await search({}, 'custom_objects.boat')).status).toBe(404);
		expect((await search({}, 'contact')).status).toBe(400);
		expect((await api.get(`${PROPERTIES}/${seed.company}`)).status).toBe(404);
		expect((await api.get(`${PROPERTIES}/${seed.properties[0]}?x=1`)).status).toBe(422);
		for (const wrong of [
			{ page: 0 },
			{ page: '1' },
			{ pageLimit: 0 },
			{ pageLimit: 101 },
			{ limit: 5 },
			{ query: 5 },
			{ page: undefined },
			{ locationId: undefined },
		]) {
			expect({ wrong, status: (await search(wrong)).status }).toEqual({ wrong, status: 422 });
		}
		expect((await search({ locationId: sandbox.otherLocationId })).status).toBe(403);
	});
});

describe('contacts', () => {
	const search = (body: object) =>
		api.post('/contacts/search', { locationId, page: 1, pageLimit: 25, ...body });

	it('are searched in pages and by name or e-mail', async () => {
		const pages = await Promise.all([1, 2, 3].map((page) => search({ page })));
		expect(pages.map(({ body }) => body.contacts.length)).toEqual([25, 25, 10]);
		const ids = pages.flatMap(({ body }) => body.contacts.map(({ id }: { id: string }) => id));
		expect(ids).toEqual(seed.contacts);
		const { body } = await search({ query: 'ada.ABBOTT' });
		expect(body.contacts[0]).toMatchObject({ firstName: 'Ada', email: 'ada.abbott@example.com' });
	});

	it('take a query of 75 characters and refuse one of 76', async () => {
		expect((await search({ query: 'x'.repeat(75) })).status).toBe(200);
		expect(await search({ query: 'x'.repeat(76) })).toMatchObject({
			status: 422,
			body: { message: ['query must be shorter than or equal to 75 characters'] },
		});
		expect((await search({ sortBy: 'name' })).status).toBe(422);
		expect((await search({ pageLimit: undefined })).status).toBe(422);
	});

	it('are read one by one, by their ID and in their location only', async () => {
		const { body } = await api.get(`/contacts/${seed.contacts[0]}`);
		expect(body.contact).toMatchObject({ id: seed.contacts[0], name: 'Ada Abbott' });
		expect((await api.get(`/contacts/${seed.properties[0]}`)).status).toBe(404);
		const [foreigner] = sandbox.state.records.list('contact', sandbox.otherLocationId);
		expect((await api.get(`/contacts/${foreigner.id}`)).status).toBe(403);
	});
});

describe('opportunities and companies', () => {
	it('opportunities are searched with snake-case parameters, in pages', async () => {
		const path = `/opportunities/search?location_id=${locationId}&limit=4`;
		const pages = await Promise.all([1, 2, 3].map((page) => api.get(`${path}&page=${page}`)));
		expect(pages.map(({ body }) => body.opportunities.length)).toEqual([4, 4, 2]);
		expect(pages.map(({ body }) => body.meta)).toEqual([
			{ total: 10, currentPage: 1, nextPage: 2, prevPage: null },
			{ total: 10, currentPage: 2, nextPage: 3, prevPage: 1 },
			{ total: 10, currentPage: 3, nextPage: null, prevPage: 2 },
		]);
		const { body } = await api.get(`${path}&q=RIVERSIDE`);
		expect(body.opportunities[0].name).toMatch(/^Riverside Lane/);
	});

	it('opportunities refuse camel case and other locations', async () => {
		expect((await api.get(`/opportunities/search?locationId=${locationId}`)).status).toBe(422);
		expect((await api.get('/opportunities/search?location_id=elsewhere')).status).toBe(403);
	});

	it('are read one by one', async () => {
		const { body: deal } = await api.get(`/opportunities/${seed.opportunity}`);
		expect(deal.opportunity.id).toBe(seed.opportunity);
		const { body: company } = await api.get(`/businesses/${seed.company}`);
		expect(company.business).toMatchObject({ id: seed.company, name: 'Northgate Mortgages' });
		expect((await api.get('/businesses/nobody')).status).toBe(404);
		expect((await api.get('/opportunities/nobody')).status).toBe(404);
	});
});

describe('what the location holds at the start', () => {
	it('a small agency, the same every time', async () => {
		const again = await startSandbox();
		const { state } = sandbox;
		expect(seeded(again)).toMatchObject({ contacts: seed.contacts, properties: seed.properties });
		await again.close();
		expect(seed.contacts).toHaveLength(60);
		expect(seed.contacts.every((id) => /^[A-Za-z0-9]{20}$/.test(id))).toBe(true);
		expect(seed.properties).toHaveLength(40);
		expect(seed.properties.every((id) => /^[0-9a-f]{24}$/.test(id))).toBe(true);
		const user = state.associations.list().filter((a) => a.associationType === 'USER_DEFINED');
		expect(user).toHaveLength(4);
		expect(state.relations.size).toBeGreaterThanOrEqual(120);
	});

	it('nothing but objects and built-in associations', async () => {
		const empty = await startSandbox({ seed: 'empty' });
		expect(empty.state.objects()).toHaveLength(4);
		expect(empty.state.associations.list().map(({ associationType }) => associationType)).toEqual([
			'SYSTEM_DEFINED',
			'SYSTEM_DEFINED',
		]);
		expect([empty.state.records.size, empty.state.relations.size]).toEqual([0, 0]);
		await empty.close();
	});

	it('as many records as asked for, and no more relations than there are pairs', async () => {
		const many = await startSandbox({ seed: { contacts: 1, properties: 250, relations: 250 } });
		expect(many.state.relations.ofRecord(many.state.records.list('contact')[0].id).total).toBe(250);
		await many.close();
		await expect(
			startSandbox({ seed: { contacts: 2, properties: 2, relations: 5 } }),
		).rejects.toThrow('no more than 4 pairs');
	});
});
