import { api, locationId, sandbox, seed } from './recordsPlace.fixture';

const pairs = (count: number) =>
	seed.properties.slice(0, count).map((secondRecordId) => ({
		associationId: seed.association('tenant_property').id,
		firstRecordId: seed.contacts[0],
		secondRecordId,
	}));

const bulk = (add: object[]) => api.post('/associations/relations/bulk', { locationId, add });

const linked = () =>
	sandbox.state.relations.ofRecord(seed.contacts[0], [seed.association('tenant_property').id])
		.total;

describe('the undocumented request for many links', () => {
	it('links each pair once, and names those it could not link', async () => {
		const wrong = { ...pairs(1)[0], secondRecordId: 'nobody' };

		const { status, body } = await bulk([...pairs(30), wrong, ...pairs(1)]);

		expect([status, linked()]).toEqual([201, 30]);
		expect(body.results.errored).toEqual([
			{ ...wrong, error: expect.stringContaining('nobody') },
			{ ...pairs(1)[0], error: expect.stringContaining('duplicate') },
		]);
	});

	it('loses every tenth link without a word where the settings say so', async () => {
		sandbox.settings.bulk = 'loses';
		const { body } = await bulk(pairs(30));
		expect([linked(), body.results.errored]).toEqual([27, []]);
	});

	it('is not there, or refuses, where the settings say so', async () => {
		sandbox.settings.bulk = 'off';
		expect(await bulk(pairs(1))).toMatchObject({
			status: 404,
			body: { message: 'Cannot POST /associations/relations/bulk' },
		});
		sandbox.settings.bulk = 'refuses';
		expect((await bulk(pairs(1))).status).toBe(422);
		expect(linked()).toBe(0);
	});

	it('refuses more links than the settings allow, and links none of them', async () => {
		sandbox.settings.mostBulk = 5;
		expect((await bulk(pairs(6))).status).toBe(422);
		expect(linked()).toBe(0);
		expect((await bulk(pairs(5))).status).toBe(201);
	});
});
