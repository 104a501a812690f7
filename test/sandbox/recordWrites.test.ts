import { addContact, api, locationId, sandbox, searchRecords, seed } from './recordsPlace.fixture';

const RECORDS = '/objects/custom_objects.property/records';

describe('records of a custom object', () => {
	const create = (properties: object) => api.post(RECORDS, { locationId, properties });
	const change = (properties: object, id = seed.properties[0]) =>
		api.put(`${RECORDS}/${id}?locationId=${locationId}`, { properties });

	it('are created, and found afterwards', async () => {
		const { status, body } = await create({
			address: '1 New Road',
			price: { currency: 'default', value: 5 },
			features: ['garden'],
			listed_on: '2026-01-05',
		});
		expect(status).toBe(201);
		expect(body.record.properties.address).toBe('1 New Road');
		expect((await searchRecords({ query: '1 New Road' })).body.records[0].id).toBe(body.record.id);
	});

	it('are changed in the properties given, with locationId in the query and nowhere else', async () => {
		const { status, body } = await change({ town: 'Elsewhere' });
		expect(status).toBe(200);
		expect(body.record.properties).toMatchObject({
			address: '1 Riverside Lane, Ashford',
			town: 'Elsewhere',
		});
		const path = `${RECORDS}/${seed.properties[0]}`;
		const inBody = { locationId, properties: { town: 'x' } };
		expect((await api.put(`${path}?locationId=${locationId}`, inBody)).body.message).toEqual([
			'property locationId should not exist',
		]);
		expect((await api.put(path, { properties: {} })).status).toBe(422);
	});

	it('are deleted without a locationId', async () => {
		const path = `${RECORDS}/${seed.properties[0]}`;
		expect((await api.delete(`${path}?locationId=${locationId}`)).status).toBe(422);
		expect((await api.delete(path)).body).toEqual({ id: seed.properties[0], success: true });
		expect((await api.get(path)).status).toBe(404);
	});

	it.each([
		[{ address: 'x', colour: 'red' }, 'property colour should not exist'],
		[{ town: 'x' }, 'properties.address should not be empty'],
		[{ address: 'x', price: 5 }, 'properties.price must be a valid MONETORY value'],
		[{ address: 'x', bedrooms: '5' }, 'properties.bedrooms must be a valid NUMERICAL value'],
		[{ address: 'x', status: 'gone' }, 'properties.status must be a valid SINGLE_OPTIONS value'],
		[
			{ address: 'x', features: 'lift' },
			'properties.features must be a valid MULTIPLE_OPTIONS value',
		],
		[{ address: 'x', listed_on: '5.1.26' }, 'properties.listed_on must be a valid DATE value'],
		[{ address: 5 }, 'properties.address must be a valid TEXT value'],
	])('are refused with %j', async (properties, message) => {
		expect(await create(properties)).toMatchObject({ status: 422, body: { message: [message] } });
	});

	it('keep their name, and lose a property set to null', async () => {
		expect((await change({ address: '' })).status).toBe(422);
		expect((await change({ town: null })).body.record.properties.town).toBeNull();
	});

	it('are refused for contacts and opportunities, and for another location', async () => {
		const body = { locationId, properties: { name: 'x' } };
		expect((await api.post('/objects/contact/records', body)).status).toBe(400);
		const foreign = { ...body, locationId: sandbox.otherLocationId };
		expect((await api.post(RECORDS, foreign)).status).toBe(403);
		expect((await change({ town: 'x' }, 'nobody')).status).toBe(404);
	});
});

describe('contacts', () => {
	const create = (body: object) => api.post('/contacts/', { locationId, ...body });
	const upsert = (body: object) => api.post('/contacts/upsert', { locationId, ...body });

	it('are created with a full name or its parts, the e-mail in lower case', async () => {
		const { status, body } = await create({ name: 'Nia van Dyk', email: 'Nia@Example.org' });
		expect(status).toBe(201);
		expect(body.contact).toMatchObject({
			firstName: 'Nia',
			lastName: 'van Dyk',
			name: 'Nia van Dyk',
			fullNameLowerCase: 'nia van dyk',
			email: 'nia@example.org',
		});
		expect((await create({ firstName: 'Bo' })).body.contact.name).toBe('Bo');
	});

	it('are refused as duplicates unless the location allows them', async () => {
		const id = addContact({ email: 'one@example.org', contactName: 'One' });

		expect(await create({ email: 'One@example.org' })).toMatchObject({
			status: 400,
			body: {
				message: 'This location does not allow duplicated contacts.',
				meta: { contactId: id, contactName: 'One', matchingField: 'email' },
			},
		});
		sandbox.settings.allowDuplicateContacts = true;
		expect((await create({ email: 'one@example.org' })).status).toBe(201);
	});

	it('are changed in the fields given', async () => {
		const { status, body } = await api.put(`/contacts/${seed.contacts[0]}`, { lastName: 'Byron' });
		expect(status).toBe(200);
		expect(body).toMatchObject({
			succeded: true,
			contact: { firstName: 'Ada', lastName: 'Byron', name: 'Ada Byron' },
		});
		expect((await api.put('/contacts/nobody', {})).status).toBe(404);
		expect((await api.put(`/contacts/${seed.contacts[0]}`, { locationId })).status).toBe(422);
	});

	it('are created or updated by e-mail, then by phone', async () => {
		const first = await upsert({ email: 'up@example.org', phone: '+1999000', firstName: 'Up' });
		expect(first).toMatchObject({ status: 200, body: { new: true } });

		const byMail = await upsert({ email: 'UP@example.org', lastName: 'Down' });
		const byPhone = await upsert({ phone: '+1999000', city: 'Ashford' });

		expect(byMail.body).toMatchObject({ new: false, contact: { id: first.body.contact.id } });
		expect(byPhone.body).toMatchObject({
			new: false,
			contact: { firstName: 'Up', lastName: 'Down', city: 'Ashford' },
		});
	});

	it('are deleted, and refuse unknown fields', async () => {
		expect((await api.delete(`/contacts/${seed.contacts[0]}`)).body).toEqual({ succeded: true });
		expect((await api.get(`/contacts/${seed.contacts[0]}`)).status).toBe(404);
		expect((await create({ nickname: 'x' })).status).toBe(422);
		expect((await api.post('/contacts/', { email: 'a@example.org' })).status).toBe(422);
	});
});

describe('companies', () => {
	it('are created, changed, read and listed, and are records of the object business too', async () => {
		const made = await api.post('/businesses/', { locationId, name: 'New Ltd', city: 'Ashford' });
		expect(made).toMatchObject({ status: 201, body: { success: true } });
		const { id } = made.body.buiseness;

		const changed = await api.put(`/businesses/${id}`, { phone: '+1999' });

		const expected = { id, name: 'New Ltd', city: 'Ashford', phone: '+1999' };
		expect(changed).toMatchObject({ status: 200, body: { buiseness: expected } });
		expect((await api.get(`/businesses/${id}`)).body.business).toMatchObject(expected);
		const { body } = await api.get(`/businesses/?locationId=${locationId}&skip=8&limit=5`);
		expect(body.businesses).toMatchObject([expected]);
		const search = await searchRecords({ query: 'name:New Ltd' }, 'business');
		expect(search.body.records).toMatchObject([{ id, properties: { name: 'New Ltd' } }]);
	});

	it('need a name and refuse unknown fields', async () => {
		expect((await api.post('/businesses/', { locationId })).status).toBe(422);
		expect((await api.post('/businesses/', { locationId, name: 'x', size: 5 })).status).toBe(422);
		expect((await api.put(`/businesses/${seed.company}`, { locationId })).status).toBe(422);
		expect((await api.put('/businesses/nobody', { name: 'x' })).status).toBe(404);
	});
});
