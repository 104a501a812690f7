/** What a user may leave empty or fill with nonsense: operation, parameter, its display name. */
export const REQUIRED: Array<[operation: string, parameter: string, displayName: string]> = [
	['association.create', 'key', 'Key'],
	['association.create', 'firstObject', 'First Object'],
	['association.create', 'firstObjectLabel', 'First Object Label'],
	['association.create', 'secondObject', 'Second Object'],
	['association.create', 'secondObjectLabel', 'Second Object Label'],
	['association.upsert', 'key', 'Key'],
	['association.upsert', 'firstObject', 'First Object'],
	['association.delete', 'association', 'Association'],
	['association.get', 'association', 'Association'],
	['association.update', 'association', 'Association'],
	['relation.create', 'association', 'Association'],
	['relation.create', 'firstRecord', 'First Record'],
	['relation.create', 'secondRecord', 'Second Record'],
	['relation.createMany', 'association', 'Association'],
	['relation.createMany', 'record', 'Record'],
	['relation.createMany', 'linkedRecordIds', 'Linked Record IDs'],
	['relation.delete', 'relationId', 'Relation ID'],
	['relation.deleteByRecords', 'association', 'Association'],
	['relation.deleteByRecords', 'firstRecord', 'First Record'],
	['relation.deleteByRecords', 'secondRecord', 'Second Record'],
	['relation.getAll', 'record', 'Record'],
	['relation.sync', 'record', 'Record'],
	['relation.sync', 'linkedRecordIds', 'Linked Record IDs'],
	['object.get', 'object', 'Object'],
];

const LOCATORS = ['association', 'firstObject', 'secondObject', 'object', 'record'];

/** Whether a parameter is chosen from a list, or by ID or key. */
export const isLocator = (name: string): boolean =>
	LOCATORS.includes(name) || name.endsWith('Record');
