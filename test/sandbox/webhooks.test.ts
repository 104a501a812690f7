import { startSandbox } from '../../sandbox';
import { apiClient, seeded } from './apiClient';
import { bodies, delivered, isSigned, linkSome, receiver, sandbox } from './webhookPlace.fixture';

describe('webhooks', () => {
	it('every change made over the API is delivered, signed with the key shown', async () => {
		sandbox.webhooks.register(receiver.url, { shape: 'typed' });
		const api = apiClient(sandbox);
		const { locationId } = sandbox;
		const { contacts, properties } = seeded(sandbox);
		const labels = { firstObjectLabel: 'Viewer', secondObjectLabel: 'Viewed' };
		const association = await api.post('/associations/', {
			locationId,
			key: 'viewer_property',
			...labels,
			firstObjectKey: 'contact',
			secondObjectKey: 'custom_objects.property',
		});
		const { id } = association.body;
		await api.put(`/associations/${id}`, { ...labels, firstObjectLabel: 'Visitor' });
		const pair = { firstRecordId: contacts[0], secondRecordId: properties[0] };
		const relation = await api.post(`/objects-association/${id}/relations`, pair);
		await api.delete(
			`/associations/relations/${relation.body.relation.id}?locationId=${locationId}`,
		);
		await api.delete(`/associations/${id}`);
		await sandbox.webhooks.idle();
		expect(bodies().map(({ type }) => type)).toEqual([
			'AssociationCreate',
			'AssociationUpdate',
			'RelationCreate',
			'RelationDelete',
			'AssociationDelete',
		]);
		expect(receiver.received.every(isSigned)).toBe(true);
		expect(new Set(bodies().map(({ webhookId }) => webhookId)).size).toBe(5);
		expect(bodies()[1]).toMatchObject({
			id,
			firstObjectLabel: 'Visitor',
			firstObjectToSecondObjectCardinality: 'MANY_TO_MANY',
		});
		expect(bodies()[0]).not.toHaveProperty('firstObjectToSecondObjectCardinality');
		expect(sandbox.webhooks.deliveries.every(({ state }) => state === 'delivered')).toBe(true);
	});

	it('deleting an association tells of its relations too', async () => {
		sandbox.webhooks.register(receiver.url, { shape: 'typed' });
		sandbox.state.removeAssociation(seeded(sandbox).association('referrer_referred').id);
		await sandbox.webhooks.idle();
		const types = bodies().map(({ type }) => type);
		expect(types).toEqual([...Array(8).fill('RelationDelete'), 'AssociationDelete']);
	});

	it('are bare events that name the app and no type, unless another shape is asked for', async () => {
		const [relation] = await delivered();
		const event: Partial<typeof relation> = { ...relation };
		delete event.createdAt;
		expect(bodies()).toEqual([{ ...event, appId: sandbox.oauth.appId }]);
		sandbox.state.relations.remove(relation.id);
		await sandbox.webhooks.idle();
		expect(receiver.received[1].body).toEqual(receiver.received[0].body);
	});

	it('have the shape the sandbox was started with where a URL asks for none', async () => {
		const typed = await startSandbox({ webhooks: { shape: 'typed' } });
		typed.webhooks.register(receiver.url);
		typed.state.relations.remove(typed.state.relations.list()[0].id);
		await typed.webhooks.idle();
		expect(bodies()).toMatchObject([{ type: 'RelationDelete', appId: typed.oauth.appId }]);
		await typed.close();
	});

	it('tell the cardinality of an association, from either side', async () => {
		sandbox.webhooks.register(receiver.url);
		const { id } = seeded(sandbox).association('buyer_property');
		sandbox.state.associations.update(id, { cardinality: 'ONE_TO_MANY' });
		await sandbox.webhooks.idle();
		expect(bodies()).toMatchObject([
			{
				firstObjectToSecondObjectCardinality: 'ONE_TO_MANY',
				secondObjectToFirstObjectCardinality: 'MANY_TO_ONE',
			},
		]);
	});

	it('the guide shows the event with type, timestamp and webhookId, beside or under data', async () => {
		const [typed] = await delivered({ shape: 'typed' });
		sandbox.webhooks.unregister(receiver.url);
		const meta = {
			type: 'RelationCreate',
			timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
			webhookId: expect.any(String),
		};
		expect(bodies()[0]).toMatchObject({ ...meta, id: typed.id });
		sandbox.state.relations.remove(typed.id);
		const [wrapped] = await delivered({ shape: 'wrapped' });
		sandbox.webhooks.unregister(receiver.url);
		expect(bodies()[1]).toMatchObject({ ...meta, data: { id: wrapped.id } });
		sandbox.state.relations.remove(wrapped.id);
		const [nested] = await delivered({ shape: 'nested' });
		expect(bodies()[2]).toEqual({ data: expect.objectContaining({ ...meta, id: nested.id }) });
	});

	it('a URL may want some events only, and keeps its query', async () => {
		const url = `${receiver.url}?event=RelationDelete`;
		sandbox.webhooks.register(url, { events: ['RelationDelete'], shape: 'official' });
		const [relation] = linkSome();
		sandbox.state.relations.remove(relation.id);
		await sandbox.webhooks.idle();
		expect(receiver.received.map((request) => request.url)).toEqual(['/hook?event=RelationDelete']);
	});

	it.each([[true], [false]])(
		'of the built-in company–contact link are sent unless the options say no (%s)',
		async (companyContactEvents) => {
			const other = await startSandbox({ webhooks: { companyContactEvents } });
			other.webhooks.register(receiver.url);
			const { company, opportunity, contacts } = seeded(other);
			other.state.link('BUSINESSES_CONTACTS_ASSOCIATION', company, contacts[0]);
			other.state.link('OPPORTUNITIES_CONTACTS_ASSOCIATION', opportunity, contacts[5]);
			await other.webhooks.idle();
			expect(bodies().map(({ associationId }) => associationId)).toEqual([
				...(companyContactEvents ? ['BUSINESSES_CONTACTS_ASSOCIATION'] : []),
				'OPPORTUNITIES_CONTACTS_ASSOCIATION',
			]);
			await other.close();
		},
	);

	it('nothing is sent to a URL that was taken off, nor to one that is none', async () => {
		const registration = sandbox.webhooks.register(receiver.url);
		sandbox.webhooks.unregister(registration);
		linkSome();
		await sandbox.webhooks.idle();
		expect(receiver.received).toEqual([]);
		expect(sandbox.webhooks.registrations).toEqual([]);
		expect(() => sandbox.webhooks.register('ftp://host/x')).toThrow('http');
		expect(() => sandbox.webhooks.register('nonsense')).toThrow();
	});
});
