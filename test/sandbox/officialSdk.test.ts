import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { HighLevel } from '@gohighlevel/api-client';

import { startSandbox, type Sandbox } from '../../sandbox';
import { seeded } from './apiClient';

let sandbox: Sandbox;
let sdk: HighLevel;
let locationId: string;

/** HighLevel's own SDK as shipped, with the sandbox in the place of HighLevel. */
function sdkFor(config: ConstructorParameters<typeof HighLevel>[0]): HighLevel {
	const made = new HighLevel({ logLevel: 'error', ...config } as typeof config);
	made.getHttpClient().defaults.baseURL = sandbox.url;
	return made;
}

beforeEach(async () => {
	sandbox = await startSandbox();
	({ locationId } = sandbox);
	sdk = sdkFor({ privateIntegrationToken: sandbox.pit });
});

afterEach(() => sandbox.close());

/** The SDK's types are those of its documents; answers in use differ. */
const seen = (answer: unknown) => answer as Record<string, unknown>;

const labels = {
	firstObjectLabel: 'Viewer',
	secondObjectLabel: 'Viewed',
} as unknown as { firstObjectLabel: object; secondObjectLabel: object };

const objects = {
	firstObjectKey: 'contact',
	secondObjectKey: 'custom_objects.property',
} as unknown as { firstObjectKey: object; secondObjectKey: object };

describe('the official SDK', () => {
	it('creates, reads, changes and deletes an association and its relations by all ten endpoints', async () => {
		const { associations } = sdk;
		const { contacts, properties } = seeded(sandbox);
		const pair = { firstRecordId: contacts[0], secondRecordId: properties[0] };
		const page = { locationId, skip: 0, limit: 100 };

		const made = await associations.createAssociation({
			locationId,
			key: 'viewer_property',
			...labels,
			...objects,
		});
		const { id: associationId } = made;
		const relation = await associations.createRelation({ locationId, associationId, ...pair });

		expect(await associations.getAssociationByID({ associationId })).toEqual(made);
		const byKey = { keyName: 'viewer_property', locationId };
		expect(await associations.getAssociationKeyByKeyName(byKey)).toEqual(made);
		const byObject = { objectKey: 'contact', locationId };
		for (const list of [
			await associations.findAssociations(page),
			await associations.getAssociationByObjectKeys(byObject),
		]) {
			expect(seen(list).associations).toContainEqual(made);
		}
		const ofRecord = { ...page, recordId: contacts[0], associationIds: [associationId] };
		expect(await associations.getRelationsByRecordId(ofRecord)).toEqual({
			relations: [relation],
			total: 1,
		});
		const visitor = { ...labels, firstObjectLabel: 'Visitor' as unknown as object };
		const changed = await associations.updateAssociation({ associationId }, visitor);
		expect(changed.firstObjectLabel).toBe('Visitor');
		const { id: relationId } = relation;
		await associations.deleteRelation({ relationId, locationId });
		expect(sandbox.state.relations.get(relationId)).toBeUndefined();
		const deleted = await associations.deleteAssociation({ associationId });
		expect(deleted).toMatchObject({ deleted: true, id: associationId });
	});

	it('finds contacts, opportunities, companies and records', async () => {
		const { contacts, properties, opportunity, company } = seeded(sandbox);
		const page = { locationId, page: 1, pageLimit: 1 };

		const found = await sdk.contacts.searchContactsAdvanced({ ...page, query: 'Ada' } as never);
		expect(seen(found).contacts).toMatchObject([{ firstName: 'Ada' }]);
		const one = await sdk.contacts.getContact({ contactId: contacts[0] });
		expect(one.contact).toMatchObject({ id: contacts[0], firstName: 'Ada' });
		const { email } = seen(one.contact) as { email: string };
		const duplicate = await sdk.contacts.getDuplicateContact({ locationId, email });
		expect(seen(duplicate).contact).toMatchObject({ id: contacts[0] });
		expect((await sdk.contacts.getContacts({ locationId })).contacts).toHaveLength(20);

		const deals = await sdk.opportunities.searchOpportunity({ locationId });
		expect(deals.opportunities).toHaveLength(10);
		const deal = await sdk.opportunities.getOpportunity({ id: opportunity });
		expect(deal.opportunity).toMatchObject({ id: opportunity });

		const firms = await sdk.businesses.getBusinessesByLocation({ locationId });
		expect(firms.businesses).toHaveLength(8);
		const firm = await sdk.businesses.getBusiness({ businessId: company });
		expect(firm.business).toMatchObject({ id: company });

		const schemas = await sdk.objects.getObjectByLocationId({ locationId });
		expect(schemas.objects).toHaveLength(4);
		const schemaKey = 'custom_objects.property';
		const schema = await sdk.objects.getObjectSchemaByKey({
			key: schemaKey,
			locationId,
			fetchProperties: 'true',
		});
		expect(schema.fields).not.toHaveLength(0);
		const search = { ...page, query: '', searchAfter: [] };
		const records = await sdk.objects.searchObjectRecords({ schemaKey }, search);
		expect(records.records).toMatchObject([{ id: properties[0] }]);
		const record = await sdk.objects.getRecordById({ schemaKey, id: properties[0] });
		expect(record.record).toMatchObject({ id: properties[0] });
	});

	it('waits and asks again after a 429, and no longer than the headers say', async () => {
		const patient = sdkFor({ privateIntegrationToken: sandbox.pit, rateLimitRetry: true });
		sandbox.limits.set({ limit: 1, intervalMs: 200 });
		const ask = () => patient.objects.getObjectByLocationId({ locationId });

		await ask();
		const before = Date.now();
		await ask();

		expect(Date.now() - before).toBeGreaterThanOrEqual(150);
		expect(Date.now() - before).toBeLessThan(2_000);
		expect(sandbox.limits.refused).toBeGreaterThan(0);
	});

	it('lists the locations that installed the app, with an agency token', async () => {
		const { clientId, clientSecret, companyId, appId } = sandbox.oauth;
		const agencyAccessToken = sandbox.oauth.issueTokens({ userType: 'Company' }).access_token;
		const agency = sdkFor({ clientId, clientSecret, agencyAccessToken });

		const { locations } = await agency.oauth.getInstalledLocation({ companyId, appId });

		expect(locations).toMatchObject([{ _id: locationId }, { _id: sandbox.otherLocationId }]);
	});

	it.each(['publicKey', 'publicKeyPem'] as const)(
		'finds the signature of a delivery valid, and that of a changed one not, with %s',
		async (key) => {
			const { clientId, clientSecret } = sandbox.oauth;
			const webhookPublicKey = sandbox.webhooks[key];
			const { webhooks } = sdkFor({ clientId, clientSecret, webhookPublicKey });
			const host = await hostOf(webhooks.subscribe());
			const registration = sandbox.webhooks.register(host.url);
			const [first, second] = sandbox.state.relations.list();

			sandbox.state.relations.remove(first.id);
			await sandbox.webhooks.idle();
			registration.options = { corrupt: true };
			sandbox.state.relations.remove(second.id);
			await sandbox.webhooks.idle();

			expect(host.verdicts).toEqual([true, false]);
			await host.close();
		},
	);
});

type Middleware = ReturnType<HighLevel['webhooks']['subscribe']>;

/** A server that gives each body to the SDK's middleware, and what that found of its signature. */
async function hostOf(middleware: Middleware) {
	const verdicts: unknown[] = [];
	const server = createServer((incoming: IncomingMessage, answer) => {
		const parts: Buffer[] = [];
		incoming.on('data', (part: Buffer) => parts.push(part));
		incoming.on('end', () => {
			const rawBody = Buffer.concat(parts);
			const body = JSON.parse(rawBody.toString()) as unknown;
			const request = { headers: incoming.headers, body, rawBody } as Parameters<Middleware>[0];
			void middleware(request, {}, () => {
				verdicts.push(request.isSignatureValid);
				answer.writeHead(200).end();
			});
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		verdicts,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
