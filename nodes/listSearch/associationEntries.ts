import type { INodeListSearchItems } from 'n8n-workflow';
import { bareKey } from '../highLevel/model/objectKeys';
import type { Association, RecordSide } from '../highLevel/model/shapes';
import { entry } from './entry';

/**
 * Associations as a list shows them, "Buyer · contact ↔ Property (buyer_property)": the first object
 * left, the second right, because that is what tells a user which record goes where. The location's own
 * come first, then HighLevel's built-in ones, whose keys say nothing to a person.
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

/** What a record on a side is, "Buyer · contact": what the association calls it, and its object. */
export function sideLabel(association: Association, side: RecordSide): string {
	const name = association[`${side}ObjectLabel`];
	const object = objectName(association[`${side}ObjectKey`]);
	const isSaidTwice = name?.toLowerCase() === object?.toLowerCase();
	return [name, isSaidTwice ? undefined : object].filter(Boolean).join(' · ') || '?';
}

/** An object's key as people say it: HighLevel calls a company `business` in its keys alone. */
function objectName(objectKey: string | undefined): string | undefined {
	return objectKey === 'business' ? 'company' : objectKey && bareKey(objectKey);
}

function label(association: Association): string {
	const name = isBuiltIn(association) ? 'built in' : (association.key ?? association.id);
	return `${sideLabel(association, 'first')} ↔ ${sideLabel(association, 'second')} (${name})`;
}

function isBuiltIn({ associationType }: Association): boolean {
	return associationType === 'SYSTEM_DEFINED';
}
