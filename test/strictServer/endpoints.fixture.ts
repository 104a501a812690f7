/** An endpoint as the API's description lists it, and an answer it may give. */
export interface Endpoint {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** With `:name` for an ID or key. The slash at the end, or its absence, counts. */
	path: string;
	/** Query parameters that must be there, and those that may. */
	query?: string[];
	optionalQuery?: string[];
	/** Body fields with their JSON types; those that end in `?` may be missing. */
	body?: Record<string, string>;
	status?: number;
	answer: unknown;
}

export const LOCATION = 'StrictLocation000001';
export const CONTACT = 'AAAAAAAAAAAAAAAAAAA1';
export const PROPERTIES = ['6717c4e0a1b2c3d4e5000001', '6717c4e0a1b2c3d4e5000002'];
export const ASSOCIATION = '6717c4e0a1b2c3d4e5000010';
export const RELATIONS = ['6717c4e0a1b2c3d4e5000021', '6717c4e0a1b2c3d4e5000022'];

/** What both families answer to a deletion. */
export const deleted = { deleted: true, id: ASSOCIATION, message: 'Deleted' };

/** Body fields that are text. */
export const text = (...names: string[]) =>
	Object.fromEntries(names.map((name) => [name, 'string']));

/** Body fields that go in twos. */
export const KEYS = ['firstObjectKey', 'secondObjectKey'];
export const PAIR = ['firstRecordId', 'secondRecordId'];
