import type { SandboxRecord } from '../state/entities';
import type { SandboxState } from '../state/SandboxState';

/** What people call a record: its display property, or a contact's names. */
export function recordName(state: SandboxState, { id, ...record }: SandboxRecord): string {
	const { objectKey, locationId, properties } = record;
	const title = state.object(objectKey, locationId)?.primaryDisplayProperty.split('.').pop() ?? '';
	const { contactName, firstName, lastName, name, email } = properties;
	const names = [firstName, lastName].filter(Boolean).join(' ');
	const found = [properties[title], contactName, names, name, email].find(
		(each) => typeof each === 'string' && each !== '',
	);
	return String(found ?? id);
}
