import type { IDataObject } from 'n8n-workflow';
import { unreadableError } from './errors';
import type { HighLevelResponse } from './http';
import { isObject } from '../model/json';
import type { Association, Relation } from '../model/shapes';

/** A part of a list, and how many there are in all where the answer said so. */
export interface Page<T> {
	items: T[];
	total?: number;
	/** How many entries the answer's list had, where that is not the number of items. */
	entries?: number;
}

/**
 * The association in an answer: flat, or wrapped as `{association: {…}}` (both seen).
 * @throws HighLevelError `unreadable`
 */
export function associationIn(response: HighLevelResponse): Association {
	return withId(
		one(response, 'association'),
		['id', '_id'],
		response,
		'association',
	) as Association;
}

/**
 * The relation in an answer; its id may be `id`, `_id` or `relationId` (seen).
 * @throws HighLevelError `unreadable`
 */
export function relationIn(response: HighLevelResponse): Relation {
	return withId(one(response, 'relation'), RELATION_IDS, response, 'relation') as Relation;
}

/**
 * The associations in an answer: `{associations: […]}`, a bare list (seen), or one object
 * (documented).
 * @throws HighLevelError `unreadable`
 */
export function associationsIn(response: HighLevelResponse): Page<Association> {
	return page(response, 'association', ['id', '_id']) as Page<Association>;
}

/** The relations in an answer, in any of the same shapes. @throws HighLevelError `unreadable` */
export function relationsIn(response: HighLevelResponse): Page<Relation> {
	return page(response, 'relation', RELATION_IDS) as Page<Relation>;
}

/**
 * Makes sure that a deletion's answer is one: HighLevel's `{deleted, id, message}`, another object such
 * as `{}`, `null`, or no body (all but the first seen). A page of some proxy, or `deleted: false`, is not.
 * @throws HighLevelError `unreadable`
 */
export function confirmDeleted(response: HighLevelResponse): void {
	const { body } = response;
	if (body === '' || body === undefined || body === null) return;
	if (!isObject(body) || body.deleted === false || body.success === false) {
		throw unreadableError(response, 'confirmation that it was deleted');
	}
}

const RELATION_IDS = ['id', '_id', 'relationId'];

function one(response: HighLevelResponse, name: string): unknown {
	const { body } = response;
	if (!isObject(body)) return undefined;
	return (
		body[name] ?? (isObject(body.data) && !hasId(body) ? (body.data[name] ?? body.data) : body)
	);
}

function hasId(body: IDataObject): boolean {
	return RELATION_IDS.some((field) => isId(body[field]));
}

function page(response: HighLevelResponse, name: string, idFields: string[]): Page<IDataObject> {
	const { body } = response;
	const list = listIn(body, `${name}s`) ?? [one(response, name)];
	const items = list
		.flatMap(linksOfRecord)
		.map((entry) => withId(entry, idFields, response, `list of ${name}s`));
	const total = isObject(body) ? totalIn(body.total) : undefined;
	return {
		items,
		...(items.length !== list.length && { entries: list.length }),
		...(total !== undefined && { total }),
	};
}

/**
 * A relation as it is, or the relations of an entry `{recordId, associations: [{associationId,
 * relationId}]}` (seen, an app on `v3`): there each entry is a linked record, and which side it stands
 * on is not said.
 */
function linksOfRecord(entry: unknown): unknown[] {
	if (!isObject(entry) || hasId(entry) || !Array.isArray(entry.associations)) return [entry];
	const { recordId: linkedRecordId } = entry;
	return entry.associations.map((link: unknown) =>
		isObject(link)
			? { relationId: link.relationId, associationId: link.associationId, linkedRecordId }
			: link,
	);
}

/** A number, also as text; anything else says nothing of the total. */
function totalIn(total: unknown): number | undefined {
	const isNumber = typeof total === 'number' || (typeof total === 'string' && /^\d+$/.test(total));
	return isNumber && Number.isFinite(Number(total)) ? Number(total) : undefined;
}

/** The list itself, under its name, or either of them under `data`. */
function listIn(body: unknown, name: string): unknown[] | undefined {
	const outer = isObject(body) ? (body[name] ?? body.data) : body;
	const list = isObject(outer) ? (outer[name] ?? outer.data) : outer;
	return Array.isArray(list) ? (list as unknown[]) : undefined;
}

function withId(
	entry: unknown,
	idFields: string[],
	response: HighLevelResponse,
	expected: string,
): IDataObject {
	const source = isObject(entry) ? entry : undefined;
	const id = source && idFields.map((field) => source[field]).find(isId);
	if (!source || id === undefined) throw unreadableError(response, expected);
	// Without `delete`, which would make every later look at the object slower.
	const found: IDataObject = { id: String(id) };
	for (const field of Object.keys(source)) {
		if (!idFields.includes(field)) found[field] = source[field];
	}
	return found;
}

function isId(value: unknown): boolean {
	return (typeof value === 'string' && value !== '') || typeof value === 'number';
}
