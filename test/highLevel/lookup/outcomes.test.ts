import { answer, refusalOf, type Meddle } from '../client.fixture';
import { idIn, numbered, openLookup, PROPERTY, STRICT } from './lookup.fixture';

describe('a name that several records bear', () => {
	async function openNamesakes() {
		const opened = await openLookup();
		const { sandbox, add } = opened;
		const ids = numbered(4, (at) => add(PROPERTY, { address: at % 2 ? 'The Mill' : 'the mill' }));
		const days = ['2026-03-02', '2026-03-01', '2026-03-04', '2026-03-03'];
		for (const [at, id] of ids.entries()) {
			const record = sandbox.state.records.get(id);
			if (record) Object.assign(record, { createdAt: `${days[at]}T10:00:00.000Z` });
		}
		return { ...opened, ids };
	}

	it('is refused with the first three and what tells them apart', async () => {
		const { idOf, ids } = await openNamesakes();
		const refused = await refusalOf(idOf(PROPERTY, 'The Mill'));
		expect(refused.kind).toBe('invalid');
		expect(refused.message).toBe(
			`4 Properties have the address "The Mill": the mill (ID ${ids[0]}); The Mill (ID ${ids[1]}); the mill (ID ${ids[2]}); and 1 more`,
		);
		expect(refused.hint).toContain('"When Several Match"');
	});

	it.each([
		['earliest', 1],
		['latest', 2],
	] as const)('stands for the %s where that is wanted', async (whenSeveral, at) => {
		const { idOf, ids } = await openNamesakes();
		expect(await idOf(PROPERTY, 'The Mill', { whenSeveral })).toBe(ids[at]);
	});

	it('is refused where HighLevel does not say when they were created', async () => {
		const { idOf, next } = await openLookup();
		const contacts = [
			{ id: 'c1', email: 'ada@example.com', dateAdded: '2026-01-01' },
			{ id: 'c2', email: 'ada@example.com' },
		];
		next(answer(200, { contacts, total: 2 }));
		const refused = await refusalOf(
			idOf('contact', 'ada@example.com', { whenSeveral: 'earliest' }),
		);
		expect(refused.message).toContain('does not say when each was created');
	});

	it('tells contacts apart by name, email and ID', async () => {
		const { idOf, sandbox, add } = await openLookup();
		sandbox.settings.allowDuplicateContacts = true;
		const ids = ['ada@example.com', 'a.king@example.com'].map((email) =>
			add('contact', { contactName: 'Ada King', email }),
		);
		const refused = await refusalOf(idOf('contact', 'ada king'));
		expect(refused.message).toBe(
			`2 contacts have the name "ada king": Ada King (ada@example.com, ID ${ids[0]}); Ada King (a.king@example.com, ID ${ids[1]})`,
		);
	});
});

describe('a phone number without its country', () => {
	it.each(['error', 'earliest', 'latest'] as const)(
		'is refused where different numbers end in it, with whenSeveral %s',
		async (whenSeveral) => {
			const { idOf, add } = await openLookup();
			add('contact', { contactName: 'Ada', phone: '+491701234567' });
			add('contact', { contactName: 'Bob', phone: '+431701234567' });
			const refused = await refusalOf(idOf('contact', '0170 1234567', { whenSeveral }));
			expect(refused.message).toContain('2 contacts have phone numbers that end like');
			expect(refused.hint).toContain('country code');
		},
	);

	it('may stand for the earliest of those who share one number', async () => {
		const { idOf, add } = await openLookup();
		const ada = add('contact', { contactName: 'Ada', phone: '+491701234567' });
		add('contact', { contactName: 'Bob', phone: '+49 170 1234567' });
		expect(await idOf('contact', '0170 1234567', { whenSeveral: 'earliest' })).toBe(ada);
	});
});

describe('a name that no record bears', () => {
	it('is looked for again within six seconds', async () => {
		const { idOf, add, pauses, whilePausing } = await openLookup();
		let id = '';
		whilePausing(() => {
			if (pauses.length === 2) id = add('contact', { email: 'new@example.com' });
		});
		expect(await idOf('contact', 'new@example.com')).toBe(id);
		expect(pauses).toEqual([1_000, 2_000]);
	});

	it.each([
		['contact', 'Nora New', { contactName: 'Nora New' }],
		['contact', '+15550199999', { phone: '+15550199999' }],
		['business', 'New Firm', { name: 'New Firm' }],
		['opportunity', 'New Deal', { name: 'New Deal' }],
		[PROPERTY, '1 New Road', { address: '1 New Road' }],
		[PROPERTY, 'town:Newtown', { town: 'Newtown' }],
	])('is found late: %s %s', async (objectKey, text, properties) => {
		const { idOf, add, pauses, whilePausing } = await openLookup();
		let id = '';
		whilePausing(() => {
			if (pauses.length === 3) id = add(objectKey, properties);
		});
		expect(await idOf(objectKey, text)).toBe(id);
	});

	it('is refused after six seconds, all missing ones together', async () => {
		const { lookup, pauses } = await openLookup();
		const names = numbered(40, (at) => ({
			of: { objectKey: 'contact' },
			text: `nobody${at}@example.com`,
		}));
		lookup.announce(names);
		const refused = await Promise.all(
			names.map(async (name) => await refusalOf(lookup.resolve([name], STRICT))),
		);
		expect(new Set(refused.map(({ kind }) => kind))).toEqual(new Set(['notFound']));
		expect(pauses).toEqual([1_000, 2_000, 3_000]);
		expect(refused[0].hint).toContain('"When Nothing Matches"');
	});

	it('is left out where that is wanted, with the reason', async () => {
		const { resolve, locationId } = await openLookup();
		expect(await resolve('contact', ['nobody@example.com'], { whenNone: 'skip' })).toEqual([
			{
				outcome: 'missing',
				objectKey: 'contact',
				reason: `No contact with the email "nobody@example.com" was found in location ${locationId}`,
			},
		]);
	});
});

describe('a record that is created from its name', () => {
	const CREATE = { whenNone: 'create' } as const;

	it.each([
		['contact', 'Nora@Example.com', { email: 'nora@example.com' }],
		['contact', '+1 555 019 9999', { phone: '+1 555 019 9999' }],
		['contact', 'Nora van Dyk', { firstName: 'Nora', lastName: 'van Dyk' }],
		['contact', 'Nora', { firstName: 'Nora' }],
		['business', 'New Firm', { name: 'New Firm' }],
		[PROPERTY, '1 New Road', { address: '1 New Road' }],
	])('has just that value: %s %s', async (objectKey, text, properties) => {
		const { resolve, sandbox } = await openLookup();
		const [created] = await resolve(objectKey, [text], CREATE);
		expect(created.outcome).toBe('created');
		expect(sandbox.state.records.get(idIn(created))).toMatchObject({ objectKey, properties });
	});

	it('is created once however many items name it', async () => {
		const { resolve, count, requests } = await openLookup();
		const before = count(PROPERTY);
		const texts = ['1 New Road', '1 new road', 'address:1 New Road'];
		const all = await Promise.all(
			texts.map(async (text) => await resolve(PROPERTY, [text], CREATE)),
		);
		const later = await resolve(PROPERTY, ['1 New Road']);
		expect(count(PROPERTY)).toBe(before + 1);
		expect(new Set([...all.flat(), ...later].map(idIn)).size).toBe(1);
		expect(all.flat().map(({ outcome }) => outcome)).toEqual(['created', 'found', 'found']);
		expect(requests().filter(({ scope }) => scope?.endsWith('.write'))).toHaveLength(1);
	});

	it('is not created before all names of an item are known', async () => {
		const { lookup, sandbox } = await openLookup();
		const before = sandbox.state.records.size;
		const names = [
			{ of: { objectKey: 'contact' }, text: 'nora@example.com' },
			{ of: { objectKey: 'opportunity' }, text: 'No such deal' },
		];
		const refused = await refusalOf(lookup.resolve(names, { ...STRICT, ...CREATE }));
		expect(refused).toMatchObject({ kind: 'unsupported' });
		expect(refused.message).toContain('an opportunity needs a pipeline and a stage');
		expect(sandbox.state.records.size).toBe(before);
	});

	it.each([['business', 'email:new@example.com', 'a company needs a name']])(
		'is refused where the value says too little: %s %s',
		async (objectKey, text, why) => {
			const { resolve } = await openLookup();
			expect((await refusalOf(resolve(objectKey, [text], CREATE))).message).toContain(why);
		},
	);

	it('is the one that HighLevel knows already, where the search lags behind', async () => {
		const { resolve, sandbox, add } = await openLookup();
		sandbox.settings.searchLagMs = 60_000;
		const id = add('contact', { email: 'nora@example.com' });
		const [known] = await resolve('contact', ['nora@example.com'], CREATE);
		expect(known.outcome).toBe('found');
		expect(idIn(known)).toBe(id);
	});

	/** Does the work of a create, and loses its answer. */
	const lost: Meddle = async (request, ask) => {
		const real = await ask();
		return request.once ? { status: 503, headers: {}, body: {}, uncertain: true } : real;
	};

	it('is found again where the answer was lost', async () => {
		const { resolve, next, count, requests } = await openLookup();
		const before = count(PROPERTY);
		const missing = resolve(PROPERTY, ['1 New Road'], CREATE);
		next(...Array<Meddle>(30).fill(lost));
		expect((await missing)[0].outcome).toBe('created');
		expect(count(PROPERTY)).toBe(before + 1);
		expect(requests().filter(({ once }) => once)).toHaveLength(1);
	});

	it('is not created a second time where it cannot be found again', async () => {
		const { resolve, next, requests } = await openLookup();
		const failing: Meddle = async (request, ask) =>
			request.once ? { status: 503, headers: {}, body: {}, uncertain: true } : await ask();
		next(...Array<Meddle>(60).fill(failing));
		const refused = await refusalOf(resolve(PROPERTY, ['1 New Road'], CREATE));
		expect(refused.message).toMatch(/^HighLevel did not confirm that it created the Property/);
		expect((await refusalOf(resolve(PROPERTY, ['1 New Road'], CREATE))).message).toBe(
			refused.message,
		);
		expect(requests().filter(({ once }) => once)).toHaveLength(1);
	});

	it("is refused with HighLevel's own reason where HighLevel refuses it", async () => {
		const { resolve, next } = await openLookup();
		const refusing: Meddle = async (request, ask) =>
			request.once
				? { status: 422, headers: {}, body: { message: 'town is required' } }
				: await ask();
		next(...Array<Meddle>(60).fill(refusing));
		const refused = await refusalOf(resolve(PROPERTY, ['1 New Road'], CREATE));
		expect(refused).toMatchObject({ kind: 'invalid', apiMessage: 'town is required' });
	});
});
