import type { SandboxRecord } from '../../state/entities';
import type { SandboxState } from '../../state/SandboxState';
import type { DuplicateField, SandboxSettings } from '../../types';

/**
 * The first contact with this e-mail or phone, in the order the location's setting says, and by which of
 * the two it was found. No search: it does not lag.
 */
export function findDuplicate(
	{ records }: SandboxState,
	{ duplicateOrder }: SandboxSettings,
	locationId: string,
	wanted: Record<DuplicateField, unknown>,
): { record: SandboxRecord; matchingField: DuplicateField } | undefined {
	for (const matchingField of duplicateOrder) {
		const value = comparable(wanted[matchingField]);
		if (value === '') continue;
		const record = records
			.list('contact', locationId)
			.find(({ properties }) => comparable(properties[matchingField]) === value);
		if (record) return { record, matchingField };
	}
	return undefined;
}

/** Blanks and signs within a phone number do not count, nor does upper or lower case. */
function comparable(value: unknown): string {
	const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
	return text.includes('@') ? text : text.replace(/[\s().-]/g, '');
}
