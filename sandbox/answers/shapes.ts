/** How the sandbox puts what it answers; API shapes that were documented or seen. */
export interface ResponseShape {
	/** `{associations: […]}`, `[…]`, or, when there is exactly one, that one itself. */
	lists: 'named' | 'bare' | 'single';
	/** An association or relation bare, or as `{association: {…}}`. */
	singles: 'flat' | 'wrapped';
	/** What a relation calls its ID. */
	relationId: 'id' | '_id' | 'relationId';
	/** Relations of a record one by one, or grouped by the linked record (seen with version `v3`). */
	relationLists: 'flat' | 'byRecord';
	/** What creating a relation answers: the relation (seen) or its association (documented). */
	createdRelation: 'relation' | 'association';
}

/**
 * `seen` (default): what live use reports, for each family its own. `wrapped`: everything under a name.
 * `flat`: nothing under a name. `documented`: what the reference says, single objects for lists
 * included. Or any mixture, on top of `seen`.
 */
export type ResponseShapeOption =
	'seen' | 'wrapped' | 'flat' | 'documented' | Partial<ResponseShape>;

/** `{statusCode, message, error}`, the same with `status`, or `error` as an object. */
export type ErrorShape = 'statusCode' | 'status' | 'errorObject';

type FamilyName = 'associations' | 'objectsAssociation';

const SEEN: Record<FamilyName, ResponseShape> = {
	associations: {
		lists: 'named',
		singles: 'flat',
		relationId: 'id',
		relationLists: 'flat',
		createdRelation: 'relation',
	},
	objectsAssociation: {
		lists: 'bare',
		singles: 'wrapped',
		relationId: 'id',
		relationLists: 'flat',
		createdRelation: 'relation',
	},
};

const PRESETS: Record<string, Partial<ResponseShape>> = {
	seen: {},
	wrapped: { lists: 'named', singles: 'wrapped' },
	flat: { lists: 'bare', singles: 'flat' },
	documented: { lists: 'single', singles: 'flat', createdRelation: 'association' },
};

/** The whole shape an option stands for, in one family. */
export function shapeOf(option: ResponseShapeOption, family: FamilyName): ResponseShape {
	const changes = typeof option === 'string' ? PRESETS[option] : option;
	return { ...SEEN[family], ...changes };
}

/** A list as the shape has it; `total` only where it has a name. */
export function shapedList(
	name: 'associations' | 'relations',
	items: unknown[],
	shape: ResponseShape,
	total?: number,
): unknown {
	if (shape.lists === 'bare') return items;
	if (shape.lists === 'single' && items.length === 1) return items[0];
	return total === undefined ? { [name]: items } : { [name]: items, total };
}

/** One association or relation as the shape has it. */
export function shapedSingle(
	name: 'association' | 'relation',
	item: unknown,
	shape: ResponseShape,
): unknown {
	return shape.singles === 'wrapped' ? { [name]: item } : item;
}
