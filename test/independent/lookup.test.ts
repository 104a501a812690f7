import fc from 'fast-check';
import type { RecordName } from '../../nodes/highLevel/lookup/lookUpNames';
import { clientOf } from './client.fixture';
import { PROPERTY, seed } from './seed';
import { startHighLevel, type HighLevelServer } from './server';
import type { Settings } from './settings';

const open: HighLevelServer[] = [];
afterAll(async () => {
	await Promise.all(open.map(async (server) => await server.close()));
});

async function openServer(settings: Partial<Settings> = {}): Promise<HighLevelServer> {
	const server = await startHighLevel(settings);
	open.push(server);
	return server;
}

const named = (objectKey: string, texts: string[]): RecordName[] =>
	texts.map((text) => ({ of: { objectKey }, text }));
const STRICT = { whenNone: 'error', whenSeveral: 'error' } as const;

describe('names are looked up in few requests', () => {
	it.each([
		['takes filters', {}, 16],
		['takes no filters of records', { recordFilters: false }, 16],
		['takes few conditions at once', { mostFilters: 25 }, 30],
	])('200 e-mails and 200 addresses, where HighLevel %s', async (_what, settings, most) => {
		const server = await openServer(settings);
		const { contacts, properties } = seed(server.data, { contacts: 1_000, properties: 1_000 });
		const wanted = Array.from({ length: 200 }, (_, at) => at * 3);
		const names = [
			...named(
				'contact',
				wanted.map((at) => String(contacts[at].values.email).toUpperCase()),
			),
			...named(
				PROPERTY,
				wanted.map((at) => `  ${at}  riverside LANE `),
			),
		];

		const found = await clientOf(server).lookup.resolve(names, STRICT);

		const ids = found.map((each) => each.outcome === 'found' && each.record.id);
		expect(ids).toEqual([
			...wanted.map((at) => contacts[at].id),
			...wanted.map((at) => properties[at].id),
		]);
		expect(server.total()).toBeLessThan(most);
		expect(server.refused.filter((what) => !/filters/.test(what))).toEqual([]);
	});
});

it('a name is found although the search shows its record only a moment later', async () => {
	const server = await openServer();
	seed(server.data);
	server.data.searchLagMs = 60_000;
	const contact = server.data.addRecord('contact', { email: 'new@example.com' }, 60_000);
	const client = clientOf(server, () => (contact.searchableAt = 0));

	const [found] = await client.lookup.resolve(named('contact', ['new@example.com']), STRICT);

	expect(found).toMatchObject({ outcome: 'found', record: { id: contact.id } });
});

/** Words as people write them, and signs that a search or a query may trip over. */
const WORDS = fc
	.array(
		fc.constantFrom(
			...['Mill', 'mill', 'Lane', 'ß', 'Ü', 'u\u0308', 'ü', 'É', '12', '012', 'a:b', 'unit:7'],
			...['"', ',', '+', '&', '%', '\\', '(1)', "O'Hara", '#4', '/', '  ', '\u00a0', '.', '*'],
		),
		{ minLength: 1, maxLength: 4 },
	)
	.map((words) => words.join(' '))
	.filter((words) => words.trim() !== '');

/** How a name is compared, said once more in the words of the contract. */
const same = (one: string, other: string): boolean => {
	const plain = (text: string) =>
		text.normalize('NFC').trim().split(/\s+/).join(' ').toLowerCase().normalize('NFC');
	return plain(one) === plain(other);
};

describe('a name finds exactly the records that bear it', () => {
	it.each<[string, Partial<Settings>]>([
		['takes filters', {}],
		['takes no filters of records', { recordFilters: false }],
	])('whatever the addresses are, where HighLevel %s', async (_what, settings) => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(WORDS, { maxLength: 12 }),
				fc.array(WORDS, { maxLength: 8 }),
				async (addresses, others) => {
					const server = await startHighLevel(settings);
					seed(server.data, { properties: 0 });
					const records = addresses.map((address) => server.data.addRecord(PROPERTY, { address }));
					const texts = [...addresses.slice(0, 4), ...others].filter(
						(text) => !/^\s*(unit|a)\s*:/.test(text),
					);
					const client = clientOf(server);

					const outcomes = await Promise.all(
						texts.map(async (text) => {
							const names = named(PROPERTY, [text]);
							const rules = { whenNone: 'skip', whenSeveral: 'error' } as const;
							return await client.lookup.resolve(names, rules).then(
								([each]) => (each.outcome === 'found' ? each.record.id : each.outcome),
								(error: Error) => error.message,
							);
						}),
					);

					const expected = texts.map((text) => {
						const bearing = records.filter(({ values }) => same(String(values.address), text));
						if (bearing.length === 0) return 'missing';
						return bearing.length === 1 ? bearing[0].id : expect.stringMatching(/several|\d/);
					});
					await server.close();
					expect(outcomes).toEqual(expected);
				},
			),
			{ numRuns: 25 },
		);
	});

	const EMAILS = [
		'ada@example.com',
		'Ada+1@Example.com',
		'o\u0308zil@example.com',
		'x,y@example.com',
	];
	const EMAIL = fc.constantFrom(...EMAILS, ...EMAILS.map((email) => email.toUpperCase()));
	it('whatever the main and additional e-mails of contacts are', async () => {
		const contact = fc.record({
			email: EMAIL,
			additionalEmails: fc.array(EMAIL, { maxLength: 2 }),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(contact, { maxLength: 6 }), EMAIL, async (contacts, email) => {
				const server = await startHighLevel({ mostFilters: 2 });
				seed(server.data, { contacts: 0 });
				const records = contacts.map((values) => server.data.addRecord('contact', values));

				const outcome = await clientOf(server)
					.lookup.resolve(named('contact', [email, 'nobody@example.com', ' ada@EXAMPLE.com']), {
						whenNone: 'skip',
						whenSeveral: 'earliest',
					})
					.then((all) => all.map((each) => ('record' in each ? each.record.id : each.outcome)));

				// The search filters by the main e-mail; only where none is found, others are looked at.
				const bearing = (wanted: string, emailsOf: (values: Record<string, unknown>) => unknown) =>
					records.find(({ values }) =>
						[emailsOf(values)].flat().some((each) => same(String(each), wanted)),
					)?.id;
				const earliest = (wanted: string) =>
					bearing(wanted, (values) => values.email) ??
					bearing(wanted, (values) => values.additionalEmails) ??
					'missing';
				await server.close();
				expect(outcome).toEqual([earliest(email), 'missing', earliest('ada@example.com')]);
			}),
			{ numRuns: 40 },
		);
	});

	it.each<[string, Partial<Settings>]>([
		['takes filters', {}],
		['takes no filters of records', { recordFilters: false }],
	])('whatever else is looked up at the same time, where HighLevel %s', async (_what, settings) => {
		const ADDRESS = fc.constantFrom(
			'1 Mill Lane',
			'2 Mill Lane',
			'3 Mill',
			'Mill',
			'4 Quay',
			'Quay',
		);
		const addresses = fc.array(ADDRESS, { minLength: 1, maxLength: 9 });
		const wanted = fc.uniqueArray(ADDRESS, { minLength: 1 });
		const others = fc.integer({ min: 0, max: 700 });
		await fc.assert(
			fc.asyncProperty(addresses, others, wanted, async (stored, between, texts) => {
				const server = await startHighLevel(settings);
				seed(server.data, { properties: 0 });
				stored.forEach((address, at) => {
					server.data.addRecord(PROPERTY, { address });
					// So that they are on the first page and on later ones.
					if (at === 2) seedOthers(server, between);
				});

				const outcome = await outcomesOf(server, named(PROPERTY, texts));

				await server.close();
				expect(outcome).toEqual(
					texts.map((text) => {
						const count = stored.filter((address) => address === text).length;
						return count === 0 ? 'none' : count === 1 ? 'one' : 'several';
					}),
				);
			}),
			{ numRuns: 40 },
		);
	});

	it('a contact by its name, whichever contacts are looked up by their e-mails at the same time', async () => {
		const contact = fc.record({
			email: fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com'),
			firstName: fc.constantFrom('Ada', 'Ben'),
			lastName: fc.constant('Lane'),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(contact, { maxLength: 5 }), async (contacts) => {
				const server = await startHighLevel();
				seed(server.data, { contacts: 0 });
				for (const values of contacts) server.data.addRecord('contact', values);
				const texts = ['a@example.com', 'Ada Lane', 'Ben Lane', 'b@example.com'];

				const outcome = await outcomesOf(server, named('contact', texts));

				await server.close();
				expect(outcome).toEqual(
					texts.map((text) => {
						const { length } = contacts.filter(
							({ email, firstName, lastName }) =>
								email === text || `${firstName} ${lastName}` === text,
						);
						return length === 0 ? 'none' : length === 1 ? 'one' : 'several';
					}),
				);
			}),
			{ numRuns: 40 },
		);
	});
});

/** Whether each name stands for no record, one or several, when all are looked up together. */
async function outcomesOf(server: HighLevelServer, names: RecordName[]): Promise<string[]> {
	const { lookup } = clientOf(server);
	lookup.announce(names);
	return await Promise.all(
		names.map(async (name) => {
			const outcome = await lookup
				.resolve([name], { whenNone: 'skip', whenSeveral: 'error' })
				.catch(() => undefined);
			if (!outcome) return 'several';
			return outcome[0].outcome === 'found' ? 'one' : 'none';
		}),
	);
}

function seedOthers({ data }: HighLevelServer, count: number): void {
	for (let at = 0; at < count; at++) data.addRecord(PROPERTY, { address: `Elsewhere ${at}` });
}
