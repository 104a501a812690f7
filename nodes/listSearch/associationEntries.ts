import type { INodeListSearchItems } from 'n8n-workflow';
import type { Association } from '../highLevel/model/shapes';
import { entry } from './entry';

/**
 * Associations as a list shows them, "Buyer ↔ Property (buyer_property)": the location's own first,
 * then HighLevel's built-in ones, whose keys say nothing to a person.
 */
export function associationEntries(associations: Association[]): INodeListSearchItems[] {
	const own = associations.filter((association) => !isBuiltIn(association));
	return [...own, ...associations.filter(isBuiltIn)].map((association) =>
		entry(label(association), association.id),
	);
}

/** Those a search text occurs in: in a label, an object's key or the association's own. */
export function matchingAssociations(associations: Association[], text: string): Association[] {
	const wanted = text.trim().toLowerCase();
	return associations.filter((association) => {
		const { key, firstObjectKey, secondObjectKey } = association;
		const texts = [label(association), key, firstObjectKey, secondObjectKey];
		return texts.join('\n').toLowerCase().includes(wanted);
	});
}

function label(association: Association): string {
	const first = association.firstObjectLabel || association.firstObjectKey || '?';
	const second = association.secondObjectLabel || association.secondObjectKey || '?';
	const name = isBuiltIn(association) ? 'built in' : (association.key ?? association.id);
	return `${first} ↔ ${second} (${name})`;
}

function isBuiltIn({ associationType }: Association): boolean {
	return associationType === 'SYSTEM_DEFINED';
}
