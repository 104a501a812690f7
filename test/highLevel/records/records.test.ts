import type { IDataObject } from 'n8n-workflow';
import { answer, openClient, refusalOf, type Meddle } from '../client.fixture';

const PROPERTY = 'custom_objects.property';

/** Answers a search out of so many made-up records, as HighLevel pages them. */
const pagesOf =
	(count: number, listField = 'records'): Meddle =>
	async ({ body }) => {
		const { page, pageLimit, searchAfter } = body as {
			page?: number;
			pageLimit: number;
			searchAfter?: [number];
		};
		const begin = searchAfter ? searchAfter[0] + 1 : ((page ?? 1) - 1) * pageLimit;
		const records = Array.from({ length: Math.max(0, Math.min(pageLimit, count - begin)) }).map(
			(_, at) => ({
				id: `r${begin + at}`,
				properties: { address: `Number ${begin + at}` },
				searchAfter: [begin + at],
			}),
		);
		return { status: 200, headers: {}, body: { [listField]: records, total: count } };
	};

describe('a list of records', () => {
	it('is read page by page, with its total on each page', async () => {
		const { client, properties } = await openClient();
		const { records } = client();

		const page = await records.page(PROPERTY, 2, {}, 4);

		expect(page.records.map(({ id }) => id)).toEqual(properties.slice(4));
		expect(page.total).toBe(6);
		expect(page.nextPage).toBeUndefined();
		expect((await records.page(PROPERTY, 1, {}, 4)).nextPage).toBe(2);
	});

	it('asks for every page once, each record coming once', async () => {
		const { client, next, requests } = await openClient();
		const { records } = client();
		await records.titleField(PROPERTY);
		requests();
		next(pagesOf(250), pagesOf(250), pagesOf(250));

		const all = await records.list(PROPERTY);

		expect(all).toHaveLength(250);
		expect(all[249].label).toBe('Number 249');
		expect(requests().map(({ body }) => body?.page)).toEqual([1, 2, 3]);
	});

	it('asks for no more than is wanted', async () => {
		const { client, next, requests } = await openClient();
		const { records } = client();
		await records.titleField(PROPERTY);
		requests();
		next(pagesOf(500), pagesOf(500));

		expect(await records.list(PROPERTY, { most: 150 })).toHaveLength(150);
		expect(requests()).toHaveLength(2);
	});

	it('of contacts is read in pages of 500, which HighLevel documents', async () => {
		const { client, next, requests } = await openClient();
		next(...Array.from({ length: 3 }, () => pagesOf(1_200, 'contacts')));
		const { records } = client();

		expect(await records.list('contact')).toHaveLength(1_200);
		expect(requests().map(({ body }) => [body?.page, body?.pageLimit])).toEqual([
			[1, 500],
			[2, 500],
			[3, 500],
		]);

		next(pagesOf(1_200, 'contacts'));
		expect(await records.list('contact', { most: 150 })).toHaveLength(150);
		expect(requests()).toMatchObject([{ body: { page: 1, pageLimit: 150 } }]);
	});

	it.each([230, undefined])(
		'is read whole by a server that gives 100 at once, total %s',
		async (total) => {
			const { client, next, requests } = await openClient();
			const cut: Meddle = async (request, real) => {
				const { pageLimit } = request.body as { pageLimit: number };
				const body = { ...request.body, pageLimit: Math.min(pageLimit, 100) };
				const given = await pagesOf(230, 'contacts')({ ...request, body }, real);
				return { ...given, body: { ...(given.body as IDataObject), total } };
			};
			next(cut, cut, cut);

			const all = await client().records.list('contact');

			expect(new Set(all.map(({ id }) => id)).size).toBe(230);
			expect(requests().map(({ body }) => [body?.page, body?.pageLimit])).toEqual([
				[1, 500],
				[2, 100],
				[3, 100],
			]);
		},
	);

	it.each([
		[201, [[1, 500]]],
		[200, [[2, 100]]],
	])(
		'of %d of which 100 are known goes on in the way that takes fewer pages',
		async (count, asked) => {
			const { client, next, requests } = await openClient();
			const { records } = client();
			next(pagesOf(count, 'contacts'), pagesOf(count, 'contacts'));
			const first = await records.page('contact', 1);
			requests();

			expect(first.further).toBe(1);
			expect(await records.list('contact', {}, first)).toHaveLength(count);
			expect(requests().map(({ body }) => [body?.page, body?.pageLimit])).toEqual(asked);
		},
	);

	it('goes on after the last record where pages do not reach', async () => {
		const { client, next, requests } = await openClient();
		const pages = Array.from({ length: 21 }, () => pagesOf(10_150, 'contacts'));
		next(...pages);

		const all = await client().records.list('contact');

		expect(new Set(all.map(({ id }) => id)).size).toBe(10_150);
		const sent = requests().map(({ body }) => body as IDataObject);
		expect(sent).toHaveLength(21);
		expect(sent.filter(({ searchAfter }) => searchAfter).map(({ page }) => page)).toEqual([
			undefined,
		]);
	});

	it('ends where a server gives the same page over and over', async () => {
		const { client, next } = await openClient();
		const same = answer(200, {
			contacts: Array.from({ length: 100 }, (_, at) => ({ id: `c${at}` })),
		});
		next(same, same);

		expect(await client().records.list('contact')).toHaveLength(100);
	});
});

describe('the fields of an object', () => {
	const fields = [
		{ fieldKey: 'custom_objects.property.address', name: 'Address', dataType: 'TEXT' },
		{
			fieldKey: 'custom_objects.property.status',
			name: 'Status',
			dataType: 'SINGLE_OPTIONS',
			options: [{ key: 'sold', label: 'Sold' }, 'open', 3],
		},
		{ name: 'nothing' },
	];

	it('come without the prefix of the object, asked for once', async () => {
		const { client, next, requests } = await openClient();
		const { objects } = client();
		next(answer(200, { object: {}, cache: false, fields }));

		const [first, again] = await Promise.all([
			objects.fields(PROPERTY),
			objects.fields('property'),
		]);

		expect(first).toEqual([
			{ key: 'address', name: 'Address', dataType: 'TEXT' },
			{
				key: 'status',
				name: 'Status',
				dataType: 'SINGLE_OPTIONS',
				options: [
					{ value: 'sold', name: 'Sold' },
					{ value: 'open', name: 'open' },
				],
			},
		]);
		expect(again).toBe(first);
		expect(requests()).toMatchObject([
			{ path: `/objects/${PROPERTY}`, query: { fetchProperties: 'true' } },
		]);
	});

	it('are refused where the answer has none', async () => {
		const { client, next } = await openClient();
		next(answer(200, { object: {} }));
		expect((await refusalOf(client().objects.fields(PROPERTY))).kind).toBe('unreadable');
	});
});

describe('writing records', () => {
	it('creates a custom record with its properties, once', async () => {
		const { client, next, requests, locationId } = await openClient();
		const { records } = client();
		await records.titleField(PROPERTY);
		requests();
		next(answer(201, { record: { id: 'new', properties: { address: '9 Quay' } } }));

		const made = await records.writes.create('property', { address: '9 Quay' });

		expect(made).toMatchObject({ id: 'new', label: '9 Quay' });
		expect(requests()).toEqual([
			{
				method: 'POST',
				path: `/objects/${PROPERTY}/records`,
				body: { locationId, properties: { address: '9 Quay' } },
				scope: 'objects/record.write',
				once: true,
			},
		]);
	});

	it('creates contacts and companies by their own endpoints', async () => {
		const { client, next, requests, locationId } = await openClient();
		const { records } = client();
		await records.titleField('business');
		requests();
		next(
			answer(201, { contact: { id: 'c', firstName: 'Ada' } }),
			answer(201, { buiseness: { id: 'b', name: 'Keystone' } }),
		);

		const contact = await records.writes.create('contact', { firstName: 'Ada' });
		const company = await records.writes.create('business', { name: 'Keystone' });

		expect([contact.label, company.label]).toEqual(['Ada', 'Keystone']);
		expect(requests()).toMatchObject([
			{ method: 'POST', path: '/contacts/', body: { locationId, firstName: 'Ada' } },
			{ method: 'POST', path: '/businesses/', body: { locationId, name: 'Keystone' } },
		]);
	});

	it('changes a custom record with the location in the query, and a company without', async () => {
		const { client, next, requests, locationId } = await openClient();
		const { records } = client();
		await records.titleField(PROPERTY);
		requests();
		next(
			answer(200, { record: { id: 'p', properties: {} } }),
			answer(200, { business: { id: 'b', name: 'Keystone' } }),
		);

		await records.writes.update(PROPERTY, 'p', { town: 'Ashford' });
		await records.writes.update('business', 'b', { name: 'Keystone' });

		expect(requests()).toMatchObject([
			{
				method: 'PUT',
				path: `/objects/${PROPERTY}/records/p`,
				query: { locationId },
				body: { properties: { town: 'Ashford' } },
			},
			{ method: 'PUT', path: '/businesses/b', body: { name: 'Keystone' } },
		]);
	});

	it.each([
		[true, true],
		[false, false],
		['perhaps', undefined],
	])('upserts a contact and says whether it is new: %s', async (said, isNew) => {
		const { client, next } = await openClient();
		next(answer(200, { new: said, contact: { id: 'c', email: 'ada@example.com' } }));

		const { record, isNew: isKnownNew } = await client().records.writes.upsertContact({
			email: 'ada@example.com',
		});

		expect(record).toMatchObject({ id: 'c', label: 'ada@example.com' });
		expect(isKnownNew).toBe(isNew);
	});

	it('refuses to create or change opportunities, before any request', async () => {
		const { client, requests } = await openClient();
		const { records } = client();

		const refused = await refusalOf(records.writes.create('opportunity', { name: 'Deal' }));
		expect(refused.kind).toBe('unsupported');
		expect(refused.hint).toContain('a pipeline and a stage');
		expect((await refusalOf(records.writes.update('opportunity', 'o', {}))).kind).toBe(
			'unsupported',
		);
		expect(requests()).toEqual([]);
	});

	it('says that a record may exist when the answer holds none', async () => {
		const { client, next } = await openClient();
		next(answer(201, { contact: null }));
		expect(await refusalOf(client().records.writes.create('contact', {}))).toMatchObject({
			kind: 'unreadable',
			uncertain: true,
		});
	});
});

it('takes records that were read along with others for known', async () => {
	const { client, requests } = await openClient();
	const { records } = client();
	const [first] = (await records.page('contact', 1)).records;
	requests();

	records.remember('contact', [first]);

	expect(await records.get('contact', first.id)).toMatchObject({
		id: first.id,
		label: first.label,
	});
	expect(requests()).toEqual([]);
});
