import { byKey } from '../../node.fixture';

const VIEWER = {
	key: 'viewer_property',
	firstObject: byKey('contact'),
	firstObjectLabel: 'Viewer',
	secondObject: byKey('custom_objects.property'),
	secondObjectLabel: 'Property viewed',
};

/** Parameters that create an association which is not there yet. */
export const create = { resource: 'association', operation: 'create', ...VIEWER };
