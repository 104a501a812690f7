import type { Association } from '../highLevel/shapes';

/** An association as a person reads it: "Buyer ↔ Property (buyer_property)". */
export function associationLabel(association: Association): string {
	const first = association.firstObjectLabel || association.firstObjectKey || '?';
	const second = association.secondObjectLabel || association.secondObjectKey || '?';
	return `${first} ↔ ${second} (${association.key ?? association.id})`;
}
