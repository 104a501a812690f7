import type { ObjectSchema, StoredRecord } from './Data';
import { refusal } from './endpoint';

/** One condition of a search, or several of which one must hold. */
export type Filter =
	{ field: string; operator: string; value?: unknown } | { group: string; filters: Filter[] };

/** The longest query and value a contact search takes (doc). */
const MOST_CHARACTERS = 75;

const OPERATORS = ['eq', 'not_eq', 'contains', 'not_contains', 'exists', 'not_exists', 'range'];

/** The fields a contact search filters by. */
const CONTACT_FIELDS: Record<string, (values: Record<string, unknown>) => unknown> = {
	email: ({ email }) => lower(email),
	phone: ({ phone }) => phone,
	firstNameLowerCase: ({ firstName }) => lower(firstName),
	lastNameLowerCase: ({ lastName }) => lower(lastName),
	dateAdded: ({ dateAdded }) => dateAdded,
};

const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);
const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** Why a contact search is refused; undefined when it is fine. */
export function contactSearchRefusal(body: Record<string, unknown>, mostFilters: number) {
	const {
		query = '',
		filters = [],
		page,
		pageLimit,
		searchAfter,
	} = body as unknown as ContactSearch;
	const wrong = filters.flatMap(filterFaults);
	if (query.length > MOST_CHARACTERS) wrong.push('query must be at most 75 characters');
	if (pageLimit > 500 || pageLimit < 1) wrong.push('pageLimit must be from 1 to 500');
	if (page !== undefined && searchAfter) wrong.push('page and searchAfter exclude each other');
	if ((page ?? 1) * pageLimit > 10_000) wrong.push('page reaches 10000 records at most');
	if (countOf(filters) > mostFilters) wrong.push(`there are more than ${mostFilters} filters`);
	return wrong.length > 0 ? refusal(422, wrong) : undefined;
}

export interface ContactSearch {
	query?: string;
	filters?: Filter[];
	page?: number;
	pageLimit: number;
	searchAfter?: unknown[];
}

const countOf = (filters: Filter[]): number =>
	filters.reduce((sum, filter) => sum + ('group' in filter ? countOf(filter.filters) : 1), 0);

function filterFaults(filter: Filter): string[] {
	const names = Object.keys(filter);
	if ('group' in filter) {
		const wrong = names.filter((name) => !['group', 'filters'].includes(name));
		if (!['OR', 'AND'].includes(filter.group)) wrong.push(`group ${filter.group}`);
		return [...wrong, ...filter.filters.flatMap(filterFaults)];
	}
	const { field, operator, value } = filter;
	const wrong = names.filter((name) => !['field', 'operator', 'value'].includes(name));
	if (!CONTACT_FIELDS[field]) wrong.push(`field ${field}`);
	if (!OPERATORS.includes(operator)) wrong.push(`operator ${operator}`);
	if (String(value).length > MOST_CHARACTERS) wrong.push('value must be at most 75 characters');
	if (!operator.endsWith('exists') && isEmpty(value)) wrong.push('value should not be empty');
	return wrong.map((name) => `filters: ${name}`);
}

/** Whether a contact is among those searched for. */
export function isContactFound({ values }: StoredRecord, { query, filters = [] }: ContactSearch) {
	const { email, phone, firstName, lastName, additionalEmails, additionalPhones } = values;
	const texts = [
		...[email, phone, firstName, lastName, `${String(firstName)} ${String(lastName)}`],
		...[additionalEmails ?? []].flat(),
		...[additionalPhones ?? []].flat(),
	];
	return contains(texts, query) && filters.every((filter) => holds(values, filter));
}

function holds(values: Record<string, unknown>, filter: Filter): boolean {
	if ('group' in filter) {
		return filter.group === 'OR'
			? filter.filters.some((each) => holds(values, each))
			: filter.filters.every((each) => holds(values, each));
	}
	const stored = CONTACT_FIELDS[filter.field](values);
	return compare(stored, filter.operator, lower(filter.value));
}

function compare(stored: unknown, operator: string, value: unknown): boolean {
	switch (operator) {
		case 'eq':
			return stored === value;
		case 'not_eq':
			return stored !== value;
		case 'contains':
			return String(stored ?? '').includes(String(value));
		case 'not_contains':
			return !String(stored ?? '').includes(String(value));
		case 'exists':
		case 'is_not_empty':
			return !isEmpty(stored);
		default:
			return isEmpty(stored);
	}
}

/** Whether a query is part of one of the texts; an empty one finds everything. */
export function contains(texts: unknown[], query = ''): boolean {
	const wanted = query.trim().toLowerCase();
	return (
		wanted === '' ||
		texts.some((text) =>
			String(text ?? '')
				.toLowerCase()
				.includes(wanted),
		)
	);
}

/** Whether a record is found by `query`: free text, or `property:value`, in searchable fields only. */
export function isFoundByQuery({ values }: StoredRecord, { fields }: ObjectSchema, query = '') {
	const searchable = fields.filter((field) => field.searchable).map(({ key }) => key);
	const [, property, value] = /^([\w.]+):(.*)$/s.exec(query) ?? [];
	if (property && fields.some(({ key }) => key === property)) {
		return searchable.includes(property) && contains([values[property]], value);
	}
	return contains(
		searchable.map((key) => values[key]),
		query,
	);
}

/** Why the filters of a record search are refused; undefined when they are fine. */
export function recordFilterRefusal(filters: unknown[], { fields }: ObjectSchema) {
	const wrong = (filters as Filter[]).filter(
		(filter) =>
			'group' in filter ||
			!['eq', 'is_not_empty'].includes(filter.operator) ||
			!fields.some(({ key }) => filter.field === `properties.${key}`),
	);
	return wrong.length > 0
		? refusal(
				422,
				wrong.map((filter) => JSON.stringify(filter)),
			)
		: undefined;
}

/** Whether a record fits all filters; dates never match by `eq` (seen). */
export function fitsFilters(
	{ values }: StoredRecord,
	{ fields }: ObjectSchema,
	filters: unknown[],
) {
	return (filters as Array<Exclude<Filter, { group: string }>>).every(
		({ field, operator, value }) => {
			const key = field.replace('properties.', '');
			const isDate = fields.find((each) => each.key === key)?.dataType === 'DATE';
			return !(isDate && operator === 'eq') && compare(lower(values[key]), operator, lower(value));
		},
	);
}

/** A page of what was found, by number or after an entry; with so many entries at most. */
export function pageOf<T extends { id: string }>(found: T[], asked: Paging, most: number): T[] {
	const { page = 1, searchAfter } = asked;
	const limit = Math.min(asked.pageLimit, most);
	const after = searchAfter ? found.findIndex(({ id }) => id === searchAfter[0]) + 1 : undefined;
	const start = after ?? (page - 1) * limit;
	return found.slice(start, start + limit);
}

export interface Paging {
	page?: number;
	pageLimit: number;
	searchAfter?: unknown[];
}
