import { byId, byKey, FAMILIES, openPlace, PIT, seeded } from '../../node.fixture';
import type { IDataObject } from 'n8n-workflow';
import type { SandboxOptions } from '../../../../sandbox';
import { list } from './listing.fixture';

const PROPERTY = 'custom_objects.property';
const ofProperty = (id: string) => ({ object: byKey(PROPERTY), record: byId(id) });

describe.each(FAMILIES)('get many with names by the endpoints %s', (family) => {
	it('says who is linked, under which association and label, before the IDs', async () => {
		const { outputs, sandbox } = await openPlace(family);
		const { contacts, properties, idOf } = seeded(sandbox);
		const associations = `={{ ["${idOf('buyer_property')}"] }}`;

		const [bought] = await outputs(list(contacts[0], { filters: { associations } }));

		expect(Object.keys(bought).slice(0, 5)).toEqual([
			'recordName',
			'linkedRecordName',
			'linkedRecordLabel',
			'associationKey',
			'id',
		]);
		expect(bought).toMatchObject({
			recordName: 'Ada Abbott',
			linkedRecordName: '1 Riverside Lane, Ashford',
			associationKey: 'buyer_property',
			linkedRecordLabel: family === 'associations' ? 'Property bought' : null,
			linkedRecordId: properties[0],
		});
	});

	it('leaves them out where they are not wanted, and asks for nothing more', async () => {
		const { outputs, sandbox, asked } = await openPlace(family);
		const [link] = await outputs(list(seeded(sandbox).contacts[0], { includeNames: false }));
		expect(link).not.toHaveProperty('recordName');
		expect(asked()).toHaveLength(1);
	});
});

it('get many says null for the name of a record that is gone', async () => {
	const { outputs, sandbox } = await openPlace();
	const { contacts, properties } = seeded(sandbox);
	sandbox.state.records.remove(properties[0]);
	const associations = '={{ ["buyer_property"] }}';
	const [bought] = await outputs(list(contacts[0], { filters: { associations } }));
	expect(bought).toMatchObject({ recordName: 'Ada Abbott', linkedRecordName: null });
});

it('get many says null for names that the scopes do not reach, and a hint names the scope', async () => {
	const { engine, run, sandbox } = await openPlace();
	const accessToken = sandbox.createPit({ scopes: ['associations/relation.readonly'] });
	engine.setCredential('pit', PIT, { ...engine.storedCredential('pit'), accessToken });

	const { items, error, runData } = await run(list(seeded(sandbox).contacts[0]));

	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({
		recordName: null,
		linkedRecordName: null,
		associationKey: null,
	});
	const said = JSON.stringify(
		Object.values(runData)
			.flat()
			.map(({ hints }) => hints),
	);
	expect(said).toContain('contacts.readonly');
	expect(said).toContain('associations.readonly');
});

describe('the records and names of 200 links', () => {
	/** A contact that is linked with so many of so many properties. */
	async function openLinked(linked = 200, all = 230, options: SandboxOptions = {}) {
		const place = await openPlace('associations', {
			seed: { contacts: 1, properties: all, relations: linked },
			...options,
		});
		const { contacts, properties } = seeded(place.sandbox);
		const parameters = list(contacts[0], { object: byKey('contact'), record: byId(contacts[0]) });
		return { ...place, outputs: place.outputs, asked: place.asked, properties, parameters };
	}

	it('take at most 6 requests with whole records', async () => {
		const { outputs, asked, parameters } = await openLinked();
		const options = { includeRecord: true };

		const links = await outputs({ ...parameters, options, includeNames: false });

		expect(links.filter(({ linkedRecord }) => linkedRecord)).toHaveLength(200);
		expect(asked().length).toBeLessThanOrEqual(6);
	});

	it('take few requests with names', async () => {
		const { outputs, asked, parameters } = await openLinked();
		const links = await outputs(parameters);
		expect(links.filter(({ linkedRecordName }) => linkedRecordName)).toHaveLength(200);
		// Two pages of links, the association, the objects, three pages of properties, the contact.
		expect(asked().length).toBeLessThanOrEqual(8);
	});

	it('take 6 where the linked records are contacts, names and all', async () => {
		const place = await openPlace('associations', {
			seed: { contacts: 230, properties: 1, relations: 0 },
		});
		const { contacts, properties, idOf } = seeded(place.sandbox);
		for (const contact of contacts.slice(0, 200)) {
			place.sandbox.state.link(idOf('buyer_property'), contact, properties[0]);
		}
		const options = { includeRecord: true };

		const links = await place.outputs(list('', { ...ofProperty(properties[0]), options }));

		expect(links).toHaveLength(200);
		for (const link of links) {
			expect(link).toMatchObject({
				recordName: '1 Riverside Lane, Ashford',
				linkedRecordName: expect.stringMatching(/\S+ \S+/),
				associationKey: 'buyer_property',
				linkedRecord: { id: link.linkedRecordId },
			});
		}
		expect(place.asked().sort()).toEqual([
			'GET /associations/',
			`GET /associations/relations/${properties[0]}`,
			`GET /associations/relations/${properties[0]}`,
			'GET /objects/',
			`GET /objects/${PROPERTY}/records/${properties[0]}`,
			'POST /contacts/search',
		]);
	});

	it.each([
		[500, ['pageLimit 500']],
		[100, ['pageLimit 500', 'pageLimit 100', 'pageLimit 100', 'pageLimit 100']],
	])(
		'of more than 200 try one large page, on a server that gives %d at once',
		async (mostRecords, tried) => {
			const { outputs, sandbox, parameters } = await openLinked(230, 240, { mostRecords });

			const links = await outputs(parameters);

			expect(links.filter(({ linkedRecordName }) => linkedRecordName)).toHaveLength(230);
			const searches = sandbox.requests.filter(({ path }) => path.endsWith('/records/search'));
			expect(
				searches.map(({ body }) => `pageLimit ${(body as IDataObject).pageLimit as number}`),
			).toEqual(tried);
		},
	);

	it('ask for a record by itself that the pages do not show, before it counts as gone', async () => {
		const { outputs, asked, parameters, sandbox, properties } = await openLinked();
		const [hidden, gone] = properties;
		sandbox.state.records.remove(gone);
		sandbox.settings.searchLagMs = 60_000;
		const record = sandbox.state.records.get(hidden);
		sandbox.state.records.remove(hidden);
		sandbox.state.records.add({ ...record!, id: hidden });

		const links = await outputs({ ...parameters, options: { includeRecord: true } });

		const linked = new Map(links.map((link) => [link.linkedRecordId, link.linkedRecord]));
		expect(linked.get(hidden)).toMatchObject({ id: hidden });
		expect(linked.get(gone)).toBeNull();
		expect(asked()).toEqual(
			expect.arrayContaining([
				`GET /objects/${PROPERTY}/records/${hidden}`,
				`GET /objects/${PROPERTY}/records/${gone}`,
			]),
		);
	});
});

it('get many of many items reads an object once its records were asked for often enough', async () => {
	const place = await openPlace('associations', {
		seed: { contacts: 60, properties: 60, relations: 0 },
	});
	const { contacts, properties, idOf } = seeded(place.sandbox);
	for (const [at, contact] of contacts.entries()) {
		place.sandbox.state.link(idOf('buyer_property'), contact, properties[at]);
	}
	const input = contacts.map((contact) => ({ contact }));
	place.asked();

	const links = await place.outputs(list('', { record: byId('={{ $json.contact }}') }), { input });

	expect(links.filter(({ linkedRecordName }) => linkedRecordName)).toHaveLength(60);
	// One list of links for each, and a few for all names.
	expect(place.asked().length).toBeLessThanOrEqual(60 + 15);
});

it('get many of an association says the names of both records', async () => {
	const place = await openPlace('associations', {
		seed: { contacts: 4, properties: 4, relations: 3 },
	});
	const [link] = await place.outputs({
		resource: 'relation',
		operation: 'getAll',
		of: 'association',
		associations: 'buyer_property',
		limit: 1,
	});
	expect(Object.keys(link).slice(0, 3)).toEqual([
		'firstRecordName',
		'secondRecordName',
		'associationKey',
	]);
	expect(link).toMatchObject({
		firstRecordName: expect.stringMatching(/\w+ \w+/),
		secondRecordName: expect.stringMatching(/^\d+ \w+/),
		associationKey: 'buyer_property',
	});
});
