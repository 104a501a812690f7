import type { SandboxField, SandboxObject } from '../state/entities';

/** An object as the API shows it. */
export function objectView(object: SandboxObject): Record<string, unknown> {
	const { id, locationId, key, standard, labels, description, primaryDisplayProperty } = object;
	return {
		id,
		locationId,
		key,
		labels,
		description,
		primaryDisplayProperty,
		standard,
		dateAdded: object.dateAdded,
		dateUpdated: object.dateAdded,
		type: standard ? 'SYSTEM_DEFINED' : 'USER_DEFINED',
	};
}

/** A property of an object as `fetchProperties=true` shows it. */
export function fieldView(field: SandboxField, object: SandboxObject): Record<string, unknown> {
	const { key, name, dataType, options } = field;
	return {
		id: `${object.id}-${key}`,
		locationId: object.locationId,
		objectKey: object.key,
		fieldKey: `${object.key}.${key}`,
		parentId: object.id,
		name,
		dataType,
		...(options && { options }),
		showInForms: true,
		dateAdded: object.dateAdded,
		dateUpdated: object.dateAdded,
	};
}
