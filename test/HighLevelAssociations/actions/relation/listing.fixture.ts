import { byId, byKey } from '../../node.fixture';

/** Parameters that list all relations of a contact. */
export const list = (recordId: string, more: object = {}) => ({
	resource: 'relation',
	operation: 'getAll',
	object: byKey('contact'),
	record: byId(recordId),
	returnAll: true,
	...more,
});
