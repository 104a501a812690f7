import type { CreateManyRequest } from '../../../../nodes/highLevel/relations/createMany';
import { association, linkServer, records } from './linkServer.fixture';

const PROPERTIES = records(220);

function open() {
	const server = linkServer();
	const create = async (linkedRecordIds: string[], more: Partial<CreateManyRequest> = {}) =>
		await server.client().relations.createMany({
			association,
			side: 'first',
			recordId: 'contact',
			linkedRecordIds,
			whenExists: 'return',
			keepGoing: true,
			bulk: true,
			...more,
		});
	return { server, create };
}

type Outcomes = Awaited<ReturnType<ReturnType<typeof open>['create']>>;

/** What came of each link: its outcome, or the kind of its error. */
const outcomesOf = (outcomes: Outcomes) =>
	outcomes.map((one) =>
		one?.status === 'fulfilled'
			? one.value?.outcome
			: (one?.reason as { kind?: string } | undefined)?.kind,
	);

const linkedOf = ({ relations }: ReturnType<typeof linkServer>) =>
	relations.map(({ secondRecordId }) => secondRecordId).sort();

const all = <T>(value: T, count = 220): T[] => Array<T>(count).fill(value);

describe('Create Many with bulk requests', () => {
	it('makes 220 new links of a record with 14 requests at most, and gives each its own relation', async () => {
		const { server, create } = open();
		const outcomes = await create(PROPERTIES);
		expect(outcomesOf(outcomes)).toEqual(all('created'));
		expect(linkedOf(server)).toEqual([...PROPERTIES].sort());
		expect(
			outcomes.map(
				(one) => one?.status === 'fulfilled' && [one.value?.id, one.value?.secondRecordId],
			),
		).toEqual(server.relations.map(({ id, secondRecordId }) => [id, secondRecordId]));
		const asked = server.asked();
		expect(asked.length).toBeLessThanOrEqual(14);
		expect(asked).not.toContain('create');
	});

	it('takes twice as many links from request to request, at most a hundred', async () => {
		const { server, create } = open();
		await create(records(400));
		expect(server.groups()).toEqual([25, 50, 100, 100, 100, 25]);
	});

	it('makes them again with 14 requests at most, none of which writes, and says that they exist', async () => {
		const { server, create } = open();
		await create(PROPERTIES);
		server.asked();
		expect(outcomesOf(await create(PROPERTIES))).toEqual(all('existing'));
		const asked = server.asked();
		expect(asked.length).toBeLessThanOrEqual(14);
		expect(asked.filter((one) => !one.startsWith('GET'))).toEqual([]);
	});

	it('asks only for what is missing', async () => {
		const { server, create } = open();
		for (const property of PROPERTIES.slice(0, 200)) server.add('contact', property);
		const outcomes = await create(PROPERTIES);
		expect(outcomesOf(outcomes)).toEqual([...all('existing', 200), ...all('created', 20)]);
		expect(server.groups()).toEqual([20]);
	});

	it('loses none on a server that loses a tenth of them without a word', async () => {
		const { server, create } = open();
		server.loses = (place) => place % 10 === 3;
		expect(outcomesOf(await create(PROPERTIES))).toEqual(all('created'));
		expect(linkedOf(server)).toEqual([...PROPERTIES].sort());
		expect(server.asked().filter((one) => one === 'create')).toHaveLength(22);
	});

	it('does not believe an answer that calls every link refused', async () => {
		const { server, create } = open();
		server.lies = true;
		expect(outcomesOf(await create(PROPERTIES))).toEqual(all('created'));
		expect(server.asked()).not.toContain('create');
	});

	it('gives a refusal of its own to each link that HighLevel refuses, in HighLevel’s words', async () => {
		const { server, create } = open();
		server.unknownRecords = new Set(['property-7']);
		const outcomes = await create(PROPERTIES);
		expect(outcomesOf(outcomes)).toEqual(
			PROPERTIES.map((one) => (one === 'property-7' ? 'notFound' : 'created')),
		);
		expect(outcomes[7]).toMatchObject({
			reason: { apiMessage: 'Record not found', message: expect.stringContaining('property-7') },
		});
	});

	it('begins no single link after a refused one, unless it is to keep going', async () => {
		const { server, create } = open();
		server.unknownRecords = new Set(['property-7']);
		server.loses = () => true;
		const outcomes = await create(PROPERTIES, { keepGoing: false });
		expect(outcomes.filter((one) => one === undefined).length).toBeGreaterThan(200);
		expect(outcomesOf(outcomes)[7]).toBe('notFound');
	});

	it('with "Raise an Error" refuses those that exist, and makes the others', async () => {
		const { server, create } = open();
		server.add('contact', 'property-2');
		const outcomes = await create(PROPERTIES, { whenExists: 'error' });
		expect(outcomesOf(outcomes)).toEqual(
			PROPERTIES.map((one) => (one === 'property-2' ? 'duplicate' : 'created')),
		);
	});

	it.each(['return', 'error'] as const)(
		'counts links that are listed late as created, with "%s"',
		async (whenExists) => {
			const { server, create } = open();
			const bulk = server.bulk;
			// The list lags until the single creations begin.
			server.bulk = (add) => {
				server.lag = 60;
				return bulk(add);
			};
			server.instead = ({ method, path }) => {
				if (method === 'POST' && !path.endsWith('/bulk')) server.lag = 0;
				return undefined;
			};
			expect(outcomesOf(await create(PROPERTIES, { whenExists }))).toEqual(all('created'));
			expect(linkedOf(server)).toEqual([...PROPERTIES].sort());
		},
	);

	it('makes few links one by one, without reading a list', async () => {
		const { server, create } = open();
		const outcomes = await create(records(4));
		expect(outcomesOf(outcomes)).toEqual(all('created', 4));
		expect(server.asked().filter((one) => one !== 'create')).toEqual([
			expect.stringContaining('/associations/buyer-association'),
			expect.stringContaining('/contacts/'),
		]);
		expect((await create(records(5))).length).toBe(5);
		expect(server.asked()).toContain('GET /associations/relations/contact');
	});

	it('does not read a list that is long beside what is wanted', async () => {
		const { server, create } = open();
		for (const other of records(1_000, 'other')) server.add('contact', other);
		expect(outcomesOf(await create(records(6)))).toEqual(all('created', 6));
		const asked = server.asked();
		expect(asked.filter((one) => one.startsWith('GET /associations/relations'))).toHaveLength(3);
		expect(asked).not.toContain('bulk');
	});

	it('makes a link that is wanted twice once', async () => {
		const { server } = open();
		const { relations } = server.client();
		const outcomes = await Promise.all(
			[...records(10), 'property-0'].map(
				async (secondRecordId) =>
					await relations.createTogether(
						association,
						{ firstRecordId: 'contact', secondRecordId },
						'return',
						true,
					),
			),
		);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual([...all('created', 10), 'existing']);
		expect(outcomes[10].id).toBe(outcomes[0].id);
		expect(server.relations).toHaveLength(10);
	});

	it('recognises links of an object with itself in either order', async () => {
		const { server, create } = open();
		server.secondObjectKey = 'contact';
		for (const friend of records(6, 'friend')) server.add(friend, 'contact');
		expect(outcomesOf(await create(records(8, 'friend')))).toEqual([
			...all('existing', 6),
			...all('created', 2),
		]);
		expect(server.relations).toHaveLength(8);
	});

	it('chooses the records whose lists hold most of the links', async () => {
		const { server } = open();
		const { relations } = server.client();
		await Promise.all(
			records(2, 'property').flatMap((secondRecordId) =>
				records(30, 'contact').map(
					async (firstRecordId) =>
						await relations.createTogether(
							association,
							{ firstRecordId, secondRecordId },
							'return',
							true,
						),
				),
			),
		);
		const asked = server.asked();
		expect(new Set(asked)).toEqual(
			new Set([
				'bulk',
				'GET /associations/relations/property-0',
				'GET /associations/relations/property-1',
			]),
		);
		expect(server.relations).toHaveLength(60);
	});
});
