import { byId, byKey, type Parameters } from '../HighLevelAssociations/node.fixture';
import { ASSOCIATION, CONTACT, LOCATION, PROPERTIES } from './endpoints.fixture';

/** The query that names the location. */
export const at = `locationId=${LOCATION}`;
export const VIEWER = {
	key: 'viewer_property',
	firstObjectKey: 'contact',
	firstObjectLabel: 'Viewer',
	secondObjectKey: 'custom_objects.property',
	secondObjectLabel: 'Property viewed',
};
export const asParameters = {
	key: VIEWER.key,
	firstObject: byKey(VIEWER.firstObjectKey),
	firstObjectLabel: VIEWER.firstObjectLabel,
	secondObject: byKey(VIEWER.secondObjectKey),
	secondObjectLabel: VIEWER.secondObjectLabel,
};
export const pair = { firstRecordId: CONTACT, secondRecordId: PROPERTIES[1] };
export const association = byId(ASSOCIATION);
export const linking = { association, record: byId(CONTACT), linkedRecordIds: PROPERTIES[1] };
export const pairParameters = {
	association,
	firstRecord: byId(pair.firstRecordId),
	secondRecord: byId(pair.secondRecordId),
};
export const linkedPair = { ...pairParameters, secondRecord: byId(PROPERTIES[0]) };
export const listing = {
	object: byKey('contact'),
	record: byId(CONTACT),
	returnAll: true,
	includeNames: false,
};

/** Operation, parameters, and what goes out: the request's line, and its body where it has one. */
export type Case = [operation: string, parameters: Parameters, sent: Array<[string, unknown?]>];
