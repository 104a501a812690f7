import type { IDataObject } from 'n8n-workflow';
import type { SearchFilter } from '../records/recordSources';
import { comparable, nationalEnd, phoneIn } from './comparison';

/** A property of an object by which records are named. */
export interface NamedProperty {
	/** Its key among the object's properties. */
	key: string;
	/** As an error text calls it: "email", "phone number". */
	label: string;
	/** Phone numbers are compared by their digits, everything else as text. */
	isPhone?: boolean;
	/** Whether the first of its values is the main one, and filters find that one alone (seen). */
	isFirstMain?: boolean;
	/** What a record has there, in whichever of its forms it came. */
	valuesOf(data: IDataObject): unknown[];
	/** The field that a search's filters call it; undefined where there is no such filter. */
	filterField?: string;
	/** Whether HighLevel documents that filter, so that what it does not find is not there. */
	isFilterDocumented?: boolean;
	/** Whether it is a field that the location added to contacts. */
	isCustomField?: boolean;
	/** Whether what is stored is a number. */
	isNumber?: boolean;
	/** Whether it is stored in lower case. */
	isLowerCase?: boolean;
	/** What a free-text search for a value asks for; undefined where such a search does not look here. */
	queryFor?(value: string): string;
}

/** A name, read: which records of an object it stands for. */
export interface Name {
	/** In the official form. */
	objectKey: string;
	/** As it was given, tidied. */
	text: string;
	/** What is compared: of `property:value`, the value. */
	value: string;
	/** Where it is looked for; one of them is enough. */
	properties: NamedProperty[];
}

/** What two names have in common that stand for the same. */
export function nameKey({ objectKey, value, properties }: Name): string {
	return JSON.stringify([objectKey, properties.map(({ key }) => key), comparable(value)]);
}

/** Whether a search's filters can ask for it. */
export function hasFilter(name: Name): boolean {
	return filtersFor(name).length > 0;
}

/** Whether they can, in a way HighLevel documents: then what they do not find is not there. */
export function hasDocumentedFilter(name: Name): boolean {
	return name.properties.every((property) => property.isFilterDocumented) && hasFilter(name);
}

/** Whether HighLevel documents a search that would have found the name. */
export function hasDocumentedSearch(name: Name): boolean {
	if (hasDocumentedFilter(name)) return true;
	const { objectKey, properties } = name;
	const isKnown = objectKey === 'contact' || objectKey === 'opportunity';
	return isKnown && properties.every(({ key }) => key === 'name');
}

/** Longest text of a filter for contacts, in characters (doc). */
const LONGEST_CONTACT_VALUE = 75;

/** The filters of which one lets the name's records through. */
export function filtersFor({ objectKey, value, properties }: Name): SearchFilter[] {
	const longest = objectKey === 'contact' ? LONGEST_CONTACT_VALUE : Infinity;
	return properties.flatMap((property): SearchFilter[] => {
		const { filterField: field } = property;
		if (!field) return [];
		const contained = property.isPhone ? phoneEnd(value) : undefined;
		if (contained) return [{ field, operator: 'contains' as const, value: contained }];
		return storedForms(value, property)
			.filter((form) => String(form).length <= longest)
			.map((form) => ({ field, operator: 'eq' as const, value: form }));
	});
}

/** Names in groups of at most so many filters; one name may need several. */
export function filterGroups(names: Name[], most: number): Name[][] {
	const groups: Name[][] = [];
	let room = 0;
	for (const name of names) {
		const filters = filtersFor(name).length;
		if (filters > room) {
			groups.push([]);
			room = most;
		}
		groups[groups.length - 1].push(name);
		room -= filters;
	}
	return groups;
}

/** The free-text searches that may bring the name's records: for each property the forms to try in turn. */
export function queriesFor({ value, properties }: Name): string[][] {
	return properties.flatMap(({ queryFor }) =>
		queryFor ? [[...new Set(bothAccentForms(value).map((form) => queryFor(form)))]] : [],
	);
}

function phoneEnd(value: string): string | undefined {
	const phone = phoneIn(value);
	return phone && nationalEnd(phone);
}

/** The forms in which a value may be stored: filters compare them character by character (seen). */
function storedForms(value: string, property: NamedProperty): Array<string | number> {
	const { isPhone, isNumber, isLowerCase } = property;
	const phone = isPhone ? phoneIn(value) : undefined;
	// HighLevel stores numbers as +15551234567 (seen).
	if (phone) return [phone.isInternational ? `+${phone.digits}` : phone.digits];
	if (isNumber && /^-?\d+(\.\d+)?$/.test(value)) return [Number(value)];
	const text = isLowerCase ? value.toLowerCase() : value;
	return bothAccentForms(text);
}

function bothAccentForms(text: string): string[] {
	return [...new Set([text.normalize('NFC'), text.normalize('NFD')])];
}
