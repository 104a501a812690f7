import { byId, byKey } from '../HighLevelAssociations/node.fixture';
import { association, operation } from './operationRow.fixture';
import type { Row } from './rows.fixture';

const objects = {
	firstObject: byKey('contact'),
	secondObject: byKey('custom_objects.property'),
	firstObjectLabel: 'Viewer',
	secondObjectLabel: 'Property viewed',
};

/** Operations on associations that both families have. */
export const ASSOCIATIONS: Row[] = [
	operation('association.create', () => ({ key: 'viewer_property', ...objects })),
	operation('association.upsert new', () => ({ key: 'viewer_property', ...objects })),
	operation('association.delete', (place) => association(place)),
	operation('association.delete by key', () => ({ association: byKey('buyer_property') })),
	operation('association.get', (place) => association(place)),
	operation('association.get by key', () => ({ association: byKey('buyer_property') })),
	operation('association.getAll', () => ({ returnAll: true })),
	operation('association.getAll of object', () => ({ filters: { object: byKey('contact') } })),
];

/** Operations on objects, which are looked up at the official endpoints. */
export const OBJECTS: Row[] = [
	operation('object.get', () => ({ object: byKey('contact') })),
	operation('object.getAll', () => ({})),
	operation('record.get contact', ({ seed }) => ({
		object: byKey('contact'),
		record: byId(seed.contacts[0]),
	})),
	operation('record.get opportunity', ({ sandbox }) => ({
		object: byKey('opportunity'),
		record: byId(sandbox.state.records.list('opportunity')[0].id),
	})),
];

/** What the official family alone can do. */
export const UPDATES: Row[] = [
	operation('association.upsert other labels', () => ({ ...objects, key: 'buyer_property' })),
	operation('association.update one label', (place) => ({
		...association(place),
		updateFields: { firstObjectLabel: 'Owner' },
	})),
	operation('association.update both by key', () => ({
		association: byKey('buyer_property'),
		updateFields: { firstObjectLabel: 'Owner', secondObjectLabel: 'Owned' },
	})),
];
