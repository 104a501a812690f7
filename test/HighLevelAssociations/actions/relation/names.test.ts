import type { IDataObject } from 'n8n-workflow';
import type * as Hastened from '../../../connection/hastened.fixture';
import type { FamilyName } from '../../../../nodes/highLevel/endpoints/EndpointFamily';
import {
	byId,
	byKey,
	byName,
	FAMILIES,
	openPlace,
	seeded,
	type Parameters,
} from '../../node.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../../../connection/hastened.fixture').hastened(),
);

const PROPERTY = 'custom_objects.property';
const BUYER = { resource: 'relation', association: byKey('buyer_property') };

/** A place with records whose names are known. */
async function openNamed(family?: FamilyName) {
	const place = await openPlace(family);
	const { records } = place.sandbox.state;
	const add = (objectKey: string, properties: IDataObject) =>
		records.add({ objectKey, properties }).id;
	return {
		...place,
		...seeded(place.sandbox),
		add,
		ada: add('contact', { contactName: 'Ada King', email: 'ada@king.example' }),
		mill: add(PROPERTY, { address: 'The Old Mill' }),
		barn: add(PROPERTY, { address: 'The Barn, Ashford' }),
		/** What was written, as `METHOD /path`. */
		writes: () =>
			place.asked().filter((each) => !each.startsWith('GET') && !each.endsWith('/search')),
		record: (id: string) => records.get(id),
		count: (objectKey: string) => records.list(objectKey).length,
	};
}

const adaAndMill: Parameters = {
	...BUYER,
	firstRecord: byName('ada@king.example'),
	secondRecord: byName('the old mill'),
};

describe.each(FAMILIES)('names by the endpoints %s', (family) => {
	it('create links the two records that names stand for', async () => {
		const { outputs, ada, mill, countOf } = await openNamed(family);
		const [created] = await outputs({ ...adaAndMill, operation: 'create' });
		expect(created).toMatchObject({
			outcome: 'created',
			firstRecordId: ada,
			secondRecordId: mill,
		});
		expect(created).not.toHaveProperty('createdRecords');
		expect(countOf('buyer_property', ada, mill)).toBe(1);
	});

	it('says what the records it looked up are called, before the IDs', async () => {
		const { outputs, ada, mill } = await openNamed(family);
		const names = { firstRecordName: 'Ada King', secondRecordName: 'The Old Mill' };
		const [created] = await outputs({ ...adaAndMill, operation: 'create' });
		expect(Object.entries(created).slice(0, 3)).toEqual([
			['outcome', 'created'],
			...Object.entries(names),
		]);
		const [[halfNamed], [neither], [inList]] = [
			await outputs({ ...adaAndMill, operation: 'create', secondRecord: byId(mill) }),
			await outputs({
				...BUYER,
				operation: 'create',
				firstRecord: byId(ada),
				secondRecord: byId(mill),
			}),
			await outputs({
				...BUYER,
				operation: 'createMany',
				recordSide: 'second',
				record: byName('The Old Mill'),
				linkedRecordsBy: 'name',
				linkedRecords: 'Ada King',
			}),
		];
		expect(halfNamed).toMatchObject({ firstRecordName: 'Ada King' });
		expect(halfNamed).not.toHaveProperty('secondRecordName');
		expect(neither).not.toHaveProperty('firstRecordName');
		expect(inList).toMatchObject(names);
	});

	it('create many links a record with those that names stand for, in order', async () => {
		const { outputs, ada, mill, barn } = await openNamed(family);
		const created = await outputs({
			...BUYER,
			operation: 'createMany',
			record: byName('Ada King'),
			linkedRecordsBy: 'name',
			linkedRecords: 'The Barn, Ashford\n\n The Old Mill\nthe barn,  ashford',
		});
		expect(created.map(({ secondRecordId }) => secondRecordId)).toEqual([barn, mill]);
		expect(created[0]).toMatchObject({ outcome: 'created', firstRecordId: ada });
	});

	it('sync makes the links those that names stand for', async () => {
		const { outputs, ada, mill, barn, linkedWith, sandbox, idOf } = await openNamed(family);
		sandbox.state.link(idOf('buyer_property'), ada, mill);
		const [synced] = await outputs({
			...BUYER,
			operation: 'sync',
			record: byName('ada@king.example'),
			linkedRecordsBy: 'name',
			linkedRecords: '={{ ["The Barn, Ashford"] }}',
		});
		expect(synced).toEqual({ created: [barn], deleted: [mill], unchanged: [], dryRun: false });
		expect(linkedWith(ada, 'buyer_property')).toEqual([barn]);
	});

	it('delete unlinks the two records that names stand for', async () => {
		const { outputs, ada, mill, countOf, sandbox, idOf } = await openNamed(family);
		sandbox.state.link(idOf('buyer_property'), ada, mill);
		const [deleted] = await outputs({ ...adaAndMill, operation: 'delete', deleteBy: 'records' });
		expect(deleted).toMatchObject({ deleted: true });
		expect(countOf('buyer_property', ada, mill)).toBe(0);
	});

	it('get many lists the links of the record that a name stands for', async () => {
		const { outputs, ada, mill, sandbox, idOf } = await openNamed(family);
		sandbox.state.link(idOf('buyer_property'), ada, mill);
		const links = await outputs({
			resource: 'relation',
			operation: 'getAll',
			object: byKey('contact'),
			record: byName('ada@king.example'),
		});
		expect(links).toMatchObject([{ recordId: ada, linkedRecordId: mill }]);
	});
});

describe('the requests for names', () => {
	it.each(FAMILIES)(
		'are at most 15 besides the 200 links of 200 rows with an email and an address (%s)',
		async (family) => {
			const { add, outputs, asked } = await openNamed(family);
			const input = Array.from({ length: 200 }, (_, at) => ({
				email: `row${at}@example.com`,
				address: `${at} Long Road`,
			}));
			for (const { email, address } of input) {
				add('contact', { email });
				add(PROPERTY, { address });
			}
			asked();

			const links = await outputs(
				{
					...BUYER,
					operation: 'create',
					firstRecord: byName('={{ $json.email }}'),
					secondRecord: byName('={{ $json.address }}'),
				},
				{ input },
			);

			expect(links.filter(({ outcome }) => outcome === 'created')).toHaveLength(200);
			expect(asked().length).toBeLessThanOrEqual(215);
		},
	);

	it('are no more where half of 600 rows name what others name', async () => {
		const { add, outputs, asked } = await openNamed();
		const input = Array.from({ length: 600 }, (_, at) => ({
			email: `row${at % 300}@example.com`,
			address: `${(at * 7) % 300} Long Road`,
		}));
		for (let at = 0; at < 300; at += 1) {
			add('contact', { email: `row${at}@example.com` });
			add(PROPERTY, { address: `${at} Long Road` });
		}
		asked();
		const parameters = {
			...BUYER,
			operation: 'create',
			firstRecord: byName('={{ $json.email }}'),
			secondRecord: byName('={{ $json.address }}'),
		};

		const links = await outputs(parameters, { input });

		expect(links).toHaveLength(600);
		const searches = asked().filter((each) => each.endsWith('/search'));
		expect(searches.length).toBeLessThanOrEqual(8);
	});
});

it('a lookup that fails fails the items that name a record there, and no others', async () => {
	const { run, sandbox, ada, mill, contacts, properties } = await openNamed();
	sandbox.faults.add({
		match: { path: '/contacts/search' },
		times: Infinity,
		do: { status: 422, body: { message: 'Not now' } },
	});
	const input = [
		{ contact: 'ada@king.example', property: 'The Old Mill' },
		{ contact: ada, property: 'The Old Mill' },
		{ contact: contacts[1], property: properties[2] },
	];
	const { items } = await run(
		{
			...BUYER,
			operation: 'create',
			firstRecord:
				'={{ ({ __rl: true, mode: $json.contact.includes("@") ? "name" : "id", value: $json.contact }) }}',
			secondRecord:
				'={{ ({ __rl: true, mode: $json.property.includes(" ") ? "name" : "id", value: $json.property }) }}',
		},
		{ input, continueOnFail: true },
	);
	expect(items.map(({ json }) => json)).toEqual([
		expect.objectContaining({ error: expect.stringContaining('Not now') }),
		expect.objectContaining({ outcome: 'created', firstRecordId: ada, secondRecordId: mill }),
		expect.objectContaining({ outcome: 'created', firstRecordId: contacts[1] }),
	]);
});

describe('a name that no record bears', () => {
	it('fails its item, named with what was looked for and where', async () => {
		const { refusal, writes, sandbox } = await openNamed();
		const error = await refusal({
			...adaAndMill,
			operation: 'create',
			secondRecord: byName('1 Nowhere'),
		});
		expect(error.message).toBe(
			`No Property with the address "1 Nowhere" was found in location ${sandbox.locationId}`,
		);
		expect(error.description).toContain('"When Nothing Matches"');
		expect(writes()).toEqual([]);
	});

	it('fails its item alone under Continue On Fail', async () => {
		const { run, ada } = await openNamed();
		const input = [{ email: 'nobody@example.com' }, { email: 'ada@king.example' }];
		const { items } = await run(
			{ ...adaAndMill, operation: 'create', firstRecord: byName('={{ $json.email }}') },
			{ input, continueOnFail: true },
		);
		expect(items[0].json.error).toContain('No contact with the email "nobody@example.com"');
		expect(items[1].json).toMatchObject({ outcome: 'created', firstRecordId: ada });
	});

	it.each(['create', 'createMany', 'sync', 'delete', 'getAll'])(
		'is left out by %s where that is wanted',
		async (operation) => {
			const { outputs, writes } = await openNamed();
			const nobody = byName('nobody@example.com');
			const [output] = await outputs({
				...BUYER,
				operation,
				deleteBy: 'records',
				firstRecord: nobody,
				secondRecord: byName('The Old Mill'),
				object: byKey('contact'),
				record: nobody,
				linkedRecordsBy: 'name',
				linkedRecords: 'The Old Mill',
				options: { whenNone: 'skip' },
			});
			expect(output).toEqual({
				outcome: 'skipped',
				reason: expect.stringContaining('No contact with the email "nobody@example.com"'),
			});
			expect(writes()).toEqual([]);
		},
	);

	const list = { record: byName('ada@king.example'), linkedRecordsBy: 'name' };

	it('in the list of create many comes out as missing, after the links', async () => {
		const { outputs, mill } = await openNamed();
		const all = await outputs({
			...BUYER,
			...list,
			operation: 'createMany',
			linkedRecords: '1 Nowhere\nThe Old Mill',
			options: { whenNone: 'skip' },
		});
		expect(all).toEqual([
			expect.objectContaining({ outcome: 'created', secondRecordId: mill }),
			expect.objectContaining({ outcome: 'skipped', missing: ['1 Nowhere'] }),
		]);
	});

	it('in the list of sync comes out as missing', async () => {
		const { outputs, mill } = await openNamed();
		const [synced] = await outputs({
			...BUYER,
			...list,
			operation: 'sync',
			linkedRecords: '1 Nowhere\nThe Old Mill',
			options: { whenNone: 'skip' },
		});
		expect(synced).toMatchObject({ created: [mill], deleted: [], missing: ['1 Nowhere'] });
	});

	it('in the list of sync changes nothing unless it may be skipped', async () => {
		const { refusal, writes, ada, barn, sandbox, idOf, linkedWith } = await openNamed();
		sandbox.state.link(idOf('buyer_property'), ada, barn);
		const error = await refusal({
			...BUYER,
			...list,
			operation: 'sync',
			linkedRecords: '1 Nowhere\nThe Old Mill',
		});
		expect(error.message).toContain('"1 Nowhere"');
		expect(writes()).toEqual([]);
		expect(linkedWith(ada, 'buyer_property')).toEqual([barn]);
	});

	it('is refused by get many without an object', async () => {
		const { refusal, asked } = await openNamed();
		const error = await refusal({
			resource: 'relation',
			operation: 'getAll',
			record: byName('ada@king.example'),
		});
		expect(error.message).toBe('"Object" is empty [item 0]');
		expect(asked()).toEqual([]);
	});

	it.each(['create', 'delete'])('is refused by %s when it is empty', async (operation) => {
		const { refusal, asked } = await openNamed();
		const error = await refusal({
			...adaAndMill,
			operation,
			deleteBy: 'records',
			secondRecord: byName('={{ " " }}'),
		});
		expect(error.message).toBe('"Second Record" is empty [item 0]');
		expect(error.description).toContain('such as its email or name');
		expect(asked()).toEqual([]);
	});

	it.each(['createMany', 'sync'])('is refused by %s in an empty list', async (operation) => {
		const { refusal, asked } = await openNamed();
		const error = await refusal({ ...BUYER, ...list, operation, linkedRecords: ' \n' });
		expect(error.message).toBe('"Linked Records" is empty [item 0]');
		expect(asked()).toEqual([]);
	});
});

describe('a name that can mean nothing', () => {
	it.each(['create', 'delete'])('is refused by %s with its field', async (operation) => {
		const { refusal, writes } = await openNamed();
		const error = await refusal({
			...adaAndMill,
			operation,
			deleteBy: 'records',
			firstRecord: byName('email:'),
		});
		expect(error.message).toBe('"First Record": The name "email:" has no value after "email:"');
		expect(error.context?.itemIndex).toBe(0);
		expect(writes()).toEqual([]);
	});

	it.each(['createMany', 'sync'])('is refused by %s in a list', async (operation) => {
		const { refusal, writes, ada } = await openNamed();
		const error = await refusal({
			...BUYER,
			operation,
			record: byId(ada),
			linkedRecordsBy: 'name',
			linkedRecords: 'The Old Mill\ntown:',
		});
		expect(error.message).toBe('"Linked Records": The name "town:" has no value after "town:"');
		expect(writes()).toEqual([]);
	});

	it('such as of an opportunity that would have to be created is refused with its field', async () => {
		const { refusal, writes, ada } = await openNamed();
		const error = await refusal({
			resource: 'relation',
			operation: 'create',
			association: byKey('OPPORTUNITIES_CONTACTS_ASSOCIATION'),
			firstRecord: byName('A new deal'),
			secondRecord: byId(ada),
			options: { whenNone: 'create' },
		});
		expect(error.message).toMatch(/^"First Record": No opportunity with the name "A new deal"/);
		expect(writes()).toEqual([]);
	});

	it('is refused by get many with its field', async () => {
		const { refusal } = await openNamed();
		const error = await refusal({
			resource: 'relation',
			operation: 'getAll',
			object: byKey('contact'),
			record: byName('phone:'),
		});
		expect(error.message).toBe('"Record": The name "phone:" has no value after "phone:"');
	});
});

describe('records created from names', () => {
	const CREATE = { options: { whenNone: 'create' } };

	it('are linked, once for all items that name them, and said in the first of them', async () => {
		const { outputs, record, count, mill } = await openNamed();
		const before = count('contact');
		const created = await outputs(
			{
				...adaAndMill,
				...CREATE,
				operation: 'create',
				firstRecord: byName('nora@example.com'),
				secondRecord: byName('={{ $json.address }}'),
			},
			{ input: [{ address: 'The Old Mill' }, { address: 'The Barn, Ashford' }] },
		);
		expect(count('contact')).toBe(before + 1);
		const id = String(created[0].firstRecordId);
		expect(record(id)?.properties).toMatchObject({ email: 'nora@example.com' });
		expect(created[0]).toMatchObject({ secondRecordId: mill, createdRecords: [id] });
		expect(created[1]).toMatchObject({ firstRecordId: id });
		expect(created[1]).not.toHaveProperty('createdRecords');
	});

	it('come out with their links in create many, and in the result of sync', async () => {
		const { outputs, ada } = await openNamed();
		const many = await outputs({
			...BUYER,
			...CREATE,
			operation: 'createMany',
			record: byId(ada),
			linkedRecordsBy: 'name',
			linkedRecords: 'The Old Mill\n1 New Road',
		});
		expect(many[0]).not.toHaveProperty('createdRecords');
		expect(many[1].createdRecords).toEqual([many[1].secondRecordId]);
		const [synced] = await outputs({
			...BUYER,
			...CREATE,
			operation: 'sync',
			record: byName('nora@example.com'),
			linkedRecordsBy: 'name',
			linkedRecords: '2 New Road',
		});
		expect(synced.createdRecords).toHaveLength(2);
		expect(synced.createdRecords).toContain((synced.created as string[])[0]);
	});

	it('are not created by a dry run, which says what is missing', async () => {
		const { outputs, writes, ada } = await openNamed();
		const [planned] = await outputs({
			...BUYER,
			operation: 'sync',
			record: byId(ada),
			linkedRecordsBy: 'name',
			linkedRecords: '2 New Road',
			options: { whenNone: 'create', dryRun: true },
		});
		expect(planned).toMatchObject({ created: [], missing: ['2 New Road'], dryRun: true });
		expect(writes()).toEqual([]);
	});

	it('are named where the link fails after all', async () => {
		const { refusal, sandbox, count } = await openNamed();
		const before = count('contact');
		sandbox.faults.add({ match: { path: '/associations/relations' }, do: { status: 403 } });
		const error = await refusal({
			...adaAndMill,
			...CREATE,
			operation: 'create',
			firstRecord: byName('nora@example.com'),
		});
		expect(count('contact')).toBe(before + 1);
		expect(error.description).toMatch(/Created before that: the record \w+\./);
	});

	it('name the scope that is missing', async () => {
		const { engine, sandbox, refusal } = await openNamed();
		const scopes = ['associations.readonly', 'contacts.readonly', 'objects/schema.readonly'];
		const accessToken = sandbox.createPit({
			scopes: [...scopes, 'objects/record.readonly', 'associations/relation.write'] as never,
		});
		engine.setCredential('pit', 'highLevelPrivateIntegrationApi', {
			accessToken,
			locationId: sandbox.locationId,
			endpoints: 'associations',
			baseUrl: sandbox.url,
		});
		const error = await refusal({
			...adaAndMill,
			...CREATE,
			operation: 'create',
			firstRecord: byName('nora@example.com'),
		});
		expect(error.message).toContain('the scope "contacts.write"');
	});
});

describe('an ID in a list that HighLevel does not know', () => {
	const UNKNOWN = 'ffffffffffffffffffffffff';

	it.each(['createMany', 'sync'])(
		'is refused by %s, and left out where that is wanted',
		async (operation) => {
			const { outputs, refusal, ada, mill, linkedWith } = await openNamed();
			const parameters = {
				...BUYER,
				operation,
				record: byId(ada),
				linkedRecordIds: [UNKNOWN, mill],
			};
			await refusal({ ...parameters, options: { concurrency: 1 } });
			const all = await outputs({ ...parameters, options: { whenNone: 'skip' } });
			expect(all[all.length - 1].missing).toEqual([UNKNOWN]);
			expect(linkedWith(ada, 'buyer_property')).toEqual([mill]);
		},
	);
});

it('create refuses two names of one record', async () => {
	const { refusal, add, writes } = await openNamed();
	add('contact', { contactName: 'Bob', email: 'bob@example.com' });
	const error = await refusal({
		resource: 'relation',
		operation: 'create',
		association: byKey('referrer_referred'),
		firstRecord: byName('bob@example.com'),
		secondRecord: byName('BOB@example.com '),
	});
	expect(error.message).toContain('Both ends of the link are the same record');
	expect(writes()).toEqual([]);
});

it('a name that two contacts have is refused with both, or stands for the latest', async () => {
	const { outputs, refusal, add } = await openNamed();
	const ids = ['one@example.com', 'two@example.com'].map((email) =>
		add('contact', { contactName: 'Grace Same', email }),
	);
	const parameters = { ...adaAndMill, operation: 'create', firstRecord: byName('grace same') };
	const error = await refusal(parameters);
	expect(error.message).toBe(
		`2 contacts have the name "grace same": Grace Same (one@example.com, ID ${ids[0]}); Grace Same (two@example.com, ID ${ids[1]})`,
	);
	const [created] = await outputs({ ...parameters, options: { whenSeveral: 'latest' } });
	expect(ids).toContain(created.firstRecordId);
});

it('a contact created by one node is found by the next, although the search lags behind', async () => {
	const { outputs, sandbox, add } = await openNamed();
	sandbox.settings.searchLagMs = 60;
	const id = add('contact', { email: 'late@example.com' });
	const [created] = await outputs({
		...adaAndMill,
		operation: 'create',
		firstRecord: byName('late@example.com'),
	});
	expect(created.firstRecordId).toBe(id);
});
