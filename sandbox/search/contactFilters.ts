import { Refusal } from '../answers/Refusal';
import type { SandboxRecord } from '../state/entities';
import type { Match } from './Match';

/** The longest value of a filter, in characters (API reference). */
const LONGEST_VALUE = 75;

const OPERATORS = ['eq', 'not_eq', 'contains', 'not_contains', 'exists', 'not_exists', 'range'];

interface Filter {
	field: string;
	operator: string;
	value?: unknown;
}

type Values = (record: SandboxRecord) => unknown[];

const property =
	(key: string): Values =>
	({ properties }) =>
		[properties[key]].flat();

/** A contact's main e-mail or phone and its additional ones, which come as text or as objects. */
const withAdditional =
	(key: 'email' | 'phone', additional: string): Values =>
	({ properties }) => {
		const others = [properties[additional] ?? []].flat() as unknown[];
		return [properties[key], ...others.map((each) => fieldOf(each, key))];
	};

const fieldOf = (value: unknown, key: string) =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : value;

/** The fields that contacts are filtered by: those used live, and plain ones of the reference. */
const FIELDS: Record<string, Values> = {
	email: withAdditional('email', 'additionalEmails'),
	phone: withAdditional('phone', 'additionalPhones'),
	firstNameLowerCase: property('firstName'),
	lastNameLowerCase: property('lastName'),
	companyName: property('companyName'),
	city: property('city'),
	tags: property('tags'),
	dateAdded: ({ createdAt }) => [createdAt],
	dateUpdated: ({ updatedAt }) => [updatedAt],
};

/**
 * What the contact search's `filters` find: all of the list (AND), in which a group `{group, filters}`
 * stands as one filter. @param most how many filters a request may hold @throws Refusal 422
 */
export function contactMatch(filters: readonly unknown[], most: number): Match {
	let count = 0;
	return all(filters);

	function all(list: readonly unknown[]): Match {
		const matches = list.map(one);
		return (record) => matches.every((fits) => fits(record));
	}

	function any(list: readonly unknown[]): Match {
		const matches = [
			...equalities(list.filter(isEquality)),
			...list.filter(isNotEquality).map(one),
		];
		count += list.filter(isEquality).length;
		refuseTooMany();
		return (record) => matches.some((fits) => fits(record));
	}

	function one(filter: unknown): Match {
		const { group, filters: members } = (filter ?? {}) as { group?: unknown; filters?: unknown };
		if (group === undefined) {
			count += 1;
			refuseTooMany();
			return single(checked(filter));
		}
		if ((group !== 'OR' && group !== 'AND') || !Array.isArray(members) || members.length === 0) {
			throw new Refusal(422, ['filters.group must be one of OR, AND and hold filters']);
		}
		return group === 'OR' ? any(members) : all(members);
	}

	function refuseTooMany(): void {
		if (count > most)
			throw new Refusal(422, [`filters must contain no more than ${most} elements`]);
	}
}

const isEquality = (filter: unknown) => (filter as Filter | null)?.operator === 'eq';
const isNotEquality = (filter: unknown) => !isEquality(filter);

/** Filters of one field for equal values, each field as one look-up: hundreds cost no more than one. */
function equalities(filters: readonly unknown[]): Match[] {
	const wanted = new Map<string, Set<string>>();
	for (const { field, value } of filters.map(checked)) {
		wanted.set(field, (wanted.get(field) ?? new Set()).add(textOf(value)));
	}
	return [...wanted].map(
		([field, values]) =>
			(record) =>
				FIELDS[field](record).some((held) => values.has(textOf(held))),
	);
}

function single({ field, operator, value }: Filter): Match {
	const held: Values = (record) =>
		FIELDS[field](record).filter((each) => each !== undefined && each !== null && each !== '');
	const wanted = textOf(value);
	switch (operator) {
		case 'eq':
			return (record) => held(record).some((each) => textOf(each) === wanted);
		case 'not_eq':
			return (record) => held(record).every((each) => textOf(each) !== wanted);
		case 'contains':
			return (record) => held(record).some((each) => textOf(each).includes(wanted));
		case 'not_contains':
			return (record) => held(record).every((each) => !textOf(each).includes(wanted));
		case 'exists':
			return (record) => held(record).length > 0;
		case 'not_exists':
			return (record) => held(record).length === 0;
		default:
			return (record) => held(record).some((each) => isWithin(each, value));
	}
}

function checked(filter: unknown): Filter {
	const { field, operator, value } = (filter ?? {}) as Filter;
	if (!(typeof field === 'string' && Object.hasOwn(FIELDS, field))) {
		throw new Refusal(422, [`filters.field ${String(field)} is not supported`]);
	}
	if (!OPERATORS.includes(operator)) {
		throw new Refusal(422, [`filters.operator must be one of ${OPERATORS.join(', ')}`]);
	}
	const needsValue = !operator.endsWith('exists');
	if (needsValue && (value === undefined || value === null || value === '')) {
		throw new Refusal(422, ['filters.value should not be empty']);
	}
	if (typeof value === 'string' && value.length > LONGEST_VALUE) {
		throw new Refusal(422, [
			`filters.value must be shorter than or equal to ${LONGEST_VALUE} characters`,
		]);
	}
	return { field, operator, value };
}

/** Upper and lower case do not count; blanks and forms of Unicode do. */
const textOf = (value: unknown) => String(value ?? '').toLowerCase();

/** `{gt, gte, lt, lte}` of dates, in ISO or ms since 1970. */
function isWithin(held: unknown, range: unknown): boolean {
	const at = timeOf(held);
	const { gt, gte, lt, lte } = (range ?? {}) as Record<string, unknown>;
	return (
		(gt === undefined || at > timeOf(gt)) &&
		(gte === undefined || at >= timeOf(gte)) &&
		(lt === undefined || at < timeOf(lt)) &&
		(lte === undefined || at <= timeOf(lte))
	);
}

const timeOf = (value: unknown) => (typeof value === 'number' ? value : Date.parse(String(value)));
