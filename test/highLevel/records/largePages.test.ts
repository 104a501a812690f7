import type { IDataObject } from 'n8n-workflow';
import type { HighLevelRequest } from '../../../nodes/highLevel/api/http';
import { answer, openClient, type Meddle } from '../client.fixture';

const PROPERTY = 'custom_objects.property';
const ids = Array.from({ length: 230 }, (_, at) => `p${at}`);

const sizeIn = ({ body }: HighLevelRequest) => (body as IDataObject | undefined)?.pageLimit;

/** A server of 230 custom records, all linked, that does this with a page of more than 100. */
async function reading(large: Meddle) {
	const { client, next, requests } = await openClient();
	const serve: Meddle = async (request, real) => {
		const { page, pageLimit } = (request.body ?? {}) as { page: number; pageLimit: number };
		if (pageLimit > 100) return await large(request, real);
		const records = ids.slice((page - 1) * 100, page * 100).map((id) => ({ id, properties: {} }));
		if (pageLimit) return await answer(200, { records, total: ids.length })(request, real);
		const id = request.path.split('/').pop();
		return await answer(200, { record: { id, properties: {} } })(request, real);
	};
	next(...Array.from({ length: 300 }, () => serve));
	const outcome = await client()
		.records.findMany(PROPERTY, ids)
		.then(
			(found) => [...found.values()].filter((record) => record !== null).length,
			(error: Error) => error.message,
		);
	return { outcome, asked: requests().map(sizeIn) };
}

describe('of more than 200 custom records that are wanted, a page of 500', () => {
	it('is all that is asked for where HighLevel gives it', async () => {
		const records = ids.map((id) => ({ id, properties: {} }));
		const { outcome, asked } = await reading(answer(200, { records, total: 230 }));
		expect(outcome).toBe(230);
		expect(asked).toEqual([500]);
	});

	it.each([400, 422, 500])('makes way for pages of 100 where it is answered %d', async (status) => {
		const { outcome, asked } = await reading(answer(status, { message: 'pageLimit' }));
		expect(outcome).toBe(230);
		expect(asked).toEqual([500, 100, 100, 100]);
	});

	it('that comes cut to 100 counts as a page of 100', async () => {
		const records = ids.slice(0, 100).map((id) => ({ id, properties: {} }));
		const { outcome, asked } = await reading(answer(200, { records, total: 230 }));
		expect(outcome).toBe(230);
		expect(asked).toEqual([500, 100, 100]);
	});

	it('that comes with some of them left out, though it says there are no more, proves nothing', async () => {
		const records = ids.slice(0, 228).map((id) => ({ id, properties: {} }));
		const { outcome, asked } = await reading(answer(200, { records, total: 228 }));
		expect(outcome).toBe(230);
		expect(asked).toEqual([500, undefined, undefined]);
	});

	it('is not tried again by smaller pages where the token may not search', async () => {
		const message = 'The token is not authorized for this scope.';
		const { outcome, asked } = await reading(answer(401, { message }));
		expect(outcome).toBe(230);
		expect(asked).toEqual([500, ...ids.map(() => undefined)]);
	});
});
