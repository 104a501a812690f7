import type { Sandbox } from '../sandbox/index';
import { createEngine } from '../test/harness/engine';
import type { PackageClasses } from '../test/harness/thisPackage';
import type { BulkPlan, NamedRecord, Place, SyncPlan } from './Place';

/** HighLevel's limit is 100 requests in 10 s; the bulk chapter runs with a window a tenth as long. */
export const BULK_LIMIT = { limit: 100, intervalMs: 1_000 };

const CREDENTIAL = 'highLevelPrivateIntegrationApi';
const PROPERTY = 'custom_objects.property';
const ROWS = 300;

/** The tour's place in a sandbox that holds the seeded agency. Everything there is gone when it ends. */
export function sandboxPlace(sandbox: Sandbox, classes: PackageClasses): Place {
	const { state } = sandbox;
	const engine = createEngine(classes);
	engine.setCredential('sandbox', CREDENTIAL, {
		accessToken: sandbox.pit,
		locationId: sandbox.locationId,
		baseUrl: sandbox.url,
	});
	const contacts = state.records
		.list('contact')
		.map(({ id, properties }) => ({ id, label: String(properties.contactName) }));
	const properties = state.records
		.list(PROPERTY)
		.map(({ id, properties: { address } }) => ({ id, label: String(address) }));
	return {
		engine,
		credentials: { [CREDENTIAL]: 'sandbox' },
		exampleKey: 'example_viewer_property',
		target: { ...properties[0], objectKey: PROPERTY },
		contacts,
		planBulk: async () => planBulk(sandbox, contacts, properties),
		planSync: () => planSync(sandbox, contacts[0], properties),
		sandbox,
		cleanUp: async () => {},
	};
}

/** Five properties for each contact; the seed has linked some of these pairs. */
function planBulk(
	{ state }: Sandbox,
	contacts: NamedRecord[],
	properties: NamedRecord[],
): BulkPlan {
	const rows = Array.from({ length: ROWS }, (_, at) => ({
		contactId: contacts[at % contacts.length].id,
		propertyId: properties[(at + Math.floor(at / contacts.length)) % properties.length].id,
	}));
	const id = String(state.associations.byKey('buyer_property')?.id);
	const existing = rows.filter(({ contactId, propertyId }) =>
		state.relations.find(id, contactId, propertyId),
	).length;
	return { associationKey: 'buyer_property', rows, existing };
}

/** Keeps the first two of the contact's properties, adds one, and lets the others go. */
function planSync({ state }: Sandbox, contact: NamedRecord, properties: NamedRecord[]): SyncPlan {
	const id = String(state.associations.byKey('buyer_property')?.id);
	const linked = state.relations
		.ofRecord(contact.id, [id])
		.items.map(({ secondRecordId }) => secondRecordId);
	const added = properties.find((property) => !linked.includes(property.id));
	const kept = linked.slice(0, 2);
	return {
		side: 'first',
		record: contact,
		linkedRecordIds: [...kept, ...(added ? [added.id] : [])],
		expected: { linked: 1, unlinked: linked.length - kept.length, unchanged: kept.length },
	};
}
